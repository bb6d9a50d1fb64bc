"""Writes down which claims were judged one happening, and the closest of those that were kept apart."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from dateline.corroborate.assemble import event_id
from dateline.corroborate.cluster import Group, Match, Matcher
from dateline.corroborate.facts import Facts
from dateline.corroborate.pairs import SAME_SCORE
from dateline.model.event import Judgement, Verdict
from dateline.model.ids import make_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Judge:
    """Signs judgements over the claims of one matcher as `author`, at `now`."""

    matcher: Matcher
    author: str
    now: datetime

    def merged(self, groups: Sequence[Group], members: Sequence[Sequence[Facts]]) -> list[Judgement]:
        """Judge each claim of an event the same as the event's first; `members` are the claims of each telling."""
        found: list[Judgement] = []
        for group in groups:
            anchor = group.members[0]
            for at in group.members:
                whole = self.matcher.facts[at]
                if at != anchor:
                    found.append(self._same(anchor, at))
                found += (self._told_on(whole.id, fact.id) for fact in members[at] if fact.id != whole.id)
        return found

    def _told_on(self, first: str, other: str) -> Judgement:
        reason = "one report goes on about the same happening"
        return self._sign((first, other), Verdict.SAME, reason, 1.0)

    def kept_apart(self, at: int, others: Sequence[int], limit: int) -> list[Judgement]:
        """Judge a claim different from those that are as alike as one happening but for what forbids it.

        They explain, they are not a table of all that differs: the `limit` closest.
        """
        found: list[tuple[float, int, Match]] = []
        for other in others:
            match = self.matcher.match(at, other)
            if match.veto and match.features.score >= SAME_SCORE:
                found.append((-match.features.score, other, match))
        found.sort(key=lambda miss: miss[:2])
        return [self._different(at, other, match) for _, other, match in found[:limit]]

    def _different(self, left: int, right: int, match: Match) -> Judgement:
        reason = f"{match.veto}; otherwise {match.features.words_for()}"
        return self._sign(self._ids(left, right), Verdict.DIFFERENT, reason, match.features.score)

    def _same(self, anchor: int, other: int) -> Judgement:
        match = self.matcher.match(anchor, other)
        reason = f"same event {event_id(self.matcher.facts[anchor])}: {match.features.words_for()}"
        if not match.same:
            reason += "; joined through other claims of the event, or by a person"
        return self._sign(self._ids(anchor, other), Verdict.SAME, reason, match.features.score)

    def _ids(self, left: int, right: int) -> tuple[str, str]:
        return self.matcher.facts[left].id, self.matcher.facts[right].id

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
