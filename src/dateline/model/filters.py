"""Which part of the record somebody asks for."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from dateline.model.control import ControlInterval
from dateline.model.event import Dispute, Event
from dateline.model.letters import without_marks
from dateline.model.names import party_names, place_names, ref_names, ref_words, refs_names, speaker_names
from dateline.model.report import Report
from dateline.model.resolution import ResolvedClaim, TimeRef

Claims = Mapping[str, ResolvedClaim]
Names = Callable[[ResolvedClaim], list[str | None]]
_NO_CLAIMS: Final[Claims] = MappingProxyType({})

# Spellings that romanised names mix freely; both sides are folded, so this only ever makes more names equal.
_SPELLINGS: Final = (("ee", "i"), ("oo", "u"), ("ou", "u"), ("ei", "ay"), ("ai", "ay"), ("dh", "d"), ("q", "k"))
_APOSTROPHES: Final = re.compile("['`\u2018\u2019\u02bb-\u02bf]")  # straight, curly, and those for hamza and ayn
_ARTICLES: Final = frozenset({"al", "el", "ar", "as", "ash", "at", "ad", "an", "az", "the"})


@lru_cache(maxsize=65_536)
def fold_name(name: str) -> str:
    """Fold a name for comparing what people type with what texts spell: ``Al-Qaryatayn`` like ``Qaryatain``.

    Case, marks, apostrophes, hyphens, articles, doubled letters and common vowel spellings do not count.
    """
    words = re.findall(r"[^\W_]+", _APOSTROPHES.sub("", without_marks(name.casefold())))
    kept = [word for word in words if word not in _ARTICLES] or words
    return " ".join(_fold_word(word) for word in kept)


def _fold_word(word: str) -> str:
    for spelling, one in _SPELLINGS:
        word = word.replace(spelling, one)
    word = re.sub(r"(\D)\1+", r"\1", word)
    return word[:-1] if word.endswith("ah") and len(word) > 4 else word


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Conditions on the record; all that are given must hold.

    `place`, `actor`, `speaker` and `outlet` match an id, or a name as whole words in any spelling ("Observatory"
    finds the Syrian Observatory for Human Rights). `actor` is a party on either side, allies included. `speaker` is
    any link of the chain. `since` and `until` are days, both included: what can have been in that time matches, what
    has no time at all does not. `widened` makes a name find the same place or party under its other names.
    """

    place: str | None = None
    actor: str | None = None
    kind: str | None = None
    since: date | None = None
    until: date | None = None
    speaker: str | None = None
    outlet: str | None = None
    ids: frozenset[tuple[str, str]] = frozenset()

    def widened(self, claims: Iterable[ResolvedClaim]) -> "Filter":
        """Let a name stand for the ids that the record resolved exactly this name to.

        So the name by which one outlet calls a town also finds what the others tell of it under its other name.
        """
        found = set(self.ids)
        for item in claims:
            if self.place is not None and item.resolution.place and _same(self.place, place_names(item)):
                found.add(("place", item.resolution.place.place_id or ""))
            for what, asked, refs in (
                ("actor", self.actor, (*item.resolution.actors, *item.resolution.targets)),
                ("speaker", self.speaker, item.resolution.speakers),
            ):
                if asked is not None:
                    found.update((what, ref.actor_id or "") for ref in refs if _same(asked, ref_words(ref)))
        return replace(self, ids=frozenset((what, known) for what, known in found if known))

    def matches_claim(self, item: ResolvedClaim) -> bool:
        """Tell whether a claim is asked for."""
        return (
            self._is_kind(item.claim.kind)
            and (self.outlet is None or _named(self.outlet, [item.outlet]))
            and self._any("speaker", self.speaker, speaker_names(item))
            and self._any("actor", self.actor, party_names(item))
            and self._any("place", self.place, place_names(item))
            and self._at_time(item.resolution.time)
        )

    def matches_event(self, event: Event, claims: Claims = _NO_CLAIMS) -> bool:
        """Tell whether an event is asked for. `claims` (by id) lets the words of its claims match too."""
        own = [claims[claim_id] for claim_id in event.claim_ids if claim_id in claims]
        parties = refs_names((*event.actors, *event.targets))
        return (
            self._is_kind(event.kind)
            and self._at_time(event.time)
            and (self.outlet is None or _named(self.outlet, event.outlets))
            and self._any("speaker", self.speaker, [*event.origins, *_each(own, speaker_names)])
            and self._any("actor", self.actor, [*parties, *_each(own, party_names)])
            and self._any("place", self.place, [*ref_names(event.place), *_each(own, place_names)])
        )

    def matches_dispute(self, dispute: Dispute, claims: Claims) -> bool:
        """Tell whether a dispute is asked for: one of its claims (looked up in `claims` by id) is."""
        if replace(self, ids=frozenset()) == Filter():
            return True
        ids = (claim_id for side in dispute.positions for claim_id in side.claim_ids)
        return any(self.matches_claim(claims[claim_id]) for claim_id in ids if claim_id in claims)

    def matches_interval(self, interval: ControlInterval, claims: Claims = _NO_CLAIMS) -> bool:
        """Tell whether a control interval is asked for; kind and outlet are those of its supporting claims."""
        own = [claims[claim_id] for claim_id in interval.supporting if claim_id in claims]
        holders = [*interval.holders, *interval.holder_names]
        return (
            (self.kind is None or any(item.claim.kind == self.kind for item in own))
            and (self.outlet is None or _named(self.outlet, [item.outlet for item in own]))
            and self._any("speaker", self.speaker, [*interval.according_to, *_each(own, speaker_names)])
            and self._any("actor", self.actor, holders)
            and self._any("place", self.place, [*ref_names(interval.place), *_each(own, place_names)])
            and self._in_interval(interval)
        )

    def matches_outlet(self, outlet: str | None) -> bool:
        """Tell whether an outlet is the one asked for, by its name alone."""
        return self.outlet is None or _named(self.outlet, [outlet])

    def matches_report(self, report: Report, claims: Iterable[ResolvedClaim] = ()) -> bool:
        """Tell whether a report is asked for: by outlet and publication day, for the rest by one of its `claims`."""
        if not self.matches_outlet(report.outlet):
            return False
        if (self.since or self.until) and not self._overlaps(report.published_at, report.published_at):
            return False
        rest = replace(self, outlet=None, since=None, until=None)
        return replace(rest, ids=frozenset()) == Filter() or any(rest.matches_claim(item) for item in claims)

    def _is_kind(self, kind: str) -> bool:
        return self.kind is None or self.kind == kind

    def _any(self, what: str, asked: str | None, names: Iterable[str | None]) -> bool:
        if asked is None:
            return True
        known = [name for name in names if name]
        return _named(asked, known) or any((what, name) in self.ids for name in known)

    def _at_time(self, time: TimeRef | None) -> bool:
        if self.since is None and self.until is None:
            return True
        return time is not None and self._overlaps(time.earliest, time.latest)

    def _overlaps(self, earliest: date | None, latest: date | None) -> bool:
        if earliest is None and latest is None:
            return False
        return (self.since is None or latest is None or latest >= self.since) and (
            self.until is None or earliest is None or earliest <= self.until
        )

    def _in_interval(self, interval: ControlInterval) -> bool:
        """Half-open: an end known to the day is no longer in it, one known less exactly may be. No end goes on."""
        begun = interval.start.earliest or interval.start.latest
        end = interval.end
        over = (end.latest or end.earliest) if end else None
        exact = end is not None and end.earliest == end.latest
        return (self.until is None or begun is None or begun <= self.until) and (
            self.since is None or over is None or over > self.since or (over == self.since and not exact)
        )


def _named(asked: str, names: Iterable[str | None]) -> bool:
    wanted = f" {fold_name(asked)} "
    return bool(wanted.strip()) and any(wanted in f" {fold_name(name)} " for name in names if name)


def _same(asked: str, names: Iterable[str | None]) -> bool:
    return any(fold_name(asked) == fold_name(name) for name in names if name)


def _each(items: Iterable[ResolvedClaim], names: Names) -> list[str | None]:
    return [name for item in items for name in names(item)]
