"""Surveys a parsed report: who and where it names, who says what in it, who is against whom."""

from dateline.extract.attribution import Attribution
from dateline.extract.mentions import Mentions
from dateline.extract.named import parties
from dateline.extract.named_places import places
from dateline.extract.opposed import Sides
from dateline.extract.phrases import Phrases
from dateline.extract.referents import Referents
from dateline.extract.said import Said
from dateline.model.survey import Survey


def survey(phrases: Phrases, referents: Referents) -> Survey:
    """Survey one report."""
    mentions = Mentions(phrases, referents)
    return Survey(
        report_id=phrases.notes.parsed.report.id,
        actors=tuple(parties(phrases, mentions)),
        places=tuple(places(phrases)),
        sayings=tuple(Said(phrases).sayings(mentions, Attribution(phrases, referents))),
        sides=tuple(Sides(phrases, mentions).find()),
    )
