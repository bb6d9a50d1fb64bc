from dataclasses import dataclass
from datetime import UTC, datetime

from dateline.model.correction import Act, Anchor, Correction, Value
from dateline.model.quote import Quote
from dateline.model.resolution import PlaceRef, Precision
from dateline.record.agreement import agreements, verdicts
from dateline.store.corrections import StoredCorrection

WORDS = Quote(start=0, end=4, text="fell")


@dataclass
class Desk:
    """Takes down what persons decide on one claim, a minute apart."""

    stored: list[StoredCorrection]

    def say(self, author, act, field=None, *, typed=None, **value):
        at = len(self.stored)
        made = Correction(
            id=f"cor_{at}",
            act=act,
            claims=(Anchor(report_id="r", sha256="s", claim_id="c", quote=WORDS, trigger=WORDS, kind="clash"),),
            why="so it says",
            author=author,
            decided_at=datetime(2026, 1, 1, 0, at, tzinfo=UTC),
            field=field,
            typed=typed,
            value=Value(**value) if value else None,
        )
        self.stored.append(StoredCorrection(correction=made, claim_ids=("c",)))
        return self

    def verdicts(self):
        return verdicts(self.stored)["c"]


def town(name, key):
    return PlaceRef(quote=None, name=name, place_id=key, precision=Precision.TOWN)


def test_the_same_field_set_to_another_value_is_no_agreement():
    desk = Desk([])
    desk.say("Ada", Act.SET, "place", place=town("Tadmur", "gn:163808"))
    desk.say("Vic", Act.SET, "place", place=town("Homs", "gn:169577"))
    desk.say("Rea", Act.SET, "place", place=town("Palmyra", "gn:163808"))
    found = desk.verdicts()
    assert found["Ada"] == found["Rea"] != found["Vic"]


def test_the_last_word_on_every_field_counts_and_accepting_changes_none():
    desk = Desk([])
    desk.say("Ada", Act.SET, "kind", word="clash").say("Ada", Act.SET, "modality", word="planned")
    desk.say("Ada", Act.SET, "kind", word="shelling").say("Ada", Act.ACCEPT)
    desk.say("Vic", Act.REJECT).say("Vic", Act.SET, "kind", word="shelling")
    desk.say("Rea", Act.REJECT).say("Rea", Act.ACCEPT)
    assert desk.verdicts() == {"Ada": "correct kind=shelling; modality=planned", "Vic": "reject", "Rea": "accept"}


def test_agreement_is_counted_on_what_both_judged():
    [found] = agreements(
        {"a": {"Ada": "accept", "Vic": "accept"}, "b": {"Ada": "accept", "Vic": "reject"}, "c": {"Ada": "reject"}}
    )
    assert (found.one, found.other, found.claims, found.agreed, found.differ) == ("Ada", "Vic", 2, 1, ("b",))


def test_kappa_is_what_is_beyond_chance():
    claims = {
        str(at): {"Ada": one, "Vic": other}
        for at, (one, other) in enumerate(
            [("accept", "accept")] * 20
            + [("accept", "reject")] * 5
            + [("reject", "accept")] * 10
            + [("reject", "reject")] * 15
        )
    }
    [found] = agreements(claims)
    assert found.kappa is not None
    assert round(found.kappa, 2) == 0.4  # the worked example of Cohen's kappa in most textbooks


def test_where_chance_alone_would_agree_there_is_no_kappa():
    [found] = agreements({"a": {"Ada": "accept", "Vic": "accept"}})
    assert found.kappa is None
