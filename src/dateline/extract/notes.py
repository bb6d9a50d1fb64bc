"""What stands where in a parsed report: known actors, places, times and quotations, by token."""

from bisect import bisect_right
from dataclasses import dataclass, field

from dateline.extract.parsing import Parsed
from dateline.model.lookups import TimeWords
from dateline.vocab.actors import ActorHit, ActorLexicon
from dateline.vocab.countries import Countries, Country


@dataclass(slots=True, kw_only=True)
class PlaceHit:
    """A place name in a report: tokens `first` to `last`; `head` is the token the rest of the sentence hangs on.

    `sure` names mean a place before any context; those not `listed` only may be one
    (unlisted_places.py). `inside` is the town a neighbourhood belongs to: the gazetteer knows no quarters of towns.
    """

    first: int
    last: int
    head: int
    words: str
    feature: str | None = None
    feature_at: int | None = None
    relation: str = "in"
    within: tuple[str, ...] = ()
    country: bool = False
    sure: bool = False
    listed: bool = True
    distance_km: float | None = None
    distance_from: str | None = None
    inside: "PlaceHit | None" = None
    piece: tuple[int, int] | None = None
    """Tokens of a piece of the place that was named: "eastern X", "the X countryside"."""


@dataclass(slots=True, kw_only=True)
class TimeHit:
    """A time expression: tokens `first` to `last`."""

    first: int
    last: int
    words: str


@dataclass(slots=True, kw_only=True)
class Notes:
    """All that was noted on one report."""

    parsed: Parsed
    actor_at: dict[int, ActorHit] = field(default_factory=dict)
    place_at: dict[int, PlaceHit] = field(default_factory=dict)
    places: list[PlaceHit] = field(default_factory=list)
    times: list[TimeHit] = field(default_factory=list)
    time_at: dict[int, TimeHit] = field(default_factory=dict)
    quoted: list[int] = field(default_factory=list)
    lemmas: frozenset[str] = frozenset()

    def of_report(self, some: frozenset[str], none: frozenset[str]) -> bool:
        """Whether one of the words `some` stands in the report, if any are asked for, and none of `none`."""
        return not (some and not some & self.lemmas) and not none & self.lemmas


def take_notes(parsed: Parsed, lexicon: ActorLexicon, times: TimeWords) -> Notes:
    """Note known actors, times and quotations of a report; places come after them, see place_notes.py."""
    notes = Notes(parsed=parsed)
    notes.lemmas = frozenset(token.lower_ for token in parsed.doc)
    _note_actors(notes, lexicon)
    _note_times(notes, times)
    notes.quoted = _quotations(parsed)
    return notes


def _note_actors(notes: Notes, lexicon: ActorLexicon) -> None:
    for first, last in notes.parsed.block_tokens:
        for hit in lexicon.find(notes.parsed.words[first:last]):
            for i in range(first + hit.start, first + hit.end):
                notes.actor_at[i] = ActorHit(start=first + hit.start, end=first + hit.end, actor_ids=hit.actor_ids)


def _note_times(notes: Notes, times: TimeWords) -> None:
    parsed = notes.parsed
    for block, (first, last) in zip(parsed.blocks, parsed.block_tokens, strict=True):
        if first == last:
            continue
        starts = parsed.starts[first:last]
        for span in times.find(block.text):
            begin = first + bisect_right(starts, block.start(span.start)) - 1
            finish = first + bisect_right(starts, block.origin[span.end - 1]) - 1
            hit = TimeHit(first=begin, last=finish, words=span.text)
            notes.times.append(hit)
            notes.time_at.update((i, hit) for i in range(begin, finish + 1))


def _quotations(parsed: Parsed) -> list[int]:
    """Number of the quotation each token stands in, 0 for none; an unclosed one runs to the end of its block.

    A mark that leans on the word behind it opens, one that leans on the word before it closes: a mark lost in
    scraping then spoils one quotation, not all that follow.
    """
    numbers = [0] * len(parsed.words)
    count = 0
    for first, last in parsed.block_tokens:
        inside = False
        for i in range(first, last):
            if parsed.words[i] == '"':
                leans_on = i + 1 < last and parsed.ends[i] == parsed.starts[i + 1]
                leans_back = i > first and parsed.ends[i - 1] == parsed.starts[i]
                inside = leans_on if leans_on != leans_back else not inside
                count += inside
            elif inside:
                numbers[i] = count
    return numbers


def country_of_demonym(word: str) -> Country | None:
    """Country whose people or things `word` describes ("Syrian"), None for other words."""
    return Countries.default().by_demonym(word) if word[:1].isupper() else None
