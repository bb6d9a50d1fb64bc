"""Picks the fillers of a page that are likely enough, and groups them into incidents."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from dateline.extract.incidents.network import DenseNet, Floats, average_dense
from dateline.extract.incidents.pairs import FIRST_OF_THINGS, Pairs
from dateline.extract.incidents.scored import ROLES, Candidate, Scored, candidates

KINDS: Final = 5
ANY: Final = 5
"""Answers of the page network: a chance for each kind, then of any incident, of two and of three or more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """From which chance on something counts; chosen by cross-validation over documents (docs/models/incidents.md)."""

    fillers: tuple[float, ...] = (0.33, 0.32, 0.39, 0.29, 0.24)
    page: float = 0.2
    same: float = 0.5
    doer: float = 0.7
    other_kind: float = 0.35
    most: int = 4
    page_weight: float = 0.5
    small: float = 0.5


LIMITS: Final = Limits()


@dataclass(frozen=True, slots=True)
class Picked:
    """A filler that counts."""

    candidate: Candidate
    chance: float


@dataclass(slots=True)
class Group:
    """One incident: its kind by number, and its fillers."""

    kind: int
    members: list[Picked] = field(default_factory=list)


def weighed(found: Sequence[Candidate], mean: Floats, scale: Floats) -> Floats:
    """Numbers on candidates as the network for fillers takes them: straight, by role, and bent."""
    import numpy as np  # noqa: PLC0415 - only when something is read

    values = (np.array([it.numbers for it in found], "float32") - mean) / scale
    roles = np.array([it.role for it in found])
    ones = np.concatenate([np.ones((len(found), 1), "float32"), values], axis=1)
    by_role = [(roles == role)[:, None] * ones for role in range(ROLES)]
    out: Floats = np.concatenate([values, *by_role, np.tanh(values * 2)], axis=1).astype("float32")
    return out


def judged(scored: Scored, nets: Sequence[DenseNet]) -> list[Picked]:
    """All candidates with their chances, surest first."""
    found = candidates(scored)
    if not found:
        return []
    chances = average_dense(nets, weighed(found, nets[0].mean, nets[0].scale))
    out = [Picked(it, float(chance)) for it, chance in zip(found, chances, strict=True)]
    return sorted(out, key=lambda it: -it.chance)


def pick(scored: Scored, nets: Sequence[DenseNet], limits: Limits = LIMITS) -> list[Picked]:
    """The fillers that are likely enough; of those that share words in one role, the surest."""
    return choose(judged(scored, nets), scored, limits)


def choose(found: Sequence[Picked], scored: Scored, limits: Limits = LIMITS) -> list[Picked]:
    """Of candidates in order, those that count."""
    out: list[Picked] = []
    taken: list[tuple[int, int, int]] = []
    for it in found:
        span, role = scored.examples.spans[it.candidate.at], it.candidate.role
        if it.chance < limits.fillers[role]:
            continue
        if any(role == other and span.first < end and first < span.end for other, first, end in taken):
            continue
        taken.append((role, span.first, span.end))
        out.append(it)
    return out


def group(scored: Scored, picked: Sequence[Picked], nets: Sequence[DenseNet], limits: Limits = LIMITS) -> list[Group]:
    """Incidents of a page: things hit that belong together, with the doers that belong to them."""
    whole = scored.whole
    if whole[ANY] < limits.page:
        return []
    same = _sameness(scored, picked, nets)
    things = [number for number, it in enumerate(picked) if it.candidate.role >= FIRST_OF_THINGS]
    clusters = _clusters(things, same, limits.same)
    clusters.sort(key=lambda them: -sum(picked[it].chance for it in them))
    clusters = [
        them
        for rank, them in enumerate(clusters[: limits.most])
        if rank == 0 or sum(picked[it].chance for it in them) >= limits.small
    ] or [[]]
    for number, it in enumerate(picked):
        if it.candidate.role < FIRST_OF_THINGS:
            _attach(number, clusters, set(things), same, limits.doer)
    groups = [
        Group(_kind([picked[it] for it in them], scored, limits), [picked[it] for it in them]) for them in clusters
    ]
    known = {each.kind for each in groups}
    groups += [Group(kind) for kind in range(KINDS) if kind not in known and whole[kind] > limits.other_kind]
    return sorted(groups, key=lambda each: min((scored.sentence(it.candidate.at) for it in each.members), default=999))


def _sameness(scored: Scored, picked: Sequence[Picked], nets: Sequence[DenseNet]) -> dict[tuple[int, int], float]:
    """How likely each two fillers belong to one incident."""
    import numpy as np  # noqa: PLC0415

    pairs = Pairs(scored)
    both = [(one, other) for one in range(len(picked)) for other in range(one)]
    if not both:
        return {}
    numbers = [pairs.numbers(picked[a].candidate, picked[b].candidate, len(picked)) for a, b in both]
    values = (np.array(numbers, "float32") - nets[0].mean) / nets[0].scale
    out: dict[tuple[int, int], float] = {}
    for (one, other), chance in zip(both, average_dense(nets, values), strict=True):
        out[one, other] = out[other, one] = float(chance)
    return out


def _clusters(things: Sequence[int], same: dict[tuple[int, int], float], limit: float) -> list[list[int]]:
    """Join the two likeliest groups while they are likely enough one."""
    out = [[it] for it in things]
    while len(out) > 1:
        best, one, other = max(
            (sum(same[a, b] for a in out[i] for b in out[j]) / (len(out[i]) * len(out[j])), i, j)
            for i in range(len(out))
            for j in range(i)
        )
        if best < limit:
            break
        out[other] += out.pop(one)
    return out


def _attach(
    doer: int, clusters: list[list[int]], things: set[int], same: dict[tuple[int, int], float], limit: float
) -> None:
    """Give a doer to the incident it fits best, and to all it fits well."""
    fits = []
    for them in clusters:
        hit = [it for it in them if it in things]
        fits.append(sum(same[doer, it] for it in hit) / len(hit) if hit else 1.0)
    for them, fit in zip(clusters, fits, strict=True):
        if fit >= limit or fit == max(fits):
            them.append(doer)


def _kind(members: Sequence[Picked], scored: Scored, limits: Limits) -> int:
    import numpy as np  # noqa: PLC0415

    chance = np.log(scored.whole[:KINDS] + 0.01) * limits.page_weight
    if members:
        weights = np.array([it.chance for it in members])
        kinds = np.array([scored.kinds[it.candidate.at] for it in members])
        chance = chance + np.log((kinds * weights[:, None]).sum(axis=0) / weights.sum() + 0.03)
    return int(np.argmax(chance))
