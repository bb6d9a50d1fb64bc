"""From event nodes to drafts: every part of a claim but its speakers, one draft for each place."""

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from dateline.extract.carried_places import carry_places
from dateline.extract.cumulative import is_cumulative
from dateline.extract.figures import Figures
from dateline.extract.headline_leads import complete_headlines
from dateline.extract.mentions import Mentions
from dateline.extract.node import Node
from dateline.extract.notes import TimeHit
from dateline.extract.parsing import Parsed
from dateline.extract.phrases import Phrases, spread
from dateline.extract.place_corrections import corrected
from dateline.extract.place_mentions import Found, joint, mention
from dateline.extract.referents import Referents
from dateline.extract.scales import Scales, read_scales
from dateline.extract.when import When
from dateline.extract.where import Where
from dateline.model.claim import Mention, Modality, PlaceMention, Polarity, Quantity, TimeMention
from dateline.model.quote import Quote
from dateline.vocab.actors import ActorLexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

_ONSETS = frozenset({"offensive", "suicide_bombing", "armed_clash", "air_strike", "shelling", "bombing"})
_NEXT = 4
TERRITORY = frozenset({"territory_seized", "territory_held", "withdrawal"})


@dataclass(slots=True, kw_only=True)
class Draft:
    """A claim in the making."""

    node: Node
    sentence: int
    actors: tuple[Mention, ...]
    targets: tuple[Mention, ...]
    place: PlaceMention | None
    quantities: tuple[Quantity, ...]
    time: TimeMention | None
    scales: Scales
    rules: list[str] = field(default_factory=list)

    @property
    def who(self) -> str:
        """The first actor, by id where a list knows the words, to tell the same doer again."""
        if not self.actors:
            return ""
        words = self.actors[0].words
        hits = ActorLexicon.default().find(words.split())
        return hits[0].actor_ids[0] if hits else words.casefold()


class Drafting:
    """Makes the drafts of one report."""

    def __init__(self, phrases: Phrases, referents: Referents, nodes: list[Node]) -> None:
        self._phrases = phrases
        self._referents = referents
        self._nodes = nodes
        self._where = Where(phrases, referents, nodes)
        self._when = When(phrases, nodes)
        self._mentions = Mentions(phrases, referents)
        self._figures = Figures(phrases, self._mentions)

    def quoted(self, token: "Token") -> bool:
        """Tell whether a token stands inside quotation marks."""
        return bool(self._phrases.notes.quoted[token.i])

    @property
    def parsed(self) -> Parsed:
        """The parsed report."""
        return self._phrases.notes.parsed

    @property
    def mentions(self) -> Mentions:
        """The maker of mentions, also for speakers."""
        return self._mentions

    def drafts(self) -> list[Draft]:
        """All drafts, in text order, with times and places taken over inside the report where the text allows it."""
        out: list[Draft] = []
        for node in self._nodes:
            above = self.parsed.in_headline(node.token)
            out.extend(draft for draft in self._draft(node) if above or _says_something(draft))
        out = _name_next(out, self._phrases)
        carry_places(out, self._phrases)
        complete_headlines(out, self._phrases)
        _take_times(out)
        return [draft for draft in out if _says_something(draft)]

    def _draft(self, node: Node) -> list[Draft]:
        scales = read_scales(node)
        quantities = self._figures.quantities(node)
        if scales.polarity is Polarity.DENIED:  # "killed no civilians" counts nobody
            quantities = tuple(each for each in quantities if each.low or each.high)
        if node.casualty and is_cumulative(node, self._phrases):
            node.kind = "casualty_toll"
        found = corrected(node, self._where.places(node), self._phrases)
        if not found and node.kind in TERRITORY:
            found = self._told_beside(node)
        if _needs_place(node) and not found:
            return []
        base = Draft(
            node=node,
            sentence=self._referents.sentence(node.token),
            actors=self._mentions.actors(node),
            targets=self._mentions.targets(node),
            place=None,
            quantities=quantities,
            time=self._time(node, scales),
            scales=scales,
            rules=[node.rule, *node.rules],
        )
        if not found:
            out = [base]
        elif len(found) == 1:
            out = [self._at(base, found[0])]
        elif quantities:
            out = [
                replace(
                    base, place=joint(found, self._phrases), rules=[*base.rules, "place:one figure for several places"]
                )
            ]
        else:
            out = [self._at(base, each) for each in found]
        out.extend(
            self._at(replace(base, quantities=()), each, "place:part of the whole") for each in self._where.extras(node)
        )
        return out

    def _told_beside(self, node: Node) -> list[Found]:
        """ "Its forces had driven the group out", "army camp has fallen": the place of the change told beside it.

        A headline looks below itself, a sentence to the one before; where that names several places it is nowhere.
        """
        here, above = self._referents.sentence(node.token), self.parsed.in_headline(node.token)
        if node.places and not above:
            return []
        others = [
            other
            for other in self._nodes
            if other is not node
            and other.kind in TERRITORY
            and not other.stative
            and not self.parsed.in_headline(other.token)
            and (0 < self._referents.sentence(other.token) - here <= _NEXT if above else other.token.i < node.token.i)
            and (above or here - self._referents.sentence(other.token) <= 1)
        ]
        others = others[:1] if above else others[-1:]
        places = [found for other in others for found in self._where.places(other)]
        rule = "place:of the change of hands beside it"
        one = len({found.hit.words for found in places}) == 1
        return [replace(places[0], by=node.token, rule=rule)] if one else []

    def _at(self, base: Draft, found: Found, rule: str | None = None) -> Draft:
        return replace(base, place=mention(found, self._phrases), rules=[*base.rules, rule or found.rule])

    def _time(self, node: Node, scales: Scales) -> TimeMention | None:
        hit, context = self._when.time(node)
        if hit is None or (context is not None and scales.modality in {Modality.PLANNED, Modality.HYPOTHETICAL}):
            return None
        return TimeMention(quote=self._quote(hit), tense=scales.tense, context=context)

    def _quote(self, hit: TimeHit) -> Quote:
        return self._phrases.notes.parsed.quote(hit.first, hit.last)


def _needs_place(node: Node) -> bool:
    """Territory is always somewhere: a gain or hold of nothing named is no statement."""
    return node.kind in {"territory_seized", "territory_held", "siege"} and not (node.kind == "siege" and node.targets)


def _only_dates(node: Node) -> bool:
    """ "Before the attack", "since the fighting" date another happening and tell none."""
    return (
        node.token.dep_ == "pobj"
        and node.token.head.lower_ in {"before", "since", "until", "despite"}
        and not node.counts
    )


def _says_something(draft: Draft) -> bool:
    """Whether a draft tells more than that something of its kind exists."""
    if draft.node.noun and draft.node.definite and _only_dates(draft.node):
        return False
    told = draft.actors or draft.targets or draft.quantities or draft.place is not None or draft.time is not None
    return bool(told) and (
        not draft.node.noun
        or draft.node.attached
        or bool(draft.actors or draft.targets or draft.quantities or draft.place)
    )


def _name_next(drafts: list[Draft], phrases: Phrases) -> list[Draft]:
    """ "The army took back a port and a fort", named two sentences on: the lede takes the names, led by them."""
    out: list[Draft] = []
    for position, draft in enumerate(drafts):
        heads = (
            [head for head in draft.node.places if _unnamed(head, phrases)]
            if draft.place is not None and draft.place.part
            else []
        )
        tokens: list[Token] = [each for head in heads for each in spread(head)]
        tokens = list({token.i: token for token in tokens}.values())
        named = [
            other
            for other in drafts[position + 1 :]
            if other.node.kind == draft.node.kind
            and other.sentence - draft.sentence <= _NEXT
            and other.place is not None
            and other.place.part is None
            and other.who == draft.who
        ]
        first_named: dict[str, Draft] = {}
        for other in named:
            first_named.setdefault(other.place.words if other.place is not None else "", other)
        named = list(first_named.values())
        if not tokens or len(named) != len(tokens):
            out.append(draft)
            continue
        for token, other in zip(tokens, named, strict=True):
            assert other.place is not None  # noqa: S101 - filtered above, for the type checker
            place = replace(other.place, quote=phrases.quote(token), led_by=other.place.quote)
            out.append(replace(draft, place=place, rules=[*draft.rules, "place:named in a later sentence"]))
    return out


def _unnamed(head: "Token", phrases: Phrases) -> bool:
    indefinite = any(child.lower_ in {"a", "an", "two", "three", "several"} for child in head.children)
    several = head.tag_ in {"NNS", "NNPS"}  # one named later is not all of them
    return head.i not in phrases.notes.place_at and indefinite and not several


def _take_times(drafts: list[Draft]) -> None:
    """Bound a seizure by the assault it ended, and give a bare mention of it the time told elsewhere in the report."""
    for draft in drafts:
        if draft.node.kind != "territory_seized" or draft.place is None or not draft.who:
            continue
        same = [
            other
            for other in drafts
            if other.place is not None
            and other.place.words == draft.place.words
            and other.who == draft.who
            and other is not draft
        ]
        onsets = [
            other.time
            for other in same
            if other.node.kind in _ONSETS and other.time is not None and other.time.context is None
        ]
        since = min(onsets, key=lambda time: time.quote.start).quote if onsets else None
        if draft.time is None:
            told = next(
                (
                    other.time
                    for other in same
                    if other.node.kind == draft.node.kind and other.time is not None and other.time.context is None
                ),
                None,
            )
            if told is not None:
                draft.time = replace(
                    told, context="time of the same seizure, told elsewhere in the report", since=since
                )
                draft.rules.append("time:the same seizure elsewhere")
        elif since is not None and draft.time.quote.text != since.text and _open_below(draft):
            draft.time = replace(draft.time, since=since)
            draft.rules.append("time:not before the assault began")


def _open_below(draft: Draft) -> bool:
    """Whether the words only say by when ("by Sunday morning")."""
    return draft.time is not None and draft.time.quote.text.lower().startswith(("by ", "before "))
