"""Parties: names, nations and bare words to actors, each with a reason."""

from datetime import date

import pytest

from case_files import table
from dateline.model.claim import Mention
from dateline.model.quote import Quote
from dateline.resolve.actors import ActorResolver
from dateline.vocab.actors import ActorLexicon
from dateline.vocab.countries import Countries

DAY = date(2015, 11, 2)


@pytest.fixture(scope="module")
def resolver():
    return ActorResolver(ActorLexicon.default(), Countries.default())


def mention(words, said=None, allies=(), led_by=None):
    said = said or words
    return Mention(quote=Quote(start=0, end=len(said), text=said), words=words, allies=allies, led_by=led_by)


@pytest.mark.parametrize(("words", "story", "published", "actor_id", "kind"), table("actors/parties.tsv"))
def test_party_case(resolver, words, story, published, actor_id, kind):
    found = resolver.lookup(words, story, date.fromisoformat(published))
    assert (found.actor_id, found.type) == (actor_id, kind)
    assert found.reason


def test_unknown_group_keeps_its_own_name(resolver):
    assert resolver.lookup("the Example Martyrs Brigade", "SY", DAY).name == "Example Martyrs Brigade"


def test_unknown_group_has_one_name_with_and_without_its_fighters(resolver):
    plain = resolver.lookup("the Example Martyrs Brigade", "SY", DAY)
    fighters = resolver.lookup("Example Martyrs Brigade fighters", "SY", DAY)
    assert plain.key == fighters.key


def test_police_are_those_of_where_it_happened(resolver):
    found = resolver.resolve(mention("police"), "SY", DAY, here="FR")
    assert found.actor_id == "france-police"


def test_government_forces_stay_those_of_the_story_across_a_border(resolver):
    found = resolver.resolve(mention("government forces"), "SY", DAY, here="LB")
    assert found.actor_id == "syria-armed-forces"


def test_allies_are_resolved_too(resolver):
    party = mention("the army", allies=(mention("Russian warplanes"), mention("popular defence groups")))
    found = resolver.resolve(party, "SY", DAY)
    assert [ally.actor_id for ally in found.allies] == ["russia-air-force", "syria-pro-government-militias"]


def test_definite_mention_says_whom_it_leads_back_to(resolver):
    antecedent = Quote(start=0, end=2, text="IS")
    found = resolver.resolve(mention("IS", said="the group", led_by=antecedent), "SY", DAY)
    assert found.actor_id == "islamic-state"
    assert "'the group' leads back to 'IS'" in found.reason


def test_office_is_the_one_held_on_the_day(resolver):
    before = resolver.lookup("Ahmed al-Sharaa", "SY", date(2016, 3, 1))
    after = resolver.lookup("Ahmed al-Sharaa", "SY", date(2025, 3, 1))
    assert (before.type, after.type) == ("rebel_group", "government")


def test_shared_name_with_no_country_is_not_decided(resolver):
    found = resolver.lookup("SLA", None, None)
    assert found.actor_id is None
    assert "South Lebanon Army" in found.reason


def test_shared_name_is_decided_by_the_years_of_its_bearers(resolver):
    assert resolver.lookup("SLA", None, date(1985, 6, 1)).actor_id == "south-lebanon-army"


def test_line_breaks_in_words_do_not_matter(resolver):
    assert resolver.lookup("Islamic\n State", "SY", DAY).actor_id == "islamic-state"


def test_whom_a_party_is_tied_to_is_somebody_else(resolver):
    loyal = resolver.lookup("forces loyal to President Bashar al-Assad", "SY", DAY)
    assert loyal.actor_id == "syria-armed-forces"
    assert resolver.lookup("gunmen affiliated with the Nusra Front", "SY", DAY).actor_id is None
    assert resolver.lookup("rebels linked to al-Qaeda", "SY", DAY).actor_id == "syria-rebels"
