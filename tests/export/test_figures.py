import pytest

from dateline.export.figures import figures_text, reasons, toll
from dateline.model.claim import Quantity, QuantityKind
from dateline.model.event import BestQuantity
from dateline.model.quote import Quote


def best(low, high, **more):
    known = {
        "what": "killed",
        "who": "people",
        "side": None,
        "scope": "incident",
        "vague": False,
        "policy": "low-best-high",
    }
    return BestQuantity(low=low, high=high, as_of=None, claim_ids=("clm_1",), **{**known, **more})


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ([], (None, None, None)),
        ([best(12, 12)], (12, 12, 12)),
        ([best(12, 15)], (12, None, 15)),
        ([best(50, None)], (50, None, None)),
        ([best(None, 49)], (None, None, 49)),
        ([best(12, 15, best=14, policy="majority", reason="given by 2 of 3 origins")], (12, 14, 15)),
        ([best(12, 12, reason="not decided: a reason")], (12, None, 12)),
        ([best(None, None, best=0, policy="acled", reason="no claim counts the dead")], (None, 0, None)),
        ([best(250_000, 250_000, scope="cumulative")], (None, None, None)),
        ([best(12, 12), best(5, 5, who="children")], (12, None, None)),
        ([best(3, 3, what="wounded")], (None, None, None)),
        ([best(1.5, 1.5)], (1.5, 1.5, 1.5)),
    ],
)
def test_low_best_and_high_claim_no_more_than_was_said(found, expected):
    assert tuple(toll(found, "killed").values()) == expected


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (best(50, None), "killed 50 or more (people)"),
        (best(None, 49), "killed up to 49 (people)"),
        (best(200, None, vague=True), "killed about 200 or more (people)"),
        (best(12, 15, who=None), "killed 12 to 15"),
        (best(250_000, 250_000, scope="cumulative"), "killed 250,000 (people), cumulative"),
        (best(None, None), "killed an unknown number (people)"),
        (best(7, 7, what="killed_or_wounded"), "killed or wounded 7 (people)"),
    ],
)
def test_figures_in_words(figure, words):
    assert figures_text([figure]) == words


def test_a_part_is_said_to_be_one():
    quote = Quote(start=0, end=10, text="four women")
    part = Quantity(quote=quote, what=QuantityKind.KILLED, low=4, high=4, who="women", part=True)
    assert figures_text([part]) == "of them killed 4 (women)"


def test_the_reason_of_a_policy_names_the_figure():
    found = best(12, 20, best=12, policy="lowest", reason="the lowest of 2 figures")
    assert reasons(found) == "killed (people): the lowest of 2 figures"
