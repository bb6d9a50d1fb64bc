"""A page with what the first networks say of its words, and the numbers that the later ones weigh."""

import re
import string
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from dateline.extract.incidents.features import Features
from dateline.extract.incidents.network import Floats, Weights, average
from dateline.extract.incidents.rows import Page
from dateline.extract.incidents.spans import Span, spans

if TYPE_CHECKING:
    from numpy.typing import NDArray

ROLES: Final = 5
FAINT: Final = 0.02
"""Candidates below this chance are dropped at once."""
_ARTICLES = re.compile(r"\b(a|an|the)\b")
_PUNCTUATION = str.maketrans("", "", string.punctuation)
_LIKELY: Final = 0.3


def folded(words: str) -> str:
    """Words without case, punctuation and articles: the same words elsewhere name the same."""
    return " ".join(_ARTICLES.sub(" ", words.lower().translate(_PUNCTUATION)).split())


@dataclass(slots=True)
class Examples:
    """A page's candidates with their features, before any network saw them."""

    page: Page
    spans: list[Span]
    words: list[str]
    features: list[list[int]]
    of_page: list[int]


def make_examples(page: Page) -> Examples:
    """Find the candidates of a page and make their features."""
    found, features = spans(page), Features(page)
    whole: dict[int, tuple[int, int]] = {}
    for span in found:
        first, end = whole.get(span.head, (span.first, span.end))
        whole[span.head] = (min(first, span.first), max(end, span.end))
    return Examples(
        page=page,
        spans=found,
        words=[folded(page.words(span.first, span.end)) for span in found],
        features=[features.of_span(span, whole[span.head]) for span in found],
        of_page=features.of_page(),
    )


@dataclass(slots=True)
class Scored:
    """Candidates with their chances for every role (`roles`) and incident type (`kinds`), and the page's (`whole`)."""

    examples: Examples
    roles: Floats
    kinds: Floats
    whole: Floats
    places_of: dict[str, list[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for number, words in enumerate(self.examples.words):
            self.places_of.setdefault(words, []).append(number)

    def sentence(self, number: int) -> int:
        """The sentence of a candidate."""
        return self.examples.page.rows[self.examples.spans[number].head].sentence


def score(examples: Examples, weights: Weights) -> Scored:
    """Show a page to the networks for words, types and pages."""
    import numpy as np  # noqa: PLC0415 - only when something is read

    roles = average(weights.words, examples.features)
    seen = np.flatnonzero(roles.max(axis=1) >= FAINT) if len(roles) else np.zeros(0, int)
    kinds = np.zeros((len(roles), ROLES), "float32")
    if len(seen):
        kinds[seen] = average(weights.kinds, [examples.features[int(number)] for number in seen])
    whole = average(weights.pages, [page_features(examples, roles)])[0]
    return Scored(examples=examples, roles=roles, kinds=kinds, whole=whole)


def page_features(examples: Examples, roles: Floats) -> list[int]:
    """A page's features, with how sure its surest candidates are."""
    import numpy as np  # noqa: PLC0415

    from dateline.extract.incidents.features import hashed  # noqa: PLC0415

    out: list[str] = []
    if len(roles):
        top = np.sort(roles, axis=0)[::-1][:3]
        for role in range(ROLES):
            out += [f"P{role}>{step}" for step in range(10) if top[0, role] > step / 10]
            out += [f"S{role}>{step}" for step in range(6) if top[:, role].sum() > step / 3]
    return examples.of_page + hashed(out)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words in a role, at the place where they are surest, with the numbers to weigh."""

    words: str
    role: int
    at: int
    numbers: tuple[float, ...]


def candidates(scored: Scored) -> list[Candidate]:
    """All words that may fill a role, each once a role."""
    import numpy as np  # noqa: PLC0415

    weighing = _Weighing(scored)
    out = []
    for words, places in scored.places_of.items():
        if not words:
            continue
        for role in range(ROLES):
            chance = scored.roles[places, role]
            if np.max(chance) >= FAINT:
                out.append(Candidate(words, role, places[int(np.argmax(chance))], weighing.numbers(places, role)))
    return out


class _Weighing:
    """What the whole page says of one candidate."""

    def __init__(self, scored: Scored) -> None:
        import numpy as np  # noqa: PLC0415

        self._np: Any = np
        self.scored = scored
        rows, roles = scored.examples.page.rows, scored.roles
        self.top = np.sort(roles, axis=0)[::-1][:5] if len(roles) else np.zeros((1, ROLES))
        self.likely = (roles > _LIKELY).sum(axis=0)
        self.by_sentence: dict[int, NDArray[Any]] = {}
        self.by_head: dict[int, NDArray[Any]] = {}
        self.heads: dict[str, dict[int, int]] = {}
        for number, span in enumerate(scored.examples.spans):
            for table, key in ((self.by_sentence, rows[span.head].sentence), (self.by_head, span.head)):
                table[key] = np.maximum(table[key], roles[number]) if key in table else roles[number]
            heads = self.heads.setdefault(rows[span.head].lemma, {})
            heads[span.head] = heads.get(span.head, 0) + 1

    def numbers(self, places: Sequence[int], role: int) -> tuple[float, ...]:
        np, scored = self._np, self.scored
        chance = scored.roles[places, role]
        at = places[int(np.argmax(chance))]
        best, span = float(np.max(chance)), scored.examples.spans[at]
        rows, number = scored.examples.page.rows, scored.sentence(at)
        head = rows[span.head]
        beside, around, inside = self._overlapping(at, role)
        heads = self.heads[head.lemma]
        return (
            float(np.log(best / (1 - best + 1e-4) + 1e-4)),
            float(np.sort(chance)[::-1][:3].sum()),
            float(1 - np.prod(1 - chance)),
            float(np.log(len(places))),
            *(beside, best - beside, max(float(scored.roles[at, it]) for it in range(ROLES) if it != role)),
            *(float(self.top[0, role]), best / float(self.top[0, role]), float(self.top[:3, role].sum())),
            *(float(np.max(self.top)), span.end - span.first, number, float(np.log1p(number))),
            *map(float, scored.whole),
            float(self.likely[role]),
            *map(float, self.by_sentence[number]),
            float(sum(self.by_head[it][role] for it in heads)),
            float(max(self.by_head[it][role] for it in heads)),
            float(sum(heads.values())),
            float(sum(self.by_head[it].sum() for it in heads)),
            *map(float, scored.kinds[at]),
            *(span.end - 1 - span.head, span.head - span.first, head.pos == "PROPN", head.pos == "NOUN"),
            *(head.actor, head.place),
            *(any(row.entity == kind for row in rows[span.first : span.end]) for kind in ("PERSON", "ORG")),
            *(float(self.by_sentence[it][role]) if it in self.by_sentence else 0 for it in (number - 1, number + 1)),
            *(around, inside),
        )

    def _overlapping(self, at: int, role: int) -> tuple[float, float, float]:
        """The surest that shares words with a candidate, the surest around it, the surest within it."""
        mine, best = self.scored.examples.spans[at], [0.0, 0.0, 0.0]
        for number, span in _near(self.scored.examples.spans, at):
            if span.first < mine.end and mine.first < span.end:
                chance = float(self.scored.roles[number, role])
                around = span.first <= mine.first and span.end >= mine.end
                within = span.first >= mine.first and span.end <= mine.end
                for slot, fits in enumerate((True, around, within)):
                    best[slot] = max(best[slot], chance) if fits else best[slot]
        return best[0], best[1], best[2]


def _near(all_spans: Sequence[Span], at: int) -> Iterable[tuple[int, Span]]:
    """Candidates come in the order of their heads: only some stand near enough to share words."""
    for step in (-1, 1):
        number = at + step
        while 0 <= number < len(all_spans) and abs(all_spans[number].head - all_spans[at].head) <= 2 * ROLES * 2:
            yield number, all_spans[number]
            number += step
