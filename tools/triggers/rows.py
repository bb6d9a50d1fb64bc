"""Marked texts in numbers: what the network sees of each, and what it should answer for each token."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.disagreement.bundles import files_of, load
from dateline.extract.combine import find_nodes
from dateline.extract.extractor import Extractor
from dateline.extract.parsing import Parsed, parse_reports
from dateline.extract.trigger_features import TriggersSeen, see_triggers
from dateline.resolve import Resolver
from tools.triggers.texts import Marked, bundle_reports

HELD_OUT = Path(__file__).with_name("held_out.txt")
"""Bundles of the dev half that nothing learns from, by id: settings and thresholds are chosen on them."""
_CONTENT = frozenset({"VERB", "NOUN", "PROPN", "ADJ"})
_TELLING = _CONTENT | {"AUX", "ADV"}


@dataclass(frozen=True, slots=True)
class Row:
    """A text in numbers: a place in each array for each token.

    `answer` is 0, or one more than the number of the kind that the token tells; `weight` is how much the token counts,
    0 for those of a marked phrase beside the one that is taken to tell it; `rule` is the number of the kind that a
    frame reads, or -1.
    """

    name: str
    seen: TriggersSeen
    answer: NDArray[np.int64]
    weight: NDArray[np.float32]
    rule: NDArray[np.int64]


def held_out() -> frozenset[str]:
    """The ids of the bundles that are held out."""
    return frozenset(HELD_OUT.read_text(encoding="utf-8").split())


def bundles(*, held: bool) -> Iterator[Marked]:
    """The reports of the dev half's bundles that are held out, or of all others."""
    names = held_out()
    for path in files_of("dev"):
        if (path.stem in names) == held:
            yield from bundle_reports(load(path))


def rows(texts: Iterable[Marked], kinds: Sequence[str]) -> Iterator[Row]:
    """Parse texts and put them into numbers, in order; `kinds` are those that the network answers."""
    resolver = Resolver.default()
    extractor = Extractor(resolver.places, resolver.times)
    known = list(texts)
    parses = parse_reports((it.report for it in known), extractor.is_name)
    for it, parsed in zip(known, parses, strict=True):
        if len(parsed.doc):
            yield _row(it, parsed, extractor, kinds)


def _row(text: Marked, parsed: Parsed, extractor: Extractor, kinds: Sequence[str]) -> Row:
    phrases, referents = extractor._look_up(parsed)  # noqa: SLF001 - what the extractor itself does before it reads
    number = {kind: at for at, kind in enumerate(kinds)}
    size = len(parsed.doc)
    answer, rule = np.zeros(size, dtype=np.int64), np.full(size, -1, dtype=np.int64)
    weight = np.full(size, text.weight, dtype=np.float32)
    for node in find_nodes(phrases, referents, learnt=False):
        rule[node.token.i] = number.get(node.kind, -1)
    if text.by_frames:
        answer = rule + 1
    for mark in text.marks:
        inside = [at for at in range(size) if parsed.starts[at] < mark.end and parsed.ends[at] > mark.start]
        if inside and mark.kind in number:
            head = head_of(inside, parsed, rule == number[mark.kind])
            answer[head] = number[mark.kind] + 1
            if not text.by_word:
                weight[[at for at in inside if at != head]] = 0
    return Row(text.name, see_triggers(phrases, kinds), answer, weight, rule)


def head_of(inside: Sequence[int], parsed: Parsed, read: NDArray[np.bool_]) -> int:
    """The token of a marked phrase that tells: one that a frame reads so, else its head, else its first full word."""
    by_rule = [at for at in inside if read[at]]
    if by_rule:
        return by_rule[0]
    span = parsed.doc[inside[0] : inside[-1] + 1]
    telling = [token.i for token in span if token.pos_ in _TELLING]
    return span.root.i if span.root.pos_ in _CONTENT or not telling else telling[0]
