"""Takes the words of a mention apart: what class of party they name, of which nation, on whose side."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.vocab.countries import Countries, Country
from dateline.vocab.parties import party_class, side_of, singulars, word_group

_TOKEN = re.compile(r"[^\s\-\N{EN DASH},;:()\"\u201c\u201d]+")
_ARTICLES = frozenset(
    "the a an some several many few dozens hundreds thousands scores of its their his her two three four five".split()
)
_POSSESSIVE = ("'s", "\N{RIGHT SINGLE QUOTATION MARK}s")
_LONGEST_NATION = 3
_SHORTEST_POSSESSIVE = 4
# Before a nation: then it is not that nation's party ("pro-Russian").
_STANCES = frozenset({"pro", "anti"})
_FALLBACK_CLASSES = frozenset({"person"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """A mention taken apart. `kind` is a party class of `vocab.parties`, `head` the noun that says so.

    `named` is true for a proper name ("Hamza Brigade"), whose class words then say little; `nation_words` are the
    words that gave `nation`; `holder` is the name after a title ("Minister John Smith"), `plural`
    tells "governments" from "government".
    """

    tokens: tuple[str, ...]
    kind: str | None
    head: str
    modifiers: tuple[str, ...]
    nation: Country | None
    nation_words: str
    named: bool
    holder: str
    plural: bool

    @property
    def side(self) -> str | None:
        """Side that the words put the party on: ``government``, ``rebels`` or None."""
        by_head = side_of((self.head,))
        return side_of(self.modifiers) or (by_head if by_head == "rebels" else None)

    @property
    def words(self) -> frozenset[str]:
        """All words that say something about the party, head included."""
        return frozenset((*self.modifiers, self.head))


def split_words(words: str) -> list[str]:
    """Bare words of a mention, possessives and hyphens gone, leading articles and small counts left out."""
    tokens = [_bare(token) for token in _TOKEN.findall(words)]
    tokens = [token for token in tokens if token]
    while len(tokens) > 1 and (tokens[0].lower() in _ARTICLES or tokens[0].isdigit()):
        tokens = tokens[1:]
    return tokens


def describe(words: str, countries: Countries) -> Described:
    """Take a mention apart; nothing in it is looked up by name but countries."""
    tokens = split_words(words)
    kind, place = _head(tokens)
    nation, nation_words, used = _nation(tokens, place, countries)
    head = tokens[place].lower() if place is not None else ""
    head = next((form for form in singulars(head) if party_class(form)), head)
    before = tokens[: place or 0]
    return Described(
        tokens=tuple(tokens),
        kind=kind,
        head=head,
        modifiers=tuple(token.lower() for token in before),
        nation=nation,
        nation_words=nation_words,
        named=place is not None and not used and _is_name(tokens, place, countries),
        holder=_holder(tokens, place),
        plural=place is not None and tokens[place].lower() != head,
    )


def _bare(token: str) -> str:
    token = token.strip("'`\u2018\u2019.")
    for ending in _POSSESSIVE:
        token = token.removesuffix(ending)
    return token.rstrip("'\u2019")


def _head(tokens: Sequence[str]) -> tuple[str | None, int | None]:
    """Class and position of the word that says most: the last one with a class, unless it only says "person"."""
    weak: tuple[str | None, int | None] = (None, None)
    for place in range(len(tokens) - 1, -1, -1):
        kind = _kind(tokens, place)
        if kind in _FALLBACK_CLASSES:
            weak = weak if weak[1] is not None else (kind, place)
        elif kind is not None and (
            tokens[place].islower() or place == len(tokens) - 1 or kind not in {"civilians", "armed"}
        ):
            return kind, place
    return weak


def _kind(tokens: Sequence[str], place: int) -> str | None:
    modifiers = [token.lower() for token in tokens[:place]]
    for form in singulars(tokens[place].lower()):
        kind = party_class(form, modifiers)
        if kind is not None:
            return kind
    return None


def _nation(tokens: Sequence[str], head: int | None, countries: Countries) -> tuple[Country | None, str, range]:
    """Nation in a mention: before its head ("Turkish troops"), or after "of" ("army of Sudan")."""
    last = len(tokens) if head is None else head + 1
    for start in range(len(tokens)):
        for size in range(min(_LONGEST_NATION, len(tokens) - start), 0, -1):
            words = " ".join(tokens[start : start + size])
            found = countries.by_demonym(words) or countries.by_name(words) or _lost_apostrophe(words, countries)
            if found is None or not words[:1].isupper():
                continue
            after_of = start > 0 and tokens[start - 1].lower() == "of"
            follows = tokens[start + size].lower() if start + size < len(tokens) else ""
            tied = follows in word_group("ties") or (start > 0 and tokens[start - 1].lower() in _STANCES)
            if not tied and (start + size <= last or after_of):
                return found, words, range(start, start + size)
    return None, "", range(0)


def _lost_apostrophe(words: str, countries: Countries) -> Country | None:
    """Find the country in a possessive that lost its apostrophe in copying ("Syrias army")."""
    return countries.by_name(words[:-1]) if words.endswith("s") and len(words) > _SHORTEST_POSSESSIVE else None


def _holder(tokens: Sequence[str], head: int | None) -> str:
    if head is None or not all(token[:1].isupper() for token in tokens[head + 1 :]):
        return ""
    return " ".join(tokens[head + 1 :])


def _is_name(tokens: Sequence[str], head: int, countries: Countries) -> bool:
    """Tell whether the head stands in a proper name: capitals beside it that no nation, people or title explains.

    "Hamza Brigade" and "Hamza fighters" are names; "Aleppo police" is none, nor "Sunni militants", and neither is a
    title before a person's name.
    """
    if any(token.lower() in word_group("ties") for token in tokens):
        return False
    if _kind(tokens, head) in {"government", "spokesperson"} and _holder(tokens, head):
        return False
    beside = list(tokens[:head])
    if head + 1 < len(tokens) and tokens[head + 1].lower() in {"of", "for", "in"}:
        beside += tokens[head + 2 :]
    strange = any(
        token[:1].isupper() and not _explains_capital(token, countries) and not _makes_class(token, tokens[head])
        for token in beside
    )
    if tokens[head][:1].isupper():
        return strange
    return strange and tokens[head] in word_group("name_trailers")


def _makes_class(token: str, head: str) -> bool:
    """ "*Rights* group" at the head of a sentence: a word without which the noun would name no kind of party."""
    forms = singulars(head.lower())
    return any(party_class(form, [token.lower()]) is not None and party_class(form) is None for form in forms)


def _explains_capital(token: str, countries: Countries) -> bool:
    word = token.lower()
    if (
        word in word_group("titles")
        or word in word_group("peoples")
        or any(party_class(form) for form in singulars(word))
    ):
        return True
    return countries.by_demonym(token) is not None or countries.by_name(token) is not None
