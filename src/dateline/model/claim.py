"""What one report asserts, in its own words; never edited once made."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from dateline.model.quote import Quote
from dateline.model.report import ReadSentence


class Polarity(StrEnum):
    """Whether the text says it happened or says it did not."""

    AFFIRMED = "affirmed"
    DENIED = "denied"


class Modality(StrEnum):
    """How the text places the happening against reality; after PLOVER's auxiliary modes."""

    OCCURRED = "occurred"
    ONGOING = "ongoing"
    PLANNED = "planned"
    HYPOTHETICAL = "hypothetical"
    BACKGROUND = "background"


class Hedge(StrEnum):
    """How sure the text itself sounds."""

    PLAIN = "plain"
    REPORTED = "reported"
    POSSIBLE = "possible"
    DOUBTED = "doubted"


class QuantityKind(StrEnum):
    """What a figure counts."""

    KILLED = "killed"
    WOUNDED = "wounded"
    KILLED_OR_WOUNDED = "killed_or_wounded"
    MISSING = "missing"
    CAPTURED = "captured"
    ABDUCTED = "abducted"
    DISPLACED = "displaced"
    STRIKES = "strikes"
    PERSONNEL = "personnel"
    VEHICLES = "vehicles"
    MONEY = "money"
    DISTANCE = "distance"


class Scope(StrEnum):
    """Whether a figure belongs to one happening or to a whole period."""

    INCIDENT = "incident"
    CUMULATIVE = "cumulative"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words that name a party or a speaker.

    `words` is what to look up: the text itself, or the words of the antecedent when the text is a pronoun or a
    definite mention ("the group"); then `led_by` quotes the antecedent. `allies` acted together with it in this
    one action.
    """

    quote: Quote
    words: str
    led_by: Quote | None = None
    allies: tuple["Mention", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """Words that say where.

    `words` is the bare name to look up ("Raqqa"), `feature` the class word beside it ("town", "province"),
    `relation` one of ``in``, ``near``, ``outskirts`` (at the edge, not inside) or ``route`` (on the way to),
    `within` the wider places named beside it, narrowest first, `distance` kilometres and the place they are
    counted from. `part` is a named or described piece of the place ("a market", "eastern districts").
    """

    quote: Quote
    words: str
    feature: str | None = None
    relation: str = "in"
    within: tuple[str, ...] = ()
    distance_km: float | None = None
    distance_from: str | None = None
    part: str | None = None
    led_by: Quote | None = None


DAY_OF_SAYING: Final = "said "
"""How the `context` of a time begins that is the day of the statement: what it tells of had happened by then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeMention:
    """Words that say when. `tense` of the governing verb: ``past``, ``present`` or ``future``.

    `context` is set when the words stand elsewhere in the report, on the same happening, and says why they apply.
    `since` quotes the words for when the same happening began ("by Sunday" with an assault begun "on Saturday"):
    they bound it from below.
    """

    quote: Quote
    tense: str = "past"
    context: str | None = None
    since: Quote | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A figure in its words: "at least 50" is low 50 and no high; "fewer than 50" no low and high 49.

    `vague` marks word-only figures ("hundreds": low 200). `group` names who was counted; `unit` the currency
    or measure. `part` marks a part of those counted beside it ("30 killed, *including four women*"): this many of them,
    never added to them and never compared with totals. Raises ValueError when low is above high or a bound is negative.
    """

    quote: Quote
    what: QuantityKind
    low: float | None
    high: float | None
    vague: bool = False
    who: str | None = None
    group: Mention | None = None
    scope: Scope = Scope.INCIDENT
    unit: str | None = None
    part: bool = False

    def __post_init__(self) -> None:
        if self.low is not None and self.high is not None and self.low > self.high:
            msg = f"quantity {self.quote.text!r}: low {self.low} above high {self.high}"
            raise ValueError(msg)
        if (self.low or 0) < 0 or (self.high or 0) < 0:
            msg = f"quantity {self.quote.text!r}: negative bound"
            raise ValueError(msg)


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerMention:
    """One link of the speaker chain: the words, and the cue ("said", "according to") that ties the claim to them.

    `mention` is None for a report with nobody named ("reportedly").
    """

    mention: Mention | None
    cue: Quote | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One assertion in one report, as its words put it. Append-only: nothing ever edits a claim.

    `speakers` runs innermost first and leaves the outlet out (resolution adds it, last). `rules` names the
    rules that fired, for ``explain``. `same_as` is the id of an earlier claim of this report that tells the
    same happening, when the text itself says so.
    """

    id: str
    report_id: str
    kind: str
    quote: Quote
    trigger: Quote
    actors: tuple[Mention, ...] = ()
    targets: tuple[Mention, ...] = ()
    instrument: Quote | None = None
    place: PlaceMention | None = None
    time: TimeMention | None = None
    quantities: tuple[Quantity, ...] = ()
    speakers: tuple[SpeakerMention, ...] = ()
    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality = Modality.OCCURRED
    hedge: Hedge = Hedge.PLAIN
    score: float = 0.5
    extractor: str = ""
    rules: tuple[str, ...] = ()
    same_as: str | None = None
    headline: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one extractor read in one report: its claims, and which sentences gave them."""

    report_id: str
    claims: tuple[Claim, ...]
    sentences: tuple[ReadSentence, ...]
