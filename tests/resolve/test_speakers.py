"""Speakers: whom a claim rests on, innermost first, the outlet last."""

from datetime import date

import pytest

from case_files import table
from dateline.model.claim import Mention, SpeakerMention
from dateline.model.credits import UNNAMED_AGENCIES
from dateline.model.quote import Quote
from dateline.model.report import Report
from dateline.model.resolution import SpeakerType
from dateline.resolve.actors import ActorResolver
from dateline.resolve.speakers import SpeakerResolver
from dateline.vocab.actors import ActorLexicon
from dateline.vocab.countries import Countries


@pytest.fixture(scope="module")
def resolver():
    lexicon, countries = ActorLexicon.default(), Countries.default()
    return SpeakerResolver(ActorResolver(lexicon, countries), lexicon, countries)


def report(outlet=None, credit=None, published="2015-11-02", text=""):
    return Report(
        id="rpt_0", text=text, sha256="", outlet=outlet, credit=credit, published_at=date.fromisoformat(published)
    )


def speaker(words, cue="said"):
    quote = Quote(start=0, end=len(words), text=words)
    return SpeakerMention(mention=Mention(quote=quote, words=words), cue=Quote(start=0, end=len(cue), text=cue))


@pytest.mark.parametrize(("words", "story", "published", "actor_id", "kind", "side"), table("actors/speakers.tsv"))
def test_speaker_case(resolver, words, story, published, actor_id, kind, side):  # noqa: PLR0917 - one argument per column
    found = resolver.resolve((speaker(words),), story, report(published=published))[0]
    assert (found.actor_id, found.type.value, found.side) == (actor_id, kind, side)
    assert found.reason
    assert found.cue == "said"


def test_outlet_comes_last(resolver):
    chain = resolver.resolve((speaker("activists"),), "SY", report(outlet="Example Daily"))
    assert [(link.name, link.type) for link in chain][-1] == ("Example Daily", SpeakerType.OUTLET)


def test_outlet_without_a_name_is_the_outlet(resolver):
    (only,) = resolver.resolve((), "SY", report())
    assert only.name == "the outlet"


def test_outlet_that_a_government_runs_has_its_side(resolver):
    (only,) = resolver.resolve((), "SY", report(outlet="SANA"))
    assert (only.actor_id, only.side) == ("sana", "syria-government")


def test_agency_credit_stands_before_the_outlet(resolver):
    chain = resolver.resolve((), "SY", report(outlet="Example Daily", credit="Reuters/AFP"))
    assert [(link.name, link.type.value) for link in chain] == [
        ("Reuters", "wire"),
        ("AFP", "wire"),
        ("Example Daily", "outlet"),
    ]


@pytest.mark.parametrize(
    ("credit", "names"),
    [
        ("Agencies", [UNNAMED_AGENCIES]),
        ("staff and agencies", [UNNAMED_AGENCIES]),
        ("Sample News and agencies", ["Sample News", UNNAMED_AGENCIES]),
        ("our correspondent and AFP", ["AFP"]),
        ("AFP and Agence France-Presse", ["AFP"]),
    ],
)
def test_credits_that_name_nobody(resolver, credit, names):
    chain = resolver.resolve((), "SY", report(outlet="Example Daily", credit=credit))
    assert [link.name for link in chain] == [*names, "Example Daily"]
    assert all(link.reason for link in chain)


@pytest.mark.parametrize(
    ("sentence", "key"),
    [
        ("Jo Sample, a researcher at Amnesty International, said four people died.", "amnesty"),
        ("Jo Sample, the head of Human Rights Watch in Bamako, said four people died.", "hrw"),
        ("Jo Sample of Human Rights Watch said four people died.", "hrw"),
        ("Jo Sample, who is a spokeswoman for the\nUnited Nations, said four people died.", "un"),
        ("Jo Sample, a former researcher at Amnesty International, said four people died.", "jo sample"),
        ("Jo Sample, an opponent of Islamic State, said four people died.", "jo sample"),
        ("Jo Sample, a teacher from Raqqa, said four people died.", "jo sample"),
        ("Jo Sample said four people died.\n\nThe head of Human Rights Watch said so.", "jo sample"),
    ],
)
def test_a_name_that_no_list_has_speaks_for_the_body_beside_it(resolver, sentence, key):
    found = resolver.resolve((speaker("Jo Sample"),), "SY", report(text=sentence))[0]
    assert found.key == key
    assert found.quote.text == "Jo Sample"


def test_a_spokesman_speaks_for_the_body_that_follows(resolver):
    quote = Quote(start=2, end=11, text="spokesman")
    mention = SpeakerMention(mention=Mention(quote=quote, words="Jo Sample"), cue=None)
    text = "A spokesman for Amnesty International, Jo Sample, said four people died."
    assert resolver.resolve((mention,), "SY", report(text=text))[0].key == "amnesty"


@pytest.mark.parametrize(
    ("title", "key", "kind"),
    [
        ("army spokesman", "syria-armed-forces", "military"),
        ("governor", "jo sample", "government"),
        ("spokesman", "jo sample", "unknown"),
    ],
)
def test_the_title_before_an_unknown_name_says_who_speaks(resolver, title, key, kind):
    quote = Quote(start=3, end=3 + len(title), text=title)
    mention = SpeakerMention(mention=Mention(quote=quote, words="Jo Sample"), cue=None)
    found = resolver.one(mention, "SY", date(2015, 11, 2))
    assert (found.key, found.type.value) == (key, kind)


@pytest.mark.parametrize(
    ("words", "kind", "side"),
    [
        ("Houthi-run Sample TV", "state_media", "houthis"),
        ("the Houthi-controlled television", "state_media", "houthis"),
        ("state-run television", "state_media", "yemen-government"),
        ("a family-run newspaper", "outlet", None),
    ],
)
def test_what_a_party_runs_speaks_for_it(resolver, words, kind, side):
    found = resolver.one(speaker(words), "YE", date(2018, 11, 2))
    assert (found.type.value, found.side) == (kind, side)


def test_people_named_by_kind_only_cannot_be_told_apart(resolver):
    keys = {words: resolver.one(speaker(words), "SY", None).key for words in ("residents", "a witness", "medics")}
    assert keys["residents"] == keys["a witness"] != keys["medics"]


def test_an_outlet_with_and_without_its_article_is_one(resolver):
    one, other = (
        resolver.resolve((), "SY", report(outlet=name))[-1] for name in ("The Example Daily", "Example Daily")
    )
    assert one.key == other.key


def test_agency_named_in_the_text_is_not_added_again(resolver):
    chain = resolver.resolve((speaker("Reuters"),), "SY", report(outlet="Example Daily", credit="Reuters"))
    assert [link.name for link in chain] == ["Reuters", "Example Daily"]


def test_agency_that_publishes_itself_is_not_credited_twice(resolver):
    chain = resolver.resolve((), "SY", report(outlet="Reuters", credit="Reuters"))
    assert [link.type for link in chain] == [SpeakerType.OUTLET]


@pytest.mark.parametrize("words", ["accounts", "who", "videos"])
def test_of_some_words_nobody_can_say_who_they_are(resolver, words):
    assert resolver.resolve((speaker(words),), "SY", report())[0].type is SpeakerType.ANONYMOUS


@pytest.mark.parametrize(
    ("rest", "kind"),
    [
        (" who asked not to be named said so.", SpeakerType.ANONYMOUS),
        (" said on condition of anonymity.", SpeakerType.ANONYMOUS),
        (" said so. Others asked not to be named.", SpeakerType.GOVERNMENT),
    ],
)
def test_an_official_who_wants_no_name_is_anonymous(resolver, rest, kind):
    found = resolver.one(speaker("officials"), "SY", date(2015, 11, 2), f"officials{rest}")
    assert found.type is kind


def test_nobody_named_is_said_so(resolver):
    cue = Quote(start=3, end=13, text="reportedly")
    found = resolver.resolve((SpeakerMention(mention=None, cue=cue),), "SY", report())[0]
    assert (found.name, found.type, found.cue) == ("nobody named", SpeakerType.UNKNOWN, "reportedly")


def test_official_out_of_office_speaks_for_nobody(resolver):
    found = resolver.resolve((speaker("Barack Obama"),), "SY", report(published="2018-01-05"))[0]
    assert (found.type, found.side) == (SpeakerType.UNKNOWN, None)


def test_unknown_name_is_of_unknown_type(resolver):
    found = resolver.resolve((speaker("Mary Example"),), "SY", report())[0]
    assert found.type is SpeakerType.UNKNOWN
