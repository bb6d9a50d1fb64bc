"""Letters without their marks, as every comparison of names and words begins."""

import unicodedata


def without_marks(text: str) -> str:
    """Take accents and other combining marks off, compatibility forms resolved: "Hawīja" is "Hawija", "ﬁ" is "fi"."""
    if text.isascii():
        return text  # most words are, and have none
    return "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
