"""Figures of an event: how many of whom, in the text's own bounds, of one happening or of a whole period."""

from typing import TYPE_CHECKING

from dateline.extract.cumulative import is_cumulative, war_sums
from dateline.extract.mentions import Mentions
from dateline.extract.node import Count, Node
from dateline.extract.numbers import Figure, find_figures, read_figure
from dateline.extract.parts import Parts
from dateline.extract.phrases import Phrases, spread
from dateline.extract.sentences import sentence_of
from dateline.extract.told_among import told_among
from dateline.model.claim import Quantity, QuantityKind, Scope
from dateline.vocab.words import noun_classes

if TYPE_CHECKING:
    from spacy.tokens import Token

_COUNTED_NOUNS = frozenset(
    {"air_strike", "suicide_bombing", "bombing", "shelling", "chemical_attack", "grenade_attack"}
)
_MONEY_KINDS = frozenset({"pledge", "arms_supply", "aid_delivery", "agreement", "sanction"})
_NUMBER_WORDS = frozenset(
    {"nummod", "quantmod", "amod", "advmod", "predet", "det", "compound", "nmod", "npadvmod", "punct"}
)
_CURRENCIES = 3
_NOBODY = frozenset(
    "dead wounded injured death deaths casualties fatalities killings".split()
)  # say nothing of who they were
_DRIVEN = frozenset("truck car vehicle lorry bus pickup tanker ambulance jeep van".split())
_HURT = ("wounded", "injured")
_WITH_PARTS = frozenset("killed wounded killed_or_wounded missing captured abducted displaced personnel".split())


class Figures:
    """Reads the figures of event nodes in one report."""

    def __init__(self, phrases: Phrases, mentions: Mentions) -> None:
        self._phrases = phrases
        self._mentions = mentions
        self._parts = Parts(phrases)

    def quantities(self, node: Node) -> tuple[Quantity, ...]:
        """All figures of one event."""
        scope = Scope.CUMULATIVE if node.counts and is_cumulative(node, self._phrases) else Scope.INCIDENT
        found: list[Quantity] = []
        parts: list[Quantity] = []
        for count in node.counts:
            for token in spread(count.token) if count.figure is None else [count.figure]:
                quantity = self._quantity(count, token, node, scope)
                if quantity is not None:
                    found.append(quantity)
                parts.extend(self._parts_of(quantity, count, token, node))
                parts.extend(self._among(count, token, node, scope))
        found = [whole for whole in found if not any(_within(whole, part) for part in parts)] + parts
        if node.noun and node.kind in _COUNTED_NOUNS:
            found.extend(self._strikes(node))
        if node.kind in _MONEY_KINDS:
            found.extend(self._money(node))
        told: dict[tuple[object, ...], Quantity] = {}
        for each in found:  # headline and sentence may run on: "Two persons hurt in X Two persons were hurt as …"
            again = (each.what, each.low, each.who) if (each.who or "").islower() else (each.quote.start, each.what)
            told.setdefault(again, each)
        return war_sums(node, told.values())

    def _quantity(self, count: Count, token: "Token", node: Node, scope: Scope) -> Quantity | None:
        classes = self._phrases.classes(token)
        harmed = count.what in {"killed", "wounded", "killed_or_wounded"} and not (
            classes & {"site", "aircraft", "place", "event"} and token.lower_ not in _NOBODY  # "five deaths"
        )
        driven = count.what == "vehicles" and self._is_driven(self._phrases.counted(token) or token)
        if count.what == "vehicles" and not driven and ("materiel" not in classes or classes & {"people", "armed"}):
            return None
        held = count.what in {"captured", "abducted"} and "government" in classes and token.tag_ == "NNS"
        if (
            not harmed
            and not held
            and not driven
            and not classes & {"people", "figure", "armed", "population", "hostages", "person", "materiel"}
        ):
            return None
        counted = self._phrases.counted(token)
        own = any(child.dep_ == "nummod" for child in token.children)
        if (
            counted is not None
            and not own
            and token.pos_ != "NUM"
            and any(child.dep_ == "nummod" for child in counted.children)
        ):
            token = counted  # "a total of 54 volunteers"
        if counted is not None and not own and counted.pos_ == "NUM" and "person" in classes and token.pos_ == "NOUN":
            token = counted  # "a family of five"
        first, last = self._figure_span(token)
        text = self._phrases.notes.parsed.text(first, last)
        counting = token.lemma_.lower() in noun_classes().partitive | noun_classes().partitive_of
        single = (
            token.tag_ == "NN"
            and bool(classes & {"person", "people", "armed"})
            and not counting
            and not self._is_mass(token)
        )
        counts_of = last + 1 < len(self._phrases.doc) and self._phrases.doc[last + 1].lower_ == "of"
        figure = read_figure(f"{text} of" if counts_of and counting else text, article_counts=single)
        if figure is None and token.ent_type_ == "PERSON" and token.pos_ == "PROPN":
            figure = Figure(low=1, high=1)
        if figure is None or figure.unit not in {None, "personnel"}:
            return None
        group = self._mentions.mention(token if count.figure is None else count.token, node.kind)
        return Quantity(
            quote=self._phrases.notes.parsed.quote(first, last),
            what=_what(count, token, dead=harmed and "dead" in classes),
            low=figure.low,
            high=figure.high,
            vague=figure.vague,
            who=self._who(token, first) if count.figure is None else self._who(count.token, 0),
            group=group,
            scope=scope,
            part=count.part,
        )

    def _parts_of(self, whole: Quantity | None, count: Count, token: "Token", node: Node) -> list[Quantity]:
        """The parts told behind a figure or behind people without one ("civilians, including 12 children")."""
        people = self._phrases.classes(token) & {"people", "armed", "person"}
        if count.what not in _WITH_PARTS or (whole is None and not people):
            return []
        others = [other for each in node.counts for other in spread(each.token) if other.i > token.i]
        out: list[Quantity] = []
        for part in self._parts.after(token, self._figure_span(token)[1], others):
            low, high = part.figure.low, part.figure.high
            if part.share:
                if whole is None or whole.low is None:
                    continue
                low, high = whole.low // 2 + 1, whole.high
            if whole is not None and whole.high is not None and (low or 0) > whole.high:
                continue
            what = whole.what if whole is not None else QuantityKind(count.what)
            noun = part.noun
            out.append(
                Quantity(
                    quote=self._phrases.notes.parsed.quote(part.first, part.last),
                    what=what,
                    low=low,
                    high=high,
                    vague=part.figure.vague,
                    who=self._who(noun, part.first) if noun is not None else None,
                    group=self._mentions.mention(noun, node.kind) if noun is not None else None,
                    scope=whole.scope if whole is not None else Scope.INCIDENT,
                    part=True,
                )
            )
        return out

    def _among(self, count: Count, token: "Token", node: Node, scope: Scope) -> list[Quantity]:
        """ "*Six civilians* were among 22 people killed"."""
        members = told_among(token, self._phrases)
        found = [self._quantity(Count(count.what, each, part=True), each, node, scope) for each in members]
        return [each for each in found if each is not None]

    def _is_driven(self, token: "Token") -> bool:
        """ "12 trucks", which are no arms."""
        return token.tag_ == "NNS" and token.lemma_.lower() in _DRIVEN

    def _is_mass(self, token: "Token") -> bool:
        return token.lemma_.lower() in {
            "population",
            "personnel",
            "staff",
            "half",
            "crew",
            "force",
            "army",
            "police",
            "military",
            "group",
            "family",
        }

    def _figure_span(self, token: "Token") -> tuple[int, int]:
        first = token.i
        for child in token.children:
            if child.i < token.i and child.dep_ in _NUMBER_WORDS:
                first = min(first, child.left_edge.i)
        while first < token.i and self._phrases.doc[first].is_punct:
            first += 1  # the bullet of a list
        last = int(token.i)
        for child in token.children:
            if child.i > token.i and child.lower_ in {"more", "others", "other"} and child.i == last + 1:
                last = child.i
        if token.dep_ == "conj" and token.pos_ == "NUM":
            first = min(first, token.i)
        return int(first), last

    def _who(self, token: "Token", first: int) -> str | None:
        """The counted group in the text's words, the figure left out."""
        counted = self._phrases.counted(token) if self._phrases.is_figure(token) else token
        if counted is None or "pronoun" in self._phrases.classes(counted) or counted.lower_ in _NOBODY:
            return None
        start = counted.i
        for child in counted.children:
            if (
                child.i < counted.i
                and child.dep_ in {"amod", "compound", "nmod", "poss"}
                and child.pos_ != "NUM"
                and child.lower_ not in {"more", "fewer", "least", "other", "twin", "dead", "further", "estimated"}
            ):
                start = min(start, child.left_edge.i)
        return self._phrases.notes.parsed.text(max(start, first), counted.i).replace(chr(34), "")

    def _strikes(self, node: Node) -> list[Quantity]:
        """ "Nine air strikes", "two suicide car blasts", "twin bombings"."""
        token = node.token
        if token.tag_ not in {"NNS", "NNPS"} and token.lemma_ == token.lower_:
            return []
        of = token.head if token.dep_ == "pobj" and token.head.lower_ == "of" else None
        counting = of.head if of is not None and self._phrases.is_figure(of.head) else token  # "hundreds of strikes"
        first, last = self._figure_span(counting)
        figure = read_figure(self._phrases.notes.parsed.text(first, last))
        if figure is None or figure.unit is not None or (not figure.low and not figure.high):
            return []
        quote = self._phrases.notes.parsed.quote(first, last)
        return [Quantity(quote=quote, what=QuantityKind.STRIKES, low=figure.low, high=figure.high, vague=figure.vague)]

    def _money(self, node: Node) -> list[Quantity]:
        sentence = sentence_of(node.token)
        parsed = self._phrases.notes.parsed
        text = parsed.text(node.token.i, sentence.end - 1)
        for span in find_figures(text):
            if span.figure.unit is not None and len(span.figure.unit) == _CURRENCIES and span.figure.unit.isupper():
                start = parsed.starts[node.token.i]
                quote = _quote_of(parsed.report.text, start, text, span.start, span.end)
                if quote is None:
                    return []
                return [
                    Quantity(
                        quote=parsed.report.quote(*quote),
                        what=QuantityKind.MONEY,
                        low=span.figure.low,
                        high=span.figure.high,
                        vague=span.figure.vague,
                        unit=span.figure.unit,
                    )
                ]
        return []


def _what(count: Count, token: "Token", *, dead: bool) -> QuantityKind:
    """What a figure counts, its own word before its verb's: "received nine *bodies*", "and 22 *injured* people"."""
    behind = token.doc[token.i + 1 : token.i + (2 if token.pos_ == "NUM" else 1)]  # "27 bodies and 62 *wounded*"
    own = {
        token.lower_,
        *(child.lower_ for child in token.children if child.dep_ == "amod"),
        *(it.lower_ for it in behind),
    }
    if count.what in {"killed", "killed_or_wounded"} and not own.isdisjoint(_HURT):
        return QuantityKind("wounded")
    return QuantityKind("killed" if dead else count.what)


def _within(whole: Quantity, part: Quantity) -> bool:
    """Whether a figure was read as a total that is a part of another."""
    return part.quote.start <= whole.quote.start < part.quote.end


def _quote_of(frozen: str, start: int, folded: str, first: int, last: int) -> tuple[int, int] | None:
    """Offsets in the frozen text of ``folded[first:last]``, which begins at `start`; None if white space differs."""
    if frozen[start + first : start + last].split() == folded[first:last].split():
        return start + first, start + last
    return None
