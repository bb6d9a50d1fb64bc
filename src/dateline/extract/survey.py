"""Surveys a parsed report: who and where it names, and who says what in it."""

from dateline.extract.mentions import Mentions
from dateline.extract.named import parties
from dateline.extract.named_places import places
from dateline.extract.phrases import Phrases
from dateline.extract.referents import Referents
from dateline.model.survey import Survey


def survey(phrases: Phrases, referents: Referents) -> Survey:
    """Survey one report."""
    mentions = Mentions(phrases, referents)
    return Survey(
        report_id=phrases.notes.parsed.report.id,
        actors=tuple(parties(phrases, mentions)),
        places=tuple(places(phrases)),
    )
