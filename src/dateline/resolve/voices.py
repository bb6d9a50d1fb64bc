"""Offices that only speak for somebody: "the army's press centre", "the general command", "army headquarters"."""

from dateline.resolve.mentions import split_words
from dateline.vocab.parties import word_group

_OF = frozenset({"of", "for"})


def spoken_for(words: str) -> str | None:
    """Give the words for the body behind an office that only speaks for it; None where the words name no such office.

    "The general command" of a country's story is its army's: who commands all of it.
    """
    tokens = [token for token in split_words(words) if token.lower() not in {"the", "a", "an", "its"}]
    place = next((i for i, token in enumerate(tokens) if token.lower() in _OF), len(tokens))
    if place < 2:
        return _of_headquarters(tokens)
    last, before = tokens[place - 1].lower(), tokens[place - 2].lower()
    behind, front = tokens[place + 1 :], tokens[: place - 2]
    if last in word_group("press_offices") and before in word_group("press_words"):
        return " ".join(behind or front) or None
    if last in word_group("commands") and before in word_group("whole_commands"):
        return " ".join(behind) if behind else " ".join([*front, "army"])
    return _of_headquarters(tokens)


def _of_headquarters(tokens: list[str]) -> str | None:
    """ "Army headquarters", "the headquarters of the navy"."""
    lower = [token.lower() for token in tokens]
    if lower[-1:] and lower[-1] in word_group("headquarters") and len(tokens) > 1:
        return " ".join(tokens[:-1])
    if len(lower) > 2 and lower[0] in word_group("headquarters") and lower[1] in _OF:
        return " ".join(tokens[2:])
    return None
