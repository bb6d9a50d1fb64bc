"""PolNeAR's articles as the network sees them, with people's answers by token."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from dateline.extract.extractor import Extractor
from dateline.extract.notes import take_notes
from dateline.extract.parsing import parse_reports
from dateline.extract.said_features import Seen, see
from dateline.resolve import Resolver
from dateline.vocab.actors import ActorLexicon
from eval.base import Document
from eval.heads import Heads
from eval.reader import verbatim
from eval.sets.polnear_gold import digest, everything

FOLDER = "train"
"""The only folder of the set that is learnt from."""
HELD_OUT = 5


@dataclass(frozen=True, slots=True)
class Answer:
    """One attribution by token: the cue's head word, the source's (None: nobody is named), all words of the content."""

    cue: int
    source: int | None
    content: frozenset[int]


@dataclass(frozen=True, slots=True)
class Article:
    """One article in numbers, with its answers; `held` out of training or not; `words`: tokens that are no marks."""

    digest: str
    held: bool
    seen: Seen
    answers: tuple[Answer, ...]
    words: frozenset[int]


def articles(data: Path) -> Iterator[Article]:
    """Parse every article of the training folder, in order of names."""
    resolver, lexicon = Resolver.default(), ActorLexicon.default()
    extractor = Extractor(resolver.places, resolver.times)
    kept = [(name, text, gold) for folder, name, text, gold in everything(data) if folder == FOLDER]
    reports = (verbatim(Document(id=name, text=text, gold=())) for name, text, _ in kept)
    for (name, text, gold), parsed in zip(kept, parse_reports(reports, extractor.is_name), strict=True):
        heads, quoted = Heads(parsed), take_notes(parsed, lexicon, resolver.times).quoted
        answers = {}
        for it in gold:
            cue = heads.head(it.cue)
            if cue is not None:
                source = heads.head(it.source) if it.source else None
                answers[cue] = Answer(cue, source, heads.words(it.content))
        yield Article(
            digest=digest(text),
            held=hashlib.sha256(name.encode()).digest()[0] % HELD_OUT == 0,
            seen=see(parsed.doc, quoted),
            answers=tuple(answers.values()),
            words=frozenset(np.flatnonzero([any(map(str.isalnum, word)) for word in parsed.words]).tolist()),
        )
