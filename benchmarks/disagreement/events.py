"""Scores which mentions are joined to one event, and how many independent origins an event is given."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from benchmarks.disagreement.bundles import GoldMention
from benchmarks.disagreement.told import Told
from dateline.model.event import Event
from dateline.model.origins import independent_origins
from eval.measures import Counts

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Wrong:
    """One thing that went wrong: its cause, to be counted over bundles, and what it is in words."""

    cause: str
    text: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What one measure gave in one bundle: the counts, and what was wrong."""

    counts: Counts
    wrong: tuple[Wrong, ...] = ()


def score_pairs(told: Told) -> Tally:
    """Pairs of mentions in one event: those of the gold, those of the record, and those of both.

    A mention that no claim covers is in no event: all its pairs are missed.
    """
    gold, read = _pairs(told, told.bundle.mentions)
    wrong = (*_uncovered(told), *_split(told, gold - read), *_glued(told, read - gold))
    return Tally(counts=Counts(right=len(gold & read), given=len(read), wanted=len(gold)), wrong=wrong)


def score_mentions(told: Told) -> Tally:
    """How many mentions some claim covers: what was never read cannot be joined, counted or set against anything."""
    mentions = told.bundle.mentions
    read = sum(bool(told.covers[it.id].claims) for it in mentions)
    return Tally(counts=Counts(right=read, given=len(mentions), wanted=len(mentions)))


def score_pairs_read(told: Told) -> Tally:
    """The same as `score_pairs` among the mentions that some claim covers: joining by itself."""
    mentions = [it for it in told.bundle.mentions if told.covers[it.id].claims]
    gold, read = _pairs(told, mentions)
    return Tally(counts=Counts(right=len(gold & read), given=len(read), wanted=len(gold)))


def _pairs(told: Told, mentions: Sequence[GoldMention]) -> tuple[set[Pair], set[Pair]]:
    """Pairs of mentions in one event, by the gold and by the record."""
    both = list(combinations(mentions, 2))
    gold = {(a.id, b.id) for a, b in both if a.event == b.event}
    return gold, {(a.id, b.id) for a, b in both if told.events_at(a.id) & told.events_at(b.id)}


def _uncovered(told: Told) -> Iterator[Wrong]:
    for it in told.bundle.mentions:
        cover = told.covers[it.id]
        if not cover.claims:
            yield Wrong(f"missed {it.kind}: {cover.cause}", f"missed {_mention(it)}: {cover.why}")


def _split(told: Told, missed: set[Pair]) -> Iterator[Wrong]:
    """One line for each happening that is read as several: the parts, with what the first claim of each was read as."""
    for event, mentions in told.bundle.events.items():
        parts: dict[frozenset[str], list[str]] = defaultdict(list)
        for it in mentions:
            if told.covers[it.id].claims:
                parts[told.events_at(it.id)].append(it.id)
        covered = {name for names in parts.values() for name in names}
        apart = sorted(pair for pair in missed if set(pair) <= covered)
        if apart:
            firsts = [told.covers[names[0]].claims[0] for names in parts.values()]
            told_as = (f"{told.quoted(it)} [{told.read_as(it)}]" for it in firsts)
            split = " | ".join(f"{' '.join(names)}: {it}" for names, it in zip(parts.values(), told_as, strict=True))
            reasons = (told.why_apart(one, two) for one, two in combinations(firsts, 2))
            why = next(filter(None, reasons), "")
            text = f"split {event}: {split}" + (f" ({why})" if why else "")
            yield Wrong("one happening read as several", text)


def _glued(told: Told, wrongly: set[Pair]) -> Iterator[Wrong]:
    """One line for each two happenings that are read as one."""
    by_id = {it.id: it for it in told.bundle.mentions}
    seen: dict[Pair, Pair] = {}
    for a, b in sorted(wrongly):
        seen.setdefault((by_id[a].event, by_id[b].event), (a, b))
    for events, (a, b) in seen.items():
        shared = {told.event(it) for it in told.covers[a].claims} & told.events_at(b)
        claims = (next(it for it in told.covers[name].claims if told.event(it) in shared) for name in (a, b))
        two = " and ".join(
            f"{name} {told.quoted(it)} [{told.read_as(it)}]" for name, it in zip((a, b), claims, strict=True)
        )
        yield Wrong("two happenings read as one", f"merged {' with '.join(events)}: {two}")


def score_origins(told: Told) -> Tally:
    """Whether each happening that rests on somebody has as many independent origins as it should."""
    right, wanted = 0, 0
    wrong: list[Wrong] = []
    for name, groups in told.bundle.origins.items():
        if not groups:
            continue
        wanted += 1
        event = event_read(told, name)
        if event is not None and event.independent_origins == len(groups):
            right += 1
            continue
        want = " | ".join(" ".join(group) for group in groups)
        read = f"{event.independent_origins} ({'; '.join(event.origins) or 'nobody'})" if event else "no event"
        less = "too few" if event and event.independent_origins < len(groups) else "too many"
        text = f"origins of {name}: {len(groups)} wanted ({want}), read {read}"
        wrong.append(Wrong(less if event else "no event read", text))
    return Tally(counts=Counts(right=right, given=wanted, wanted=wanted), wrong=tuple(wrong))


def event_read(told: Told, name: str) -> Event | None:
    """The event of the record that holds most of a happening's affirming mentions; of equals the first."""
    mentions = [it for it in told.bundle.events[name] if not it.denies]
    votes = Counter(event for it in mentions for event in told.events_at(it.id))
    return max((it for it in told.events if it.id in votes), key=lambda it: votes[it.id], default=None)


def score_same_origin(told: Told) -> Tally:
    """Pairs of mentions of one happening that rest on one origin. What no claim covers rests on nobody."""
    gold: set[Pair] = set()
    read: set[Pair] = set()
    for groups in told.bundle.origins.values():
        group_of = {mention: at for at, group in enumerate(groups) for mention in group}
        for a, b in combinations(group_of, 2):
            if group_of[a] == group_of[b]:
                gold.add((a, b))
            if _one_origin(told, a, b):
                read.add((a, b))
    return Tally(counts=Counts(right=len(gold & read), given=len(read), wanted=len(gold)))


def _one_origin(told: Told, left: str, right: str) -> bool:
    one, two = ([told.claims[claim] for claim in told.covers[name].claims] for name in (left, right))
    return any(
        independent_origins([a, b]) == 1 == independent_origins([a]) == independent_origins([b])
        for a in one
        for b in two
    )


def _mention(it: GoldMention) -> str:
    return f"{it.id} ({it.kind}{', denied' if it.denies else ''}, {' '.join(it.words.split())!r})"
