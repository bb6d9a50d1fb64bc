""" "Our units", "we", "is ours" in what a force or an office says: its own side."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from dateline.extract.node import Node
from dateline.extract.phrases import Phrases
from dateline.model.claim import Mention, SpeakerMention
from dateline.model.quote import Quote

if TYPE_CHECKING:
    from spacy.tokens import Token

_WE: Final = frozenset({"we", "us", "ourselves"})
_OURS: Final = frozenset({"our", "ours"})
_SIDES: Final = frozenset({"armed", "government"})
RULE: Final = "actor:the speaker's own side"


def own_side(
    node: Node, actors: Sequence[Mention], speakers: Iterable[SpeakerMention], phrases: Phrases
) -> tuple[Mention, ...] | None:
    """The doers of an event where some are told in the first person by a force or an office; None where none are.

    Such a doer keeps its words as its quote and is looked up by the speaker's; doers told otherwise stay. A resident's
    "our soldiers" are nobody's that the words name.
    """
    heads = [head for head in (*node.actors, node.token) if _is_own(head)]
    speaker = next((link.mention for link in speakers if link.mention is not None), None)
    if not heads or speaker is None or not _has_a_side(speaker.quote, phrases):
        return None
    led = [
        Mention(quote=phrases.quote(head), words=speaker.words, led_by=speaker.quote, allies=speaker.allies)
        for head in heads[:1]
    ]
    others = [it for it in actors if it.words.lower().split()[:1] not in ([word] for word in _WE | _OURS)]
    return (*led, *(it for it in others if it.words != speaker.words))


def _is_own(token: "Token") -> bool:
    if token.lower_ in _WE | _OURS:
        return True
    return any(child.lower_ in _OURS and child.dep_ == "poss" for child in token.children)


def _has_a_side(words: Quote, phrases: Phrases) -> bool:
    """Whether a speaker is armed, of a government, or speaks for somebody."""
    parsed = phrases.notes.parsed
    said = [token for token in phrases.doc if words.start <= parsed.starts[token.i] < words.end]
    heads = [token for token in said if token.head not in said or token.head == token]
    return any(phrases.classes(head) & _SIDES or phrases.party_kind(head) == "spokesperson" for head in heads)
