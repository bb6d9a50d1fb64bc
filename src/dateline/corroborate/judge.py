"""Writes down which claims were judged one happening, and the closest of those that were kept apart."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from dateline.corroborate.assemble import event_id
from dateline.corroborate.cluster import Group, Matcher, NearMiss
from dateline.model.event import Judgement, Verdict
from dateline.model.ids import make_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Judge:
    """Signs judgements over the claims of one matcher as `author`, at `now`."""

    matcher: Matcher
    author: str
    now: datetime

    def merged(self, groups: Sequence[Group]) -> list[Judgement]:
        """Judge each claim of an event the same as the event's first."""
        return [self._same(group.members[0], other) for group in groups for other in group.members[1:]]

    def kept_apart(self, miss: NearMiss) -> Judgement:
        """Judge two claims different that are alike but for what forbids it."""
        reason = f"{miss.match.veto}; otherwise {miss.match.features.words()}"
        return self._sign(miss.left, miss.right, Verdict.DIFFERENT, reason, miss.match.features.score)

    def _same(self, anchor: int, other: int) -> Judgement:
        match = self.matcher.match(anchor, other)
        reason = f"same event {event_id(self.matcher.facts[anchor])}: {match.features.words()}"
        if not match.same:
            reason += "; joined through other claims of the event, or told again in one report"
        return self._sign(anchor, other, Verdict.SAME, reason, match.features.score)

    def _sign(self, left: int, right: int, verdict: Verdict, reason: str, score: float) -> Judgement:
        pair = self.matcher.facts[left].id, self.matcher.facts[right].id
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
