"""Tells reports that print one text: agency copy that was cut, retitled or reworded in places.

Texts are compared by their *shingles*, five words in a row within one sentence (Broder, "On the resemblance and
containment of documents", 1997), and found by a few of them, chosen so that any twelve words in a row that two texts
share give both a common fingerprint ("winnowing": Schleimer, Wilkerson and Aiken, SIGMOD 2003). What stands in
quotation marks is left out: two reporters who heard one man print the same words.
"""

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from dateline.model.letters import without_marks
from dateline.model.report import BlockKind, Report

_SHINGLE: Final = 5
"""Words in a row that are compared."""
_WINDOW: Final = 8
"""Of so many shingles in a row one is kept: twelve shared words in a row are found for sure."""
_COPIED: Final = 0.5
"""The share of a text's words that another must print for the one to be a copy."""
_WHOLE: Final = 0.85
"""The share from which a single sentence is enough: a brief."""
_SENTENCES: Final = 2
"""Below that share so many sentences must be common: one may be stock background."""
_SENTENCE: Final = 0.6
"""The share of a sentence's words that makes it common: the rest may be reworded."""
_FEWEST: Final = 20
"""Common words below which two texts are copies only if they are equal."""

_QUOTED: Final = re.compile(r"[\"“«„][^\"“”«»„]{1,1000}[\"”»]")
_SENTENCE_END: Final = re.compile(r"(?<=[.!?])[\"'”’)\]]*\s+(?=[\"'“‘(\[]*[A-Z0-9])|[\n\r]{2,}")
_WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")

Shingle = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Print:
    """What a report prints in its own words: its sentences as folded words, without quotations and credits."""

    sentences: tuple[tuple[str, ...], ...]

    @property
    def shingles(self) -> frozenset[Shingle]:
        """All stretches of five words."""
        return frozenset(shingle for sentence in self.sentences for shingle in _shingles(sentence))


def print_of(report: Report) -> Print:
    """Take a report's running text: no headline, dateline, byline or credit, which is what copies change first."""
    texts = (report.text[it.start : it.end] for it in report.blocks if it.kind is BlockKind.PARAGRAPH)
    return Print(sentences=tuple(sentence for text in texts for sentence in _sentences(text)))


def fingerprints(text: Print) -> frozenset[int]:
    """Give the 64-bit fingerprints by which copies of a text are found; none for a text without a sentence."""
    found: set[int] = set()
    for sentence in text.sentences:
        hashes = [_hash(shingle) for shingle in _shingles(sentence)]
        windows = max(1, len(hashes) - _WINDOW + 1)
        found.update(min(hashes[at : at + _WINDOW]) for at in range(windows))
    return frozenset(found)


def worth_comparing(shared: int, ours: int, theirs: int) -> bool:
    """Tell by their counts of fingerprints, common and each, whether two texts can be copies at all."""
    return shared * 4 >= min(ours, theirs)


def are_copies(left: Print, right: Print) -> bool:
    """Tell whether the one text is printed in the other, wholly or for the most part. Symmetric."""
    if not left.sentences or not right.sentences:
        return False
    return left == right or _prints(left, right) or _prints(right, left)


def _prints(part: Print, whole: Print) -> bool:
    known = whole.shingles
    words = common = sentences = 0
    for sentence in part.sentences:
        found = _covered(sentence, known)
        words += len(sentence)
        common += found
        sentences += found >= _SENTENCE * len(sentence)
    share = common / words
    return common >= _FEWEST and share >= _COPIED and (share >= _WHOLE or sentences >= _SENTENCES)


def _covered(sentence: Sequence[str], known: frozenset[Shingle]) -> int:
    """Count the words of a sentence that lie in a stretch of five that the other text has."""
    inside: set[int] = set()
    for at, shingle in enumerate(_shingles(sentence)):
        if shingle in known:
            inside.update(range(at, at + _SHINGLE))
    return len(inside)


def _shingles(sentence: Sequence[str]) -> Iterable[Shingle]:
    return (tuple(sentence[at : at + _SHINGLE]) for at in range(len(sentence) - _SHINGLE + 1))


def _sentences(text: str) -> Iterable[tuple[str, ...]]:
    """Part a paragraph into sentences of folded words; those too short to compare are left out."""
    for sentence in _SENTENCE_END.split(_QUOTED.sub(" ", text)):
        words = tuple(_WORD.findall(without_marks(sentence).casefold()))
        if len(words) >= _SHINGLE:
            yield words


def _hash(shingle: Shingle) -> int:
    digest = hashlib.blake2b(" ".join(shingle).encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
