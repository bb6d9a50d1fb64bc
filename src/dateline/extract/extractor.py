"""Reads reports for claims: spaCy for structure, rules for meaning."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from dateline.extract.asking import Asking
from dateline.extract.attribution import Attribution, Speech
from dateline.extract.combine import find_nodes
from dateline.extract.drafts import Draft, Drafting
from dateline.extract.echoes import echoes
from dateline.extract.first_person import RULE as OWN_SIDE
from dateline.extract.first_person import own_side
from dateline.extract.hearsay import nobody_named
from dateline.extract.incidents import find_incidents
from dateline.extract.incidents.rows import Page, make_page
from dateline.extract.learnt_nodes import RULE as LEARNT
from dateline.extract.node import Node
from dateline.extract.notes import country_of_demonym, take_notes
from dateline.extract.parsing import Parsed, parse_reports
from dateline.extract.parties_at import Asked
from dateline.extract.phrases import Phrases
from dateline.extract.place_notes import note_places
from dateline.extract.referents import Referents
from dateline.extract.retracted import retracted
from dateline.extract.said import Said
from dateline.extract.scales import weaker
from dateline.extract.sentences import sentence_of
from dateline.extract.survey import survey
from dateline.extract.turns import turn
from dateline.extract.where import Where
from dateline.model.claim import Claim, Hedge, Modality, Polarity, Reading, SpeakerMention
from dateline.model.ids import make_id
from dateline.model.incident import Incident
from dateline.model.lookups import PlaceNames, TimeWords
from dateline.model.parties import Parties
from dateline.model.report import ReadSentence, Report
from dateline.model.survey import Survey
from dateline.vocab.actors import ActorLexicon
from dateline.vocab.words import cues

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

VERSION: Final = "rules 0.1"
# Older than this at publication, a dated happening is recalled as context, not told as news. Dailies and weeklies both
# report within it; chosen, not measured.
_KNOWN_PLACE: Final = 0.3
NOBODY: Final = "nobody named"
_NEWS: Final = timedelta(days=10)


class Extractor:
    """Reads claims by rules. Give it what knows places and times; it never looks anything up elsewhere."""

    name = "rules"
    version = VERSION

    def __init__(self, places: PlaceNames, times: TimeWords, lexicon: ActorLexicon | None = None) -> None:
        self._places = places
        self._times = times
        self._lexicon = lexicon or ActorLexicon.default()

    def read(self, reports: Iterable[Report]) -> Iterator[Reading]:
        """Read reports in batches, in order; one reading each, empty for a report with nothing to read."""
        for parsed in parse_reports(reports, self.is_name):
            yield self._read(parsed)[0]

    def incidents(self, reports: Iterable[Report]) -> Iterator[tuple[Incident, ...]]:
        """Read each report as a whole for attacks on people and things (docs/models/incidents.md)."""
        for page in self.pages(reports):
            yield find_incidents(page)

    def parties_at(self, report: Report, words: Iterable[tuple[int, int]]) -> list[Parties]:
        """Who had a part in the events at some words of a report, given as offsets: start, and end behind the last."""
        _, phrases, _, nodes = self._read(next(parse_reports([report], self.is_name)))
        asked = Asked(phrases, nodes)
        return [asked.parties(start, end) for start, end in words]

    def pages(self, reports: Iterable[Report]) -> Iterator[Page]:
        """Write down what the rules know of each report's words: what the model of incidents reads."""
        for parsed in parse_reports(reports, self.is_name):
            reading, phrases, referents, nodes = self._read(parsed)
            yield make_page(phrases, referents, nodes, reading.claims)

    def is_name(self, word: str) -> bool:
        """Whether a word names a place, a people or a known party."""
        known = self._places.knows(word) >= _KNOWN_PLACE or bool(self._lexicon.find([word]))
        return known or country_of_demonym(word) is not None

    def survey(self, reports: Iterable[Report]) -> Iterator[Survey]:
        """Tell for each report, in order, who and where it names and who says what in it, claims or none."""
        for parsed in parse_reports(reports, self.is_name):
            yield survey(*self._look_up(parsed))

    def asking(self, reports: Iterable[Report]) -> Iterator[Asking]:
        """Parse reports, in order, for asking about their words: place names, times, the place of any event word."""
        for parsed in parse_reports(reports, self.is_name):
            phrases, referents = self._look_up(parsed)
            nodes = find_nodes(phrases, referents)
            yield Asking(phrases, Where(phrases, referents, nodes), nodes)

    def _look_up(self, parsed: Parsed) -> tuple[Phrases, Referents]:
        notes = take_notes(parsed, self._lexicon, self._times)
        note_places(notes, self._places)
        phrases = Phrases(notes, self._lexicon)
        return phrases, Referents(phrases)

    def _read(self, parsed: Parsed) -> tuple[Reading, Phrases, Referents, list[Node]]:
        phrases, referents = self._look_up(parsed)
        nodes = find_nodes(phrases, referents)
        drafting = Drafting(phrases, referents, nodes)
        drafts = drafting.drafts()
        attribution, said = Attribution(phrases, referents), Said(phrases)
        claims: dict[str, Claim] = {}
        first_told: dict[tuple[int, str], str] = {}
        for draft in drafts:
            for speakers, stance, rule in self._chains(draft, attribution, drafting, said):
                if stance == "unsaid":
                    continue
                claim = self._claim(phrases, draft, speakers, stance, rule)
                place = draft.place.words if draft.place is not None else ""
                carrier = draft.node.carrier
                # "The strikes" of a campaign, or of nowhere in particular, are not one happening.
                single = bool(place) and claim.modality is not Modality.ONGOING
                if carrier is not None and carrier.kind == claim.kind and single:  # "the attack", told before
                    claim = replace(claim, same_as=first_told.get((id(carrier), place)))
                claim = _apart(claim, claims.get(claim.id))
                claims.setdefault(claim.id, claim)
                first_told.setdefault((id(draft.node), place), claim.id)
        for claim in echoes(parsed, tuple(claims.values()), attribution, drafting.mentions):
            claims.setdefault(claim.id, claim)
        reading = Reading(
            report_id=parsed.report.id, claims=tuple(claims.values()), sentences=_coverage(parsed, claims.values())
        )
        return reading, phrases, referents, nodes

    def _chains(
        self, draft: Draft, attribution: Attribution, drafting: Drafting, said: Said
    ) -> list[tuple[tuple[SpeakerMention, ...], str, str]]:
        """One speaker chain for each who says it, two who say the same are two origins, and for each who rejects it."""
        chains = self._affirming(draft, attribution, drafting, said)
        if not draft.node.stative and all(stance not in {"deny", "unsaid"} for _, stance, _ in chains):
            for link in attribution.rejections(draft.node.token):
                chains.append((self._links_of(link, link.speakers, drafting, attribution), link.stance, link.rule))
        return chains

    def _affirming(
        self, draft: Draft, attribution: Attribution, drafting: Drafting, said: Said
    ) -> list[tuple[tuple[SpeakerMention, ...], str, str]]:
        if draft.node.stative and not parsed_quote(draft, drafting):
            return [((), "neutral", "outlet's own description")]
        told = (draft.node.token, *draft.node.told_by)
        links = next((found for token in told if (found := attribution.links(token))), [])
        if not links and (speech := said.speech(draft.node.token, attribution)) is not None:
            links = [speech]
        if not links and (speech := turn(draft.node.token, drafting.parsed)) is not None:
            links = [speech]
        if not links:
            cue = next((word for token in told if (word := nobody_named(token)) is not None), None)
            if cue is None:
                return [((), "neutral", "outlet's own word")]
            parsed = drafting.parsed
            return [((SpeakerMention(mention=None, cue=parsed.quote(cue.i, cue.i)),), "neutral", NOBODY)]
        if any(link.stance == "unsaid" for link in links):
            return [((), "unsaid", "")]
        outer = tuple(
            each for link in links[1:] for each in self._links_of(link, link.speakers[:1], drafting, attribution)
        )
        chains = []
        for head in links[0].speakers:
            inner = self._links_of(links[0], (head,), drafting, attribution)
            chains.append((_once((*inner, *outer)), links[0].stance, links[0].rule))
        return chains

    @staticmethod
    def _links_of(
        link: Speech, heads: tuple["Token", ...], drafting: Drafting, attribution: Attribution
    ) -> tuple[SpeakerMention, ...]:
        cue = drafting.parsed.quote(link.cue.i, link.cue.i)
        made = [drafting.mentions.speaker(head, attribution.meant(head)) for head in (*heads, *link.relays)]
        return tuple(SpeakerMention(mention=mention, cue=cue) for mention in made)

    def _claim(
        self, phrases: Phrases, draft: Draft, speakers: tuple[SpeakerMention, ...], stance: str, rule: str
    ) -> Claim:
        parsed, node, scales = phrases.notes.parsed, draft.node, draft.scales
        sentence = sentence_of(node.token)
        quote = parsed.quote(sentence.start, sentence.end - 1)
        trigger = parsed.quote(node.first, node.last)
        polarity, hedge = _stance(scales.polarity, scales.hedge, stance)
        if speakers and speakers[0].mention is None:
            hedge = scales.hedge if rule != NOBODY else _hearsay(scales.hedge, speakers[0], parsed)
        taken_back = retracted(node)
        hedge = Hedge.DOUBTED if taken_back else hedge
        said_by = "|".join(link.mention.words if link.mention else "" for link in speakers)
        spoken = {link.mention.quote for link in speakers if link.mention}  # "shelled X on Monday, the official said"
        place = draft.place.words if draft.place else None
        own = own_side(node, draft.actors, speakers, phrases)
        return Claim(
            id=make_id(
                "clm", parsed.report.id, quote.start, quote.end, trigger.start, trigger.end, node.kind, said_by, place
            ),
            report_id=parsed.report.id,
            kind=node.kind,
            quote=quote,
            trigger=trigger,
            actors=draft.actors if own is None else own,
            targets=tuple(target for target in draft.targets if target.quote not in spoken),
            instrument=parsed.quote(node.instrument.i, node.instrument.i) if node.instrument is not None else None,
            place=draft.place,
            time=draft.time,
            quantities=draft.quantities,
            speakers=speakers,
            polarity=polarity,
            modality=self._modality(parsed.report, draft),
            hedge=hedge,
            score=_score(draft),
            extractor=VERSION,
            rules=(
                *draft.rules,
                f"speaker:{rule}",
                *(("hedge:taken back",) if taken_back else ()),
                *((OWN_SIDE,) if own is not None else ()),
                *_restored(parsed, sentence),
            ),
            headline=parsed.in_headline(node.token),
        )

    def _modality(self, report: Report, draft: Draft) -> Modality:
        """Modality by the words, then by the date: what lies well before publication is background."""
        modality = draft.scales.modality
        if modality in {Modality.PLANNED, Modality.HYPOTHETICAL}:
            return modality
        if draft.time is None or report.published_at is None:
            return Modality.BACKGROUND if draft.scales.aside else modality
        when = self._times.resolve(draft.time.quote.text, report.published_at, draft.time.tense)
        if when.earliest is not None and when.earliest > report.published_at:
            return Modality.PLANNED
        if when.latest is not None and when.latest < report.published_at - _NEWS:
            return Modality.BACKGROUND
        words = draft.time.quote.text.lower()
        lasting = words.startswith("for ") or (modality is Modality.ONGOING and words.startswith("since "))
        if lasting and not draft.scales.aside:
            return modality  # "which has been besieged since May"
        recalled = draft.scales.aside or draft.node.verb.dep_ == "relcl"
        if recalled and when.earliest is not None and when.earliest < report.published_at - _NEWS:
            return Modality.BACKGROUND
        return modality


def _apart(claim: Claim, other: Claim | None) -> Claim:
    """ "Shells fell on the X and Y districts of Z": two claims on Z, told apart by their part."""
    if other is None or claim.place is None or other.place is None or claim.place.part == other.place.part:
        return claim
    return replace(claim, id=make_id("clm", claim.id, claim.place.part))


def parsed_quote(draft: Draft, drafting: Drafting) -> bool:
    """Whether a draft's word stands inside quotation marks: then even its adjectives are the speaker's."""
    return bool(drafting.quoted(draft.node.token))


def _restored(parsed: Parsed, sentence: "Span") -> tuple[str, ...]:
    """Says of a claim that its sentence was read with marks that the report does not have."""
    return (
        ("text:lost commas put back",) if any(i in parsed.restored for i in range(sentence.start, sentence.end)) else ()
    )


def _once(chain: tuple[SpeakerMention, ...]) -> tuple[SpeakerMention, ...]:
    """A chain without repeats: "it said it could not determine" has one speaker."""
    kept: dict[str, SpeakerMention] = {}
    for link in chain:
        kept.setdefault(link.mention.words.casefold() if link.mention else "", link)
    return tuple(kept.values())


def _hearsay(hedge: Hedge, link: SpeakerMention, parsed: Parsed) -> Hedge:
    """What nobody named says is reported at best; "unconfirmed reports" are doubted."""
    start = link.cue.start if link.cue is not None else -1
    words = (child.lower_ for token in parsed.doc if parsed.starts[token.i] == start for child in token.children)
    marks = [Hedge(cues().hedges[word]) for word in words if word in cues().hedges]
    return weaker(Hedge.REPORTED, hedge, *marks)


def _stance(polarity: Polarity, hedge: Hedge, stance: str) -> tuple[Polarity, Hedge]:
    if stance == "deny":
        polarity = Polarity.DENIED
    elif stance in {"claim", "accuse"} and hedge is Hedge.PLAIN:
        hedge = Hedge.REPORTED
    return polarity, hedge


def _score(draft: Draft) -> float:
    """How sure the reading is: half for a frame that fired, more for each part read. Not calibrated."""
    score = 0.5
    score += 0.1 * bool(draft.actors) + 0.1 * (draft.place is not None) + 0.1 * (draft.time is not None)
    score += 0.1 * bool(draft.targets or draft.quantities)
    inferred = any(
        rule.startswith(("place:nearest", "place:of the same", "place:led", "the same as")) for rule in draft.rules
    )
    score -= 0.15 * (draft.node.rule == LEARNT)
    score -= 0.1 * inferred + 0.05 * (draft.time is not None and draft.time.context is not None)
    return round(max(0.1, min(score, 0.95)), 2)


def _coverage(parsed: Parsed, claims: Iterable[Claim]) -> tuple[ReadSentence, ...]:
    used = {claim.quote.start for claim in claims}
    out = []
    for sentence in parsed.doc.sents:
        start, end = parsed.starts[sentence.start], parsed.ends[sentence.end - 1]
        out.append(ReadSentence(start=start, end=end, used=start in used))
    return tuple(out)
