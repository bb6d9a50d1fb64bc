"""What the network of triggers sees of a report: the numbers of said_features.py and what the word lists know."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from dateline.extract.phrases import Phrases
from dateline.extract.said_features import Seen, see
from dateline.model.report import BlockKind
from dateline.vocab.triggers import CLASSES, triggers

if TYPE_CHECKING:
    from typing import Any

    from numpy.typing import NDArray

PHRASES: Final = (*sorted(CLASSES), "a known actor", "a known place", "a time", "headline", "number")
"""What a token may be: a class of its phrase (`vocab.triggers.CLASSES`), or a name or place where it stands."""
_TELLING: Final = frozenset({"VERB", "AUX", "NOUN", "PROPN", "ADJ"})
_NAMING: Final = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"})


@dataclass(frozen=True, slots=True, kw_only=True)
class TriggersSeen:
    """A report in numbers; `phrases` and `lexicon` have a row for each token, of noughts and ones."""

    seen: Seen
    phrases: "NDArray[Any]"
    lexicon: "NDArray[Any]"
    """Which kinds the word lists know a word for, whatever else they ask of its sentence: a column for each kind."""


def see_triggers(phrases: Phrases, kinds: Sequence[str]) -> TriggersSeen:
    """Turn a parsed report into numbers; `kinds` are those that the network was trained on, in its order."""
    import numpy as np  # noqa: PLC0415 - only where something is read

    doc, notes = phrases.doc, phrases.notes
    what = np.zeros((len(doc), len(PHRASES)), dtype=np.float32)
    listed = np.zeros((len(doc), len(kinds)), dtype=np.float32)
    column = {name: number for number, name in enumerate(PHRASES)}
    answer = {kind: number for number, kind in enumerate(kinds)}
    for name, places in (
        ("a known actor", notes.actor_at),
        ("a known place", notes.place_at),
        ("a time", notes.time_at),
    ):
        what[list(places), column[name]] = 1
    for block, (first, last) in zip(notes.parsed.blocks, notes.parsed.block_tokens, strict=True):
        what[first:last, column["headline"]] = block.kind is BlockKind.HEADLINE
    number = column["number"]
    for token in doc:
        part = token.pos_
        if part in _NAMING:
            for name in phrases.classes(token):
                if name in column:
                    what[token.i, column[name]] = 1
            what[token.i, number] = token.like_num
        if part in _TELLING:
            for kind in _listed(token.lemma_.lower(), part in {"VERB", "AUX"}) & answer.keys():
                listed[token.i, answer[kind]] = 1
    return TriggersSeen(seen=see(doc, notes.quoted), phrases=what, lexicon=listed)


@cache
def _listed(lemma: str, verb: bool) -> frozenset[str]:  # noqa: FBT001 - remembered by both
    frames = triggers().verbs.get(lemma, ()) if verb else triggers().nouns.get(lemma, ())
    return frozenset(frame.kind for frame in frames)
