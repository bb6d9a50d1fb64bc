""" "Our units", "we", "is ours" in what somebody says: the side of whoever says it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from dateline.model.claim import Mention, SpeakerMention

if TYPE_CHECKING:
    from spacy.tokens import Token

_WE: Final = frozenset({"we", "us", "ourselves"})
_OURS: Final = frozenset({"our", "ours"})


def is_speakers_own(token: "Token") -> bool:
    """Whether a phrase, given by its head, is the speaker's own side: "we", "our soldiers", "(X is) ours"."""
    if token.lower_ in _WE | _OURS:
        return True
    return any(child.lower_ in _OURS and child.dep_ == "poss" for child in token.children)


def meant_by(
    tokens: Sequence["Token"], mentions: Sequence[Mention], speakers: Sequence[SpeakerMention]
) -> Mention | None:
    """Whom a phrase of the first person means, where one of a role's `tokens` is one and somebody is named as speaker.

    The words quoted stay those of the phrase, the words looked up are the speaker's; None where nothing is to be led.
    """
    speaker = next((link.mention for link in speakers if link.mention is not None), None)
    if speaker is None or not any(is_speakers_own(token) for token in tokens):
        return None
    own = next((it for it in mentions if it.words.lower().split()[:1] in (["we"], ["our"], ["us"], ["ours"])), speaker)
    return Mention(quote=own.quote, words=speaker.words, led_by=speaker.quote, allies=speaker.allies)
