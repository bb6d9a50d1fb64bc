"""Writes down which claims were judged one happening, and the closest of those that were kept apart."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from dateline.corroborate.assemble import event_id
from dateline.corroborate.cluster import Group, Match, Matcher
from dateline.corroborate.facts import Facts
from dateline.corroborate.pairs import SAME_SCORE
from dateline.corroborate.told_on import ToldOn
from dateline.model.event import Judgement, Verdict
from dateline.model.ids import make_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Judge:
    """Signs judgements as `author`, at `now`."""

    author: str
    now: datetime

    def told_on(self, found: Iterable[ToldOn]) -> list[Judgement]:
        """Judge each claim of a telling the same as the telling's first."""
        return [self._sign((it.first, it.claim), Verdict.SAME, it.reason, it.score) for it in found]

    def merged(self, groups: Sequence[Group], matcher: Matcher) -> list[Judgement]:
        """Judge each telling of an event the same as the event's first."""
        pairs = ((group.members[0], at) for group in groups for at in group.members[1:])
        return [self._same(anchor, at, matcher) for anchor, at in pairs]

    def kept_apart(self, at: int, others: Sequence[int], limit: int, matcher: Matcher) -> list[Judgement]:
        """Judge a claim different from those that are as alike as one happening but for what forbids it.

        They explain, they are not a table of all that differs: the `limit` closest.
        """
        found: list[tuple[float, int, Match]] = []
        for other in others:
            match = matcher.match(at, other)
            if match.veto and match.features.score >= SAME_SCORE:
                found.append((-match.features.score, other, match))
        found.sort(key=lambda miss: miss[:2])
        return [self._different(matcher.facts[at], matcher.facts[other], match) for _, other, match in found[:limit]]

    def _different(self, left: Facts, right: Facts, match: Match) -> Judgement:
        reason = f"{match.veto}; otherwise {match.features.words_for()}"
        return self._sign((left.id, right.id), Verdict.DIFFERENT, reason, match.features.score)

    def _same(self, anchor: int, other: int, matcher: Matcher) -> Judgement:
        match = matcher.match(anchor, other)
        first = matcher.facts[anchor]
        reason = f"same event {event_id(first)}: {match.features.words_for()}"
        if not match.same:
            reason += "; joined through other claims of the event, or by a person"
        return self._sign((first.id, matcher.facts[other].id), Verdict.SAME, reason, match.features.score)

    def _sign(self, pair: tuple[str, str], verdict: Verdict, reason: str, score: float) -> Judgement:
        return Judgement(
            id=make_id("jdg", *pair, verdict, self.author),
            left=pair[0],
            right=pair[1],
            verdict=verdict,
            reason=reason,
            score=score,
            author=self.author,
            decided_at=self.now,
        )
