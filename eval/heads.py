"""The head word of a stretch of text, by dateline's own parse: what two spans for one thing must share."""

import itertools
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from dateline.extract.extractor import Extractor
from dateline.extract.parsing import Parsed, parse_reports
from dateline.model.report import Report
from dateline.resolve import Resolver

Span = tuple[int, int]


class Heads:
    """Answers for one parsed report."""

    def __init__(self, parsed: Parsed) -> None:
        self._parsed = parsed

    def tokens(self, spans: Iterable[Span]) -> list[int]:
        """Tokens that stand in any of the spans, in order of the spans."""
        out: list[int] = []
        for start, end in spans:
            i = bisect_right(self._parsed.ends, start)
            while i < len(self._parsed.starts) and self._parsed.starts[i] < end:
                out.append(i)
                i += 1
        return out

    def words(self, spans: Iterable[Span]) -> frozenset[int]:
        """Tokens of the spans that are words or figures, not punctuation."""
        return frozenset(i for i in self.tokens(spans) if any(map(str.isalnum, self._parsed.words[i])))

    def head(self, spans: Sequence[Span]) -> int | None:
        """The first word that hangs on none of the others, articles left out; None for an empty stretch."""
        inside = self.tokens(spans)
        kept = set(inside)
        for i in inside:
            token = self._parsed.doc[i]
            article = token.is_punct or token.pos_ == "DET" or token.dep_ == "det"
            if not article and (token.head.i not in kept or token.head.i == i):
                return i
        return inside[0] if inside else None

    def word(self, i: int) -> str:
        """A token as the text has it."""
        return self._parsed.words[i]

    def around(self, i: int) -> str:
        """The sentence of a token."""
        sentence = self._parsed.doc[i].sent
        return self._parsed.text(sentence.start, sentence.end - 1)

    def sentence(self, i: int) -> Span:
        """Where the sentence of a token begins and ends in the text."""
        sentence = self._parsed.doc[i].sent
        return self._span(sentence.start, sentence.end)

    def joined(self, words: Iterable[int]) -> str:
        """Tokens in order, as they are."""
        return " ".join(self._parsed.words[i] for i in sorted(words))

    def entities(self, labels: frozenset[str]) -> list[Span]:
        """What spaCy takes for named entities of these labels."""
        return [self._span(it.start, it.end) for it in self._parsed.doc.ents if it.label_ in labels]

    def neighbours(self, labels: frozenset[str]) -> list[tuple[Span, Span]]:
        """Entities next to each other in a sentence."""
        out = []
        for sentence in self._parsed.doc.sents:
            named = [self._span(it.start, it.end) for it in sentence.ents if it.label_ in labels]
            out += list(itertools.pairwise(named))
        return out

    def _span(self, first: int, stop: int) -> Span:
        return (self._parsed.starts[first], self._parsed.ends[stop - 1])


def heads_of(reports: Iterable[Report]) -> Iterator[Heads]:
    """Parse reports as reading does, in order."""
    resolver = Resolver.default()
    extractor = Extractor(resolver.places, resolver.times)
    for parsed in parse_reports(reports, extractor.is_name):
        yield Heads(parsed)
