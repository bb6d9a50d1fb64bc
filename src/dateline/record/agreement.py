"""Second readers: which claims several persons judged, and how far they agree."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from dateline.model.correcting import in_order, value_words
from dateline.model.correction import Act, Correction, Value
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
    """Say what each person makes of each claim they judged, by claim and person: the same text for the same reading.

    ``reject``, ``accept``, or what the claim should say: ``correct place=gn:163808; killed=12``. The last word on each
    field counts; a claim that was corrected and then accepted is what it was corrected to.
    """
    judged: defaultdict[str, dict[str, list[Correction]]] = defaultdict(dict)
    for it in stored:
        if it.correction.stands and it.correction.act in _VERDICTS:
            for claim_id in it.present:
                judged[claim_id].setdefault(it.correction.author, []).append(it.correction)
    return {claim_id: {who: _verdict(own) for who, own in by.items()} for claim_id, by in judged.items()}


def _verdict(own: Iterable[Correction]) -> str:
    fields: dict[str, str] = {}
    review = Act.ACCEPT
    for it in in_order(own):
        if it.act is Act.SET:
            fields[it.field or ""] = _meant(it.value or Value())
        else:
            review = it.act
    if review is Act.REJECT or not fields:
        return review.value
    return "correct " + "; ".join(f"{field}={value}" for field, value in sorted(fields.items()))


def _meant(value: Value) -> str:
    """Name what a field was set to by what it was resolved to: two spellings of one town are one answer."""
    if value.place is not None:
        return value.place.key
    if value.parties:
        return ", ".join(sorted(it.key for it in value.parties))
    if value.speakers:
        return ", ".join(it.key for it in value.speakers)
    return value_words(value) or ""


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
