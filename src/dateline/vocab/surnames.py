"""Tells a public figure's bare surname from somebody else's: "Assad" from "Maher al-Assad"."""

from collections.abc import Sequence
from typing import Final

from dateline.vocab.parties import party_class, singulars, word_group

PARTICLES: Final = frozenset("al el de la abu bin ben ibn ul ur ad ed van von da dos".split())
"""Small words inside names; they are no part of what must be capitalised."""
_DAYS: Final = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december".split()
)
_ENDS: Final = frozenset('. ! ? : ; " ) ('.split())
_WINDOW: Final = 10
_TITLE_CASE_SHARE: Final = 0.6


def is_somebody_else(tokens: Sequence[str], start: int, end: int) -> bool:
    """Tell whether the surname at ``tokens[start:end]`` has a first name or another name beside it.

    In a headline in which most words have capitals nothing can be told: then it is taken for the public figure.
    """
    if _in_title_case(tokens, start, end):
        return False
    if end < len(tokens) and _is_name(tokens[end]):
        return True
    first = start - 1
    while first >= 0 and (tokens[first] in {"-", "'"} or tokens[first].lower() in PARTICLES):
        first -= 1
    if first < 0 or not _is_name(tokens[first]) or _is_title(tokens[first]):
        return False
    opens_sentence = first == 0 or tokens[first - 1] in _ENDS
    return first < start - 1 or not opens_sentence


def _is_name(token: str) -> bool:
    return token[:1].isupper() and token.isalpha() and len(token) > 1 and token.lower() not in _DAYS


def _is_title(token: str) -> bool:
    word = token.lower()
    return word in word_group("titles") or any(party_class(form) for form in singulars(word))


def _in_title_case(tokens: Sequence[str], start: int, end: int) -> bool:
    around = [*tokens[max(0, start - _WINDOW) : start], *tokens[end : end + _WINDOW]]
    words = [token for token in around if token.isalpha() and len(token) > 3]
    return len(words) > 3 and sum(word[:1].isupper() for word in words) >= _TITLE_CASE_SHARE * len(words)
