"""Whether two claims of one report tell one happening: what the report says of both, weighed.

The weights (`going_on_weights.py`) are those of a logistic model, learnt by tools/joining from reports whose happenings
people numbered: docs/models/joining.md.
"""

import re
from collections.abc import Iterator
from typing import Final

from dateline.corroborate.facts import Facts
from dateline.corroborate.going_on_weights import BIAS, WEIGHTS
from dateline.corroborate.kinds import Ground
from dateline.corroborate.pairs import Features, compare, shared_words
from dateline.corroborate.places import PlaceMatch
from dateline.corroborate.vetoes import kinds_meet

_DEFINITE: Final = re.compile(r"\b(?:the|this|that|these|those|its|their|his|her)\s+(?:\w+\s+)?$", re.IGNORECASE)
_GAPS: Final = ((15, "next sentence"), (420, "close by"), (900, "some way off"))
"""Characters between two claims, and what that is: agency copy has about 180 to a sentence."""
_LEADS: Final = ((90, "headline and first sentence"), (400, "headline and lead"))
OWN_PLACE: Final = frozenset(
    f"place:{rule}"
    for rule in ("own words", "right behind the word", "nearest in the sentence", "of the target", "of the subject")
)
"""Rules by which a claim takes its place from its own sentence."""
_ONE_TOWN: Final = frozenset({PlaceMatch.SAME, PlaceMatch.BESIDE})
_WITH_PLACE: Final = ("kind same", "kind alike", "kind loosely", "same sentence", "next sentence")
_PLACES: Final = ("place same", "place one unknown", "place both unknown", "place apart", "place nearby")


def going_on(earlier: Facts, later: Facts, body: int, ground: Ground) -> float:
    """The log-odds that two claims of one report, in the order of its text, tell one happening.

    `body` is where the report's text begins below its headline.
    """
    found = evidence(earlier, later, body, ground)
    return BIAS + sum(WEIGHTS.get(name, 0.0) * value for name, value in found.items())


def evidence(earlier: Facts, later: Facts, body: int, ground: Ground) -> dict[str, float]:
    """What speaks for and against, by name: 1 where it holds, or how much of it does."""
    features = compare(earlier, later, ground)
    found = features.evidence()
    found.pop("told apart in one report", None)
    together = earlier.start == later.start and earlier.end == later.end
    found[_distance(earlier, later, together=together)] = 1.0
    if not together:
        found["words shared"] = shared_words(earlier.words, later.words)
    for name, holds in (
        *_headlined(earlier, later, body),
        *_told(earlier, later, ground),
        *_placed(later, features, outcome=_outcomes(earlier, later, ground) == 1),
    ):
        found[name] = float(holds)
    for place in _PLACES:
        if found.get(place):
            found |= {f"{place}, {other}": 1.0 for other in _WITH_PLACE if found.get(other)}
    return {name: value for name, value in found.items() if value}


def _distance(earlier: Facts, later: Facts, *, together: bool) -> str:
    if together:
        return "same sentence"
    gap = max(0, later.start - earlier.end)
    return next((name for most, name in _GAPS if gap < most), "far off")


def _headlined(earlier: Facts, later: Facts, body: int) -> Iterator[tuple[str, bool]]:
    yield "both in the headline", earlier.headline and later.headline
    if earlier.headline and not later.headline:
        offset = later.start - body
        yield next((name for most, name in _LEADS if offset < most), "headline and text"), True


def _outcomes(earlier: Facts, later: Facts, ground: Ground) -> int:
    return sum(fact.kind in ground.families.outcomes for fact in (earlier, later))


def _told(earlier: Facts, later: Facts, ground: Ground) -> Iterator[tuple[str, bool]]:
    one, other = (fact.item.claim for fact in (earlier, later))
    yield "taken up again", one.id == other.same_as or other.id == one.same_as
    yield "called another", later.apart
    yield "act and outcome", _outcomes(earlier, later, ground) == 1
    yield "two outcomes", _outcomes(earlier, later, ground) == 2
    yield "effects differ", earlier.effect != later.effect
    yield "one recalled", earlier.recalled != later.recalled
    yield "one in general", earlier.general != later.general
    yield "same word", one.trigger.text.casefold() == other.trigger.text.casefold()
    before = other.quote.text[: max(0, other.trigger.start - other.quote.start)]
    yield "definite", bool(_DEFINITE.search(before[-25:]))
    yield "own time", later.timed and other.time is not None and other.time.context is None
    yield "one origin", earlier.origin == later.origin
    yield "figures of both", bool(earlier.figures and later.figures)
    yield "counted on top", any(figure.added for figure in later.figures)
    yield "kinds never meet", not kinds_meet(earlier.kind, later.kind, ground)
    accusing = ground.families.accusing
    yield "one accuses", (earlier.kind in accusing) != (later.kind in accusing)


def _placed(later: Facts, features: Features, *, outcome: bool) -> Iterator[tuple[str, bool]]:
    rule = next((rule for rule in later.item.claim.rules if rule.startswith("place:")), None)
    own = rule in OWN_PLACE
    led = later.place is not None and not own
    yield "own place", own
    yield "no place", later.place is None
    yield "led place", led
    yield "led to the same place", led and features.place in _ONE_TOWN
    yield "act and outcome in one place", outcome and features.place in _ONE_TOWN
