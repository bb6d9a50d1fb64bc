"""What stands where in a report, for asking beside its claims: place names, time words, the place of any event word."""

from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.extract.node import Node
from dateline.extract.phrases import Phrases
from dateline.extract.place_choice import choose
from dateline.extract.place_corrections import RULE
from dateline.extract.place_mentions import Found, mention
from dateline.extract.sentences import sentence_of
from dateline.extract.where import Where
from dateline.model.claim import PlaceMention
from dateline.model.quote import Quote
from dateline.model.report import Report
from dateline.vocab.countries import Countries

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

_LONGEST = 4  # words of a country's name


class Asking:
    """One report, parsed and noted. Made by `Extractor.asking`; offsets are of the report's text, end exclusive."""

    def __init__(self, phrases: Phrases, where: Where, nodes: list[Node]) -> None:
        self._phrases = phrases
        self.notes = phrases.notes
        self._where = where
        self._nodes = nodes

    @property
    def report(self) -> Report:
        """The report."""
        return self.notes.parsed.report

    def places(self, *, demonyms: bool = False) -> tuple[PlaceMention, ...]:
        """All names of places in text order, also of countries that stand for their governments.

        With `demonyms` also "Syrian", "Texans": words for the people and things of a place.
        """
        found = [mention(Found(hit=hit), self._phrases) for hit in self.notes.places]
        taken = {i for hit in self.notes.places for i in range(hit.first, hit.last + 1)}
        found += [
            self._plain(first, last) for first, last in countries_at(self.notes.parsed.words, taken, demonyms=demonyms)
        ]
        return tuple(sorted(found, key=lambda each: each.quote.start))

    def _plain(self, first: int, last: int) -> PlaceMention:
        return PlaceMention(quote=self.notes.parsed.quote(first, last), words=self.notes.parsed.text(first, last))

    def place_named(self, start: int, end: int) -> PlaceMention:
        """The words at these offsets as the name of a place, with what the report says beside it."""
        quote = Quote.cut(self.report.text, start, end)
        parsed = self.notes.parsed
        for hit in self.notes.places:
            noted = parsed.quote(hit.first, hit.last)
            if start <= noted.start and noted.end <= end and (hit.feature_at is not None or noted.text == quote.text):
                feature = hit.feature if hit.feature_at is not None else None  # not one told elsewhere
                named = replace(hit, inside=None, piece=None, feature=feature)
                return replace(mention(Found(hit=named), self._phrases), quote=quote)
        return PlaceMention(quote=quote, words=" ".join(quote.text.split()))

    def times(self) -> tuple[Quote, ...]:
        """All time expressions, in text order."""
        return tuple(self.notes.parsed.quote(hit.first, hit.last) for hit in self.notes.times)

    def place_of(self, start: int, end: int, *, always: bool = False) -> tuple[PlaceMention, ...]:
        """Where the event happened that the words at these offsets tell; empty where the text does not say.

        Several places when they are named side by side, the likeliest first. Any verb can be asked, also one that makes
        no claim. With `always` the likeliest name of the sentence is given where the text hardly says.
        """
        token = self.token(start, end)
        if token is None:
            return ()
        node, found = self.by_rule(token)
        choice = choose(token, self.notes, node, found)
        best = choice.likeliest if always else choice.best
        ruled = [each for each in found if each.hit is best]
        if best is None:  # led back to a place named before this sentence
            ruled = [each for each in found if not sentence_of(token).start <= each.hit.first < sentence_of(token).end]
        if ruled:
            chosen = [*ruled, *(each for each in found if each not in ruled)]
        else:
            chosen = [Found(hit=best, rule=RULE)] if best is not None else []
        return tuple(self._named(each) for each in chosen)

    def _named(self, found: Found) -> PlaceMention:
        """The name itself, also of a quarter, whose town comes with it as a wider place."""
        inside = found.hit.inside
        if inside is None:
            return mention(found, self._phrases)
        named = replace(found.hit, inside=None, within=(inside.words, *found.hit.within))
        return mention(replace(found, hit=named), self._phrases)

    def token(self, start: int, end: int) -> "Token | None":
        """The first token of the report between two offsets."""
        parsed = self.notes.parsed
        for i, (begins, ends) in enumerate(zip(parsed.starts, parsed.ends, strict=True)):
            if begins < end and ends > start:
                return parsed.doc[i]
        return None

    def by_rule(self, token: "Token") -> tuple[Node | None, list[Found]]:
        """The event that a word tells or carries, None for none, and its places as the rules alone find them."""
        told = (node for node in self._nodes if token in (node.token, *node.told_by))
        carried = (node for node in self._nodes if node.verb == token)
        node = next(told, None) or next(carried, None)
        return node, self._where.places(node) if node is not None else []


def countries_at(words: "Sequence[str]", taken: set[int], *, demonyms: bool) -> "Iterator[tuple[int, int]]":
    """First and last tokens of the countries named outside the tokens `taken`, longest names first."""
    countries = Countries.default()
    i = 0
    while i < len(words):
        step = 1
        for size in range(min(_LONGEST, len(words) - i), 0, -1):
            name = " ".join(words[i : i + size])
            if not words[i][:1].isupper() or taken & set(range(i, i + size)):
                continue
            if countries.by_name(name) or (demonyms and countries.by_demonym(name)):
                yield i, i + size - 1
                step = size
                break
        i += step
