"""What dateline makes of a bundle: its reports read as a file of JSON lines, and which claims cover which mention."""

import json
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

import dateline
from benchmarks.disagreement.bundles import Bundle, GoldMention
from dateline.model.claim import Hedge, Polarity
from dateline.model.event import Dispute, Event
from dateline.model.quote import Quote
from dateline.model.resolution import ResolvedClaim
from dateline.record.access import Record
from dateline.vocab.kind_families import kind_families

_PLAIN: Final = str.maketrans(
    {
        "\N{LEFT SINGLE QUOTATION MARK}": "'",
        "\N{RIGHT SINGLE QUOTATION MARK}": "'",
        "\N{LEFT DOUBLE QUOTATION MARK}": '"',
        "\N{RIGHT DOUBLE QUOTATION MARK}": '"',
    }
)
Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """The claims that tell what a mention tells, by id; without any, `why` says what stands there instead.

    `cause` is the same in few words, to be counted.
    """

    claims: tuple[str, ...]
    why: str = ""
    cause: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A bundle as the record has it."""

    bundle: Bundle
    record: Record
    claims: dict[str, ResolvedClaim]
    report_of: dict[str, str]
    """The bundle's id of the report that each claim stands in."""
    events: tuple[Event, ...]
    disputes: tuple[Dispute, ...]
    event_of: dict[str, str]
    covers: dict[str, Cover]

    def event(self, claim: str) -> str:
        """The event of a claim; a claim that belongs to none stands for itself."""
        return self.event_of.get(claim, claim)

    def events_at(self, mention: str) -> frozenset[str]:
        """The events of the claims that cover a mention."""
        return frozenset(self.event(claim) for claim in self.covers[mention].claims)

    def quoted(self, claim: str) -> str:
        """A claim in a few words: its report, kind, trigger and sentence."""
        found = self.claims[claim].claim
        return f"{self.report_of[claim]} {found.kind} {found.trigger.text!r} in {_short(found.quote.text)!r}"

    def read_as(self, claim: str) -> str:
        """What a claim was resolved to, as far as joining looks at it: where, when, who upon whom, how many."""
        found = self.claims[claim].resolution
        place = f"{found.place.name} ({found.place.precision})" if found.place else "no place"
        days = f"{found.time.earliest or '?'}..{found.time.latest or '?'}" if found.time else "no day"
        who, whom = (", ".join(it.name for it in refs) or "-" for refs in (found.actors, found.targets))
        figures = [f"{it.quantity.what} {it.quantity.quote.text!r}" for it in found.quantities]
        return "; ".join([place, days, f"{who} > {whom}", *figures])

    def why_apart(self, left: str, right: str) -> str:
        """The program's own reason for keeping two claims apart, where it noted one."""
        explained = self.record.explain(left)["claims"]
        known = (it for claim in explained for it in claim["judgements"] if right in (it["left"], it["right"]))
        return next((f"{it['verdict']}: {it['reason']}" for it in known), "")


@contextmanager
def reading(bundle: Bundle, known_on: date | None = None) -> Iterator[Told]:
    """Read a bundle's reports, those published after `known_on` left out, into a record that lasts for the block."""
    reports = [it for it in bundle.reports if known_on is None or it.published <= known_on]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "reports.jsonl"
        rows = (
            {"title": it.title, "outlet": it.outlet, "published_at": str(it.published), "text": it.text}
            for it in reports
        )
        path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
        with dateline.read(str(path)) as record:
            yield _told(bundle, record, [it.id for it in reports])


def _told(bundle: Bundle, record: Record, ids: Sequence[str]) -> Told:
    texts: dict[str, str] = {}
    names: dict[str, str] = {}
    for stored in record.reports():
        line = int((stored.report.source or "").rpartition(":")[2])
        names[stored.report.id] = ids[line - 1]
        texts[ids[line - 1]] = stored.report.text
    claims = {it.id: it for it in record.claims()}
    report_of = {name: names[it.claim.report_id] for name, it in claims.items()}
    by_report = {name: [it for it in claims.values() if report_of[it.id] == name] for name in ids}
    events = tuple(record.events())
    return Told(
        bundle=bundle,
        record=record,
        claims=claims,
        report_of=report_of,
        events=events,
        disputes=tuple(record.disputes()),
        event_of={claim: event.id for event in events for claim in event.claim_ids},
        covers=_covers(bundle.mentions, texts, by_report),
    )


def _covers(
    mentions: Sequence[GoldMention], texts: Mapping[str, str], claims: Mapping[str, Sequence[ResolvedClaim]]
) -> dict[str, Cover]:
    spans = {it.id: place_of(it.words, texts.get(it.report, "")) for it in mentions}
    out: dict[str, Cover] = {}
    for it in mentions:
        others = [spans[other.id] for other in mentions if other.report == it.report and other.event != it.event]
        known = claims.get(it.report, ())
        out[it.id] = cover(it, spans[it.id], known, [span for span in others if span is not None])
    return out


def cover(
    mention: GoldMention, span: Span | None, claims: Sequence[ResolvedClaim], others: Sequence[Span] = ()
) -> Cover:
    """Find the claims of a mention, which stands at `span`, among those of its report.

    The trigger stands in the mention's words or overlaps them; of several such claims those of the mention's kind
    count, else those of a like kind, else all. Without one: claims of a like kind whose quote overlaps the words, but
    not their trigger `others`, the words for other happenings. What is affirmed covers no denial, and what is denied
    nothing else.
    """
    if span is None:
        return Cover(claims=(), why="its words are not in the report as dateline took it in", cause="lost")
    at_words = [it for it in claims if _overlap(it.claim.trigger, span)]
    around = [
        it
        for it in claims
        if _overlap(it.claim.quote, span)
        and alike(it.claim.kind, mention.kind)
        and not any(_overlap(it.claim.trigger, other) for other in others)
    ]
    fitting = [it for it in at_words if _denies(it) == mention.denies]
    for some in (
        [it for it in fitting if it.claim.kind == mention.kind],
        [it for it in fitting if alike(it.claim.kind, mention.kind)],
        fitting,
        [it for it in around if _denies(it) == mention.denies],
    ):
        if some:
            return Cover(claims=tuple(it.id for it in some))
    if at_words or around:
        other = (at_words or around)[0].claim
        read = "affirmed" if mention.denies else "denied"
        return Cover(claims=(), why=f"the claim at {other.trigger.text!r} is read as {read}", cause=f"read as {read}")
    sentence = sorted({it.claim.kind for it in claims if _overlap(it.claim.quote, span)})
    if sentence:
        return Cover(claims=(), why=f"its sentence has only {', '.join(sentence)}", cause="other claims")
    return Cover(claims=(), why="its sentence has no claim", cause="no claim")


def alike(left: str, right: str) -> bool:
    """Whether claims of two kinds can tell one happening."""
    families = kind_families()
    pair = left, right
    return left == right or any(pair in pairs for pairs in (families.alike, families.with_figures, families.loosely))


def place_of(words: str, text: str) -> Span | None:
    """Where words stand in a text whose white space and quotation marks may differ."""
    wanted = " ".join(words.translate(_PLAIN).split())
    plain: list[str] = []
    at: list[int] = []
    for number, char in enumerate(text.translate(_PLAIN)):
        if not char.isspace():
            plain.append(char)
            at.append(number)
        elif plain and plain[-1] != " ":
            plain.append(" ")
            at.append(number)
    start = "".join(plain).find(wanted)
    return (at[start], at[start + len(wanted) - 1] + 1) if wanted and start >= 0 else None


def _denies(item: ResolvedClaim) -> bool:
    return item.claim.polarity is Polarity.DENIED or item.claim.hedge is Hedge.DOUBTED


def _overlap(quote: Quote, span: Span) -> bool:
    return quote.start < span[1] and span[0] < quote.end


def _short(text: str, size: int = 90) -> str:
    line = " ".join(text.split())
    return line if len(line) <= size else f"{line[: size - 1]}\N{HORIZONTAL ELLIPSIS}"
