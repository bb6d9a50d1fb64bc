"""Pairs of claims and of tellings, with what speaks for and against one happening, and whether they tell one."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, islice

from benchmarks.disagreement.bundles import Bundle, files_of, load
from benchmarks.disagreement.told import reading
from dateline.corroborate.facts import Facts, facts_of
from dateline.corroborate.going_on import evidence
from dateline.corroborate.kinds import Ground
from dateline.corroborate.pairs import compare
from dateline.corroborate.telling import tellings, whole_tellings
from dateline.corroborate.vetoes import hard_veto
from dateline.model.resolution import ResolvedClaim
from dateline.model.sides import Sides
from dateline.vocab.actors import ActorLexicon
from dateline.vocab.kind_families import kind_families
from dateline.vocab.kinds import event_kinds
from eval.reader import Reader
from tools.triggers.rows import held_out
from tools.triggers.texts import Marked, numbered


@dataclass(frozen=True, slots=True)
class Told:
    """A bundle or a numbered report as dateline read it; `happening` says of a claim what it tells, where one knows."""

    name: str
    claims: tuple[Facts, ...]
    happening: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Pair:
    """What speaks for and against one happening, by name, and whether it is one; `of` names bundle or report."""

    of: str
    evidence: Mapping[str, float]
    same: bool
    weight: float = 1.0


def ground() -> Ground:
    """What dateline compares by, as without any judgement or note of a person."""
    return Ground(families=kind_families(), sides=Sides(ActorLexicon.default().part_of()))


def bundles_told(*, held: bool, limit: int | None = None) -> Iterator[Told]:
    """The dev half's bundles that are held out (`tools/triggers/held_out.txt`), or the others."""
    names = held_out()
    for path in islice((it for it in files_of("dev") if (it.stem in names) == held), limit):
        yield bundle_told(load(path))


def bundle_told(bundle: Bundle) -> Told:
    """Read one bundle; a claim tells the happening of the mentions that it covers, where that is one."""
    with reading(bundle) as told:
        happenings = ((claim, it.event) for it in bundle.mentions for claim in told.covers[it.id].claims)
        return Told(bundle.id, _facts(told.claims.values()), _only(happenings))


def reports_told(limit: int | None = None) -> Iterator[Told]:
    """The numbered reports among the marked texts; a claim tells the happening whose mark its trigger overlaps."""
    texts = [it for it in islice(numbered(), limit) if it.marks]
    for text, read in zip(texts, Reader().read(it.report for it in texts), strict=True):
        yield Told(text.name, _facts(read.claims), _only(_at_marks(text, read.claims)))


def _at_marks(text: Marked, claims: Iterable[ResolvedClaim]) -> Iterator[tuple[str, str]]:
    for it in claims:
        trigger = it.claim.trigger
        for mark in text.marks:
            if trigger.start < mark.end and trigger.end > mark.start:
                yield it.id, str(mark.number)


def _only(told: Iterable[tuple[str, str]]) -> dict[str, str]:
    found: dict[str, set[str]] = {}
    for claim, happening in told:
        found.setdefault(claim, set()).add(happening)
    return {claim: next(iter(some)) for claim, some in found.items() if len(some) == 1}


def _facts(claims: Iterable[ResolvedClaim]) -> tuple[Facts, ...]:
    return tuple(sorted((facts_of(it, event_kinds()) for it in claims), key=lambda fact: fact.order))


def within(told: Told, by: Ground) -> Iterator[Pair]:
    """Pairs of claims of one report, in its order, as `going_on` weighs them."""
    reports: dict[str, list[Facts]] = {}
    for fact in told.claims:
        if fact.real:
            reports.setdefault(fact.report, []).append(fact)
    for facts in reports.values():
        body = min((fact.start for fact in facts if not fact.headline), default=0)
        known = [fact for fact in facts if fact.id in told.happening]
        for left, right in combinations(sorted(known, key=lambda fact: (not fact.headline, fact.order)), 2):
            same = told.happening[left.id] == told.happening[right.id]
            yield Pair(told.name, evidence(left, right, body, by), same)


def between(told: Told, by: Ground) -> Iterator[Pair]:
    """Pairs of tellings of two reports that nothing forbids to be one; counted by the claims that are joined by it."""
    wholes = []
    for whole, members in whole_tellings(told.claims, tellings(told.claims, by)):
        happenings = Counter(told.happening[it.id] for it in members if it.id in told.happening)
        if whole.real and happenings:
            wholes.append((whole, happenings.most_common(1)[0][0], happenings.total()))
    for (left, one, many), (right, other, others) in combinations(wholes, 2):
        if left.report != right.report:
            features = compare(left, right, by)
            if hard_veto(left, right, features, by) is None:
                yield Pair(told.name, features.evidence(), one == other, many * others)
