"""Second readers: which claims several persons judged, and how far they agree."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from dateline.model.correction import Act
from dateline.store.corrections import StoredCorrection

_VERDICTS = frozenset({Act.ACCEPT, Act.REJECT, Act.SET})


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How two persons judged the claims that both judged.

    `kappa` is Cohen's: agreement beyond chance, None where chance alone would give it (both always said the same).
    """

    one: str
    other: str
    claims: int
    agreed: int
    kappa: float | None
    differ: tuple[str, ...]


def verdicts(stored: Iterable[StoredCorrection]) -> dict[str, dict[str, str]]:
    """Give the last word of each person on each claim: ``accept``, ``reject`` or ``correct``, by claim and person."""
    found: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for it in stored:
        if it.correction.stands and it.correction.act in _VERDICTS:
            word = "correct" if it.correction.act is Act.SET else it.correction.act.value
            for claim_id in it.present:
                found[claim_id][it.correction.author] = word
    return dict(found)


def agreements(of_claims: dict[str, dict[str, str]]) -> list[Agreement]:
    """Compare every two persons on the claims that both judged."""
    pairs: defaultdict[tuple[str, str], list[tuple[str, str, str]]] = defaultdict(list)
    for claim_id, by in sorted(of_claims.items()):
        for one, other in combinations(sorted(by), 2):
            pairs[one, other].append((claim_id, by[one], by[other]))
    return [_agreement(one, other, rows) for (one, other), rows in sorted(pairs.items())]


def _agreement(one: str, other: str, rows: Sequence[tuple[str, str, str]]) -> Agreement:
    agreed = sum(left == right for _, left, right in rows)
    return Agreement(
        one=one,
        other=other,
        claims=len(rows),
        agreed=agreed,
        kappa=_kappa([(left, right) for _, left, right in rows]),
        differ=tuple(claim_id for claim_id, left, right in rows if left != right),
    )


def _kappa(rows: Sequence[tuple[str, str]]) -> float | None:
    total = len(rows)
    seen = sum(left == right for left, right in rows) / total
    lefts, rights = Counter(left for left, _ in rows), Counter(right for _, right in rows)
    chance = sum(lefts[word] * rights[word] for word in lefts) / total**2
    return None if chance == 1 else (seen - chance) / (1 - chance)
