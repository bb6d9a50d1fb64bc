"""Which marked words tell one happening where no claim of dateline's stands on them: a rule for any event word.

1. Reports are sorted into *stories* by the words they share: names, nouns, verbs, adjectives and figures, each weighed
   by how few of the topic's reports have it; groups are joined while their reports are alike on average (`ALIKE`).
   Where two happenings of a kind are in the news, their names, places and figures keep their reports apart.
2. In one story, words are one happening when their head has one lemma or one stem ("shot" and "shooting"), or when
   dateline's triggers list them as verbs for the same things (the share `SAME_FRAMES` of their frames: "kill", "slay").
3. Claims that dateline joins to one event join the words that hold the heads of their triggers, in whatever story.

The two thresholds were chosen on the train split (all of its topics, and the violent ones apart).
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from dateline.vocab.triggers import triggers

ALIKE: Final = 0.04
SAME_FRAMES: Final = 0.5
TELLING: Final = frozenset({"PROPN", "NOUN", "VERB", "ADJ", "NUM"})
"""Parts of speech of the words that reports are compared by."""
_ENDING: Final = re.compile(r"(?:ing|ed|er|ment|ation|ion|al|e|y)$")
_SHORT: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A marked word: its id, its report, the lemma of its head, and the events of the claims that stand on it."""

    id: Hashable
    report: str
    lemma: str
    events: frozenset[str] = frozenset()


class Joined:
    """Things that are the same as others, in groups (union-find)."""

    def __init__(self) -> None:
        self._above: dict[Hashable, Hashable] = {}

    def group(self, thing: Hashable) -> Hashable:
        """The thing that stands for a group."""
        at = self._above.setdefault(thing, thing)
        while at != self._above[at]:
            at = self._above[at]
        self._above[thing] = at
        return at

    def join(self, left: Hashable, right: Hashable) -> None:
        """Make two groups one."""
        self._above[self.group(left)] = self.group(right)


def by_lemma(words: Iterable[Word]) -> list[frozenset[Hashable]]:
    """The baseline: words of one head lemma are one happening."""
    return _grouped((word.lemma, word.id) for word in words)


def by_events(words: Sequence[Word]) -> list[frozenset[Hashable]]:
    """What claims alone join: words of one event; every other word is a happening of its own."""
    joined = Joined()
    _join_events(words, joined)
    return _grouped((joined.group(("word", word.id)), word.id) for word in words)


def by_rule(words: Sequence[Word], bags: Mapping[str, Iterable[str]]) -> list[frozenset[Hashable]]:
    """Give what dateline joins in one topic; `bags` has the telling words of each report."""
    story = stories(bags)
    joined = Joined()
    lemmas: dict[int, set[str]] = defaultdict(set)
    for word in words:
        at = story[word.report]
        joined.join(("word", word.id), (at, word.lemma))
        lemmas[at].add(word.lemma)
    for at, known in lemmas.items():
        ordered = sorted(known)
        for number, one in enumerate(ordered):
            for two in ordered[:number]:
                if alike(one, two):
                    joined.join((at, one), (at, two))
    _join_events(words, joined)
    return _grouped((joined.group(("word", word.id)), word.id) for word in words)


def _join_events(words: Iterable[Word], joined: Joined) -> None:
    for word in words:
        for event in sorted(word.events):
            joined.join(("word", word.id), ("event", event))


def alike(one: str, two: str) -> bool:
    """Whether two lemmas are one word in other forms, or verbs for the same things in dateline's triggers."""
    if stem(one) == stem(two):
        return True
    first, second = _frames(one), _frames(two)
    return bool(first & second) and len(first & second) >= SAME_FRAMES * len(first | second)


def stem(lemma: str) -> str:
    """A lemma without the ending that makes a noun of a verb."""
    return _ENDING.sub("", lemma) if len(lemma) > _SHORT else lemma


def _frames(lemma: str) -> frozenset[str]:
    return frozenset(frame.rule for frame in triggers().verbs.get(lemma, ()))


def stories(bags: Mapping[str, Iterable[str]]) -> dict[str, int]:
    """Sort reports into stories: agglomerative clustering, average link, of TF-IDF vectors without frequencies."""
    reports = sorted(bags)
    words = [frozenset(bags[report]) for report in reports]
    spread = Counter(word for some in words for word in some)
    weight = {word: math.log((len(reports) + 1) / count) for word, count in spread.items()}
    sums = {(at, other): _likeness(some, words[other], weight) for at, some in enumerate(words) for other in range(at)}
    groups = {at: [at] for at in range(len(reports))}
    while len(groups) > 1:
        share = {(a, b): total / (len(groups[a]) * len(groups[b])) for (a, b), total in sums.items()}
        one, two = max(share, key=lambda it: (share[it], -it[0], -it[1]))
        if share[one, two] < ALIKE:
            break
        groups[two] += groups.pop(one)
        for other in groups:
            if other != two:
                gone = sums.pop((max(one, other), min(one, other)))
                sums[max(two, other), min(two, other)] += gone
        del sums[one, two]
    return {reports[at]: name for name, group in groups.items() for at in group}


def _likeness(one: frozenset[str], two: frozenset[str], weight: Mapping[str, float]) -> float:
    """Cosine of two reports."""
    sizes = math.prod(sum(weight[word] ** 2 for word in some) for some in (one, two))
    return sum(weight[word] ** 2 for word in one & two) / math.sqrt(sizes) if sizes else 0.0


def _grouped(keys: Iterable[tuple[Hashable, Hashable]]) -> list[frozenset[Hashable]]:
    out: dict[Hashable, set[Hashable]] = defaultdict(set)
    for key, mention in keys:
        out[key].add(mention)
    return [frozenset(it) for it in out.values()]
