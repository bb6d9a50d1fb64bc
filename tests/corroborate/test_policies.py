import pytest

from case_files import named
from dateline.corroborate.policies import apply_policy, best_quantities
from dateline.model.policy import Policy
from dateline.model.sides import Sides


@pytest.mark.parametrize("case", named("corroborate/policies.yaml"))
def test_a_policy_chooses_so(case, build):
    claims = build(case["claims"])
    for name, expected in case["best"].items():
        (found,) = best_quantities(claims, Policy(name), sides=Sides())
        chosen, rest = (expected["best"], expected) if isinstance(expected, dict) else (expected, {})
        assert (name, found.best) == (name, chosen)
        assert found.reason.startswith("not decided") == (chosen is None)
        assert found.policy == name
        assert bool(found.best_claim_ids) == (chosen is not None)
        assert set(found.best_claim_ids) <= set(found.claim_ids)
        assert rest.get("claims", list(found.best_claim_ids)) == list(found.best_claim_ids)
        assert rest.get("why", "") in found.reason
    low, high = case["range"]
    assert (found.low, found.high) == (low, high)


def rows(**more):
    return [{"id": "a", "published": "2016-03-02", "time": "2016-03-01", "place": "arda", "actors": ["army"], **more}]


def event_of(claims):
    from datetime import UTC, datetime

    from dateline.corroborate import corroborate
    from dateline.vocab.kinds import event_kinds

    (event,) = corroborate(claims, kinds=event_kinds(), now=datetime(2026, 1, 1, tzinfo=UTC)).events
    return event


def test_acled_records_no_dead_where_no_figure_is_given(build):
    claims = build(rows())
    (killed,) = apply_policy(event_of(claims), claims, Policy.ACLED).quantities
    assert (killed.what, killed.best, killed.low, killed.claim_ids) == ("killed", 0, None, ("a",))
    assert "no claim counts the dead" in killed.reason


def test_acled_has_no_dead_for_what_it_does_not_code(build):
    claims = build(rows(kind="meeting"))
    assert apply_policy(event_of(claims), claims, Policy.ACLED).quantities == ()


def test_acled_does_not_count_the_wounded(build):
    claims = build(rows(figures=["wounded 5"]))
    wounded, killed = apply_policy(event_of(claims), claims, Policy.ACLED).quantities
    assert (wounded.best, killed.best) == (None, 0)


def test_a_denial_gives_no_figure(build):
    told = {"published": "2016-03-02", "time": "2016-03-01", "place": "arda", "actors": ["army"]}
    claims = build(
        [
            {"id": "a", "says": ["sohr/monitor"], "figures": ["killed 12"], **told},
            {"id": "b", "says": ["army/military/army"], "polarity": "denied", "figures": ["killed 3"], **told},
        ]
    )
    (killed,) = apply_policy(event_of(claims), claims, Policy.LOWEST).quantities
    assert (killed.best, killed.claim_ids) == (12, ("a",))
