"""Who and where a report names, and who says what in it: all of it, whether or not a claim stands on it."""

from dataclasses import dataclass

from dateline.model.claim import Mention, PlaceMention
from dateline.model.quote import Quote
from dateline.model.report import Report
from dateline.model.resolution import ActorRef, PlaceRef, SpeakerRef


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """Something said, thought or wanted, and by whom: "*the army* **denied** *the strike*".

    `cue` quotes the word of saying, `source` the head word of who says it (None: nobody is named), `content` what is
    said, in the text's order, in pieces where the cue stands inside it. `speaker` tells whom the source means: the name
    behind "he" or "the group". `score` from 0 to 1 is the network's; `rule` names what found it.
    """

    cue: Quote
    content: tuple[Quote, ...]
    source: Quote | None = None
    speaker: Mention | None = None
    score: float = 1.0
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opposed:
    """Two parties of which one fights the other, or both fight on one side: what the words of `quote` say."""

    first: Mention
    second: Mention
    allies: bool
    quote: Quote


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """What stands in one report besides its claims: parties and persons, places, sayings, in the text's order."""

    report_id: str
    actors: tuple[Mention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    sayings: tuple[Saying, ...] = ()
    sides: tuple[Opposed, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Surveyed:
    """A report's survey with what its names were resolved to: one reference for each, in the survey's order.

    `speakers` has who stands behind each saying, None where nobody is named.
    """

    report: Report
    survey: Survey
    actors: tuple[ActorRef, ...]
    places: tuple[PlaceRef, ...]
    speakers: tuple[SpeakerRef | None, ...]
