"""A worker without a language model whose vocabulary can be changed: a word that it knows makes a claim."""

import re
from datetime import timedelta

from dateline.model.claim import Claim, Mention, PlaceMention, Quantity, QuantityKind, Reading, SpeakerMention
from dateline.model.ids import make_id
from dateline.model.report import ReadSentence
from dateline.model.resolution import (
    ActorRef,
    PlaceRef,
    Precision,
    QuantityRef,
    Resolution,
    SpeakerRef,
    SpeakerType,
    TimeBasis,
    TimeRef,
)
from dateline.pipeline.worker import Worker

WORDS = {"seized": "territory_seized", "shelled": "shelling", "bombed": "air_strike", "clashed": "armed_clash"}
PLACES = {
    "Palmyra": ("gn:163808", 34.56, 38.28),
    "Homs": ("gn:169577", 34.73, 36.71),
    "Mahin": ("gn:167488", 34.24, 37.06),
}
PARTIES = {"soldiers": "syria-armed-forces", "militants": "islamic-state", "rebels": "syria-rebels"}


class Words:
    """Extracts a claim for every known word, and resolves what it finds by the lists above."""

    def __init__(self, words):
        self.words = words

    def read(self, reports):
        for report in reports:
            sentences = [match.span() for match in re.finditer(r"[^.]+\.", report.text)]
            claims = [claim for span in sentences for claim in self._claims(report, *span)]
            used = {claim.quote.start for claim in claims}
            yield Reading(
                report_id=report.id,
                claims=tuple(claims),
                sentences=tuple(ReadSentence(start=a, end=b, used=a in used) for a, b in sentences),
            )

    def _claims(self, report, start, end):
        quote = report.quote(start, end)
        for word, kind in self.words.items():
            for match in re.finditer(rf"\b{word}\b", quote.text):
                trigger = report.quote(start + match.start(), start + match.end())
                before = [it for it in self._find(report, quote, PARTIES) if it.start < trigger.start]
                after = [it for it in self._find(report, quote, PARTIES) if it.start > trigger.start]
                place = next(iter(self._find(report, quote, PLACES)), None)
                speaker = next(iter(self._find(report, quote, ("Observatory",))), None)
                figures = [report.quote(start + it.start(), start + it.end()) for it in re.finditer(r"\d+", quote.text)]
                yield Claim(
                    id=make_id("clm", report.id, start, end, trigger.start, kind, speaker and speaker.text),
                    report_id=report.id,
                    kind=kind,
                    quote=quote,
                    trigger=trigger,
                    actors=tuple(Mention(quote=it, words=it.text) for it in before[:1]),
                    targets=tuple(Mention(quote=it, words=it.text) for it in after[:1]),
                    place=PlaceMention(quote=place, words=place.text) if place else None,
                    quantities=tuple(
                        Quantity(quote=it, what=QuantityKind.KILLED, low=float(it.text), high=float(it.text))
                        for it in figures
                    ),
                    speakers=(SpeakerMention(mention=Mention(quote=speaker, words=speaker.text)),) if speaker else (),
                )

    def _find(self, report, quote, words):
        hits = [(m.start(), m.end()) for word in words for m in re.finditer(word, quote.text)]
        return [report.quote(quote.start + a, quote.start + b) for a, b in sorted(hits)]

    def resolve(self, report, claims):
        return tuple(self._resolved(report, claim) for claim in claims)

    def _resolved(self, report, claim):
        day = report.published_at - timedelta(days=1)
        place = None
        if claim.place:
            place_id, latitude, longitude = PLACES[claim.place.words]
            place = PlaceRef(
                quote=claim.place.quote,
                name=claim.place.words,
                place_id=place_id,
                admin1="Homs",
                country="SY",
                latitude=latitude,
                longitude=longitude,
                precision=Precision.TOWN,
            )
        named = [SpeakerRef(quote=it.mention.quote, name="SOHR", actor_id="sohr") for it in claim.speakers]
        return Resolution(
            claim_id=claim.id,
            actors=tuple(_party(it) for it in claim.actors),
            targets=tuple(_party(it) for it in claim.targets),
            place=place,
            time=TimeRef(quote=None, earliest=day, latest=day, basis=TimeBasis.CONTEXT),
            quantities=tuple(QuantityRef(quantity=it) for it in claim.quantities),
            speakers=(*named, SpeakerRef(quote=None, name=report.outlet, type=SpeakerType.OUTLET)),
            resolver="words",
        )


def _party(mention):
    return ActorRef(quote=mention.quote, name=mention.words, actor_id=PARTIES[mention.words])


def word_worker(words=None):
    """Make a worker that knows these words (default: `WORDS`)."""
    stages = Words(WORDS if words is None else words)
    return Worker(stages, stages)
