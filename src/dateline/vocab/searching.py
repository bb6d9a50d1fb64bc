"""How word lists become searches: shared by the stages that read words with regular expressions."""

import re
from collections.abc import Iterable


def either(words: Iterable[str]) -> str:
    """Write a regular expression for any of `words`, the longest first, their blanks standing for any white space."""
    ordered = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered) + ")"


def lower_in_place(text: str) -> str:
    """Put a text in lower case with every character where it was, so that offsets found in it hold in `text`.

    A search in lower case is several times faster than one that ignores case. Letters whose lower case is two
    characters (the dotted capital I) stay as they are.
    """
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
