"""What a text only asks: "Did the army take X?" is nobody's word that it did."""

from typing import TYPE_CHECKING

from dateline.extract.sentences import sentence_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_BESIDE = frozenset({"relcl", "advcl", "appos", "poss", "prep"})
"""Parts of a question that it takes for granted: "Will the army, which took X in May, …?"."""
_OPEN = frozenset({"who", "whom", "whose", "what", "which", "why", "when", "where", "how"})
_CLOSING = frozenset({'"', "'", ")", "]", "-", " "})


def asks_whether(stated: "Token") -> bool:
    """Tell whether a question asks if something happened; `stated` is the uppermost word of the statement.

    A question for who did it, or why, takes for granted that it was done.
    """
    sentence = sentence_of(stated)
    last = next((word for word in reversed(sentence) if word.text not in _CLOSING), None)
    if last is None or last.text != "?" or stated.dep_ in _BESIDE:
        return False
    return not any(
        word.lower_ in _OPEN and word.i < stated.i and stated in (word.head, word.head.head) for word in sentence
    )
