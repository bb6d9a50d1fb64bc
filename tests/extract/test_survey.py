import pytest

from dateline.extract import Extractor
from dateline.resolve import Resolver
from eval.base import Document
from eval.reader import verbatim


@pytest.fixture(scope="module")
def survey():
    resolver = Resolver.default()
    extractor = Extractor(resolver.places, resolver.times)

    def read(text):
        return next(extractor.survey([verbatim(Document(id="x", text=text, gold=None))]))

    return read


@pytest.mark.parametrize(
    ("text", "actors", "places"),
    [
        ("Turkey sent troops to Syria.", ["Turkey", "troops"], ["Syria"]),
        ("Residents of Harda welcomed aid from the United States.", ["Residents", "United States"], ["Harda"]),
        ("Shells hit a petrol station in the city of Homs.", [], ["petrol station", "city of Homs"]),
        ("The allies and their partners met in Berlin, Germany.", ["allies", "their partners"], ["Berlin"]),
        ("The council adopted Resolution 12.", ["council"], []),
    ],
)
def test_who_and_where_is_named(survey, text, actors, places):
    found = survey(text)
    assert [it.quote.text for it in found.actors] == actors
    assert [it.quote.text for it in found.places] == places


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("The army fought the rebels near Homs.", [("army", "rebels", False)]),
        ("Jordan backs the coalition in the war against Islamic State.", [("Jordan", "coalition", True)]),
        ("The rebels launched a campaign against the army.", [("rebels", "army", False)]),
        ("The minister visited the army.", []),
    ],
)
def test_who_is_against_whom(survey, text, pairs):
    found = {(it.first.quote.text, it.second.quote.text, it.allies) for it in survey(text).sides}
    assert found >= set(pairs)
    assert pairs or not found


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("The mayor said that the bridge was closed.", "mayor", "said", "that the bridge was closed"),
        ("The bridge was closed, according to the ministry.", "ministry", "according", "The bridge was closed"),
        ("“We will stay,” the commander said on Monday.", "commander", "said", "We will stay"),
        ("The army denied that it had shelled the town.", "army", "denied", "that it had shelled the town"),
    ],
)
def test_who_says_what(survey, text, source, cue, content):
    (found,) = survey(text).sayings
    assert (found.source.text, found.cue.text) == (source, cue)
    assert content in " ".join(quote.text for quote in found.content)
    assert found.rule == "network:said"


def test_a_saying_tells_whom_a_pronoun_means(survey):
    found = survey("Ahmed Sample, a doctor, said the clinic was hit. He said that nobody had died.").sayings
    assert found[-1].speaker.words.endswith("Ahmed Sample")
