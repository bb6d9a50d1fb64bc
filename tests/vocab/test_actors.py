"""Finding known names in tokens, in every usual spelling."""

from itertools import pairwise

import pytest

from dateline.model.sides import Closeness, Sides
from dateline.vocab.actor_files import Actor, Office, read_actors
from dateline.vocab.actors import ActorLexicon


@pytest.fixture(scope="module")
def lexicon():
    return ActorLexicon.default()


def ids(lexicon, text):
    return [hit.actor_ids[0] for hit in lexicon.find(text.split())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("IS took the village", ["islamic-state"]),
        ("Da'esh took the village", ["islamic-state"]),
        ("Da\N{RIGHT SINGLE QUOTATION MARK}esh took the village", ["islamic-state"]),
        ("the al - Nusra Front took it", ["jabhat-al-nusra"]),
        ("Jabhat al-Nusra took it", ["jabhat-al-nusra"]),
        ("Assad 's forces took it", ["syria-armed-forces"]),
        ("ISLAMIC STATE TAKES VILLAGE", ["islamic-state"]),
        ("U.S. Central Command said", ["us-armed-forces"]),
        ("President François Hollande said", ["francois-hollande"]),
        ("Francois Hollande said", ["francois-hollande"]),
        ("the Farabundo Marti National Liberation Front", ["fmln"]),
        ("the US - led coalition struck", ["us-led-coalition"]),
    ],
)
def test_usual_spellings(lexicon, text, expected):
    assert ids(lexicon, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "this is a test",
        "WHAT IS NEXT FOR THE VILLAGE",
        "it is what it is",
        "islamic state of mind",
        "they moved under the sana tree",
        "the fatah of hearts",
        "Islamic , State",
    ],
)
def test_common_words_are_no_names(lexicon, text):
    assert ids(lexicon, text) == []


def test_longest_name_wins(lexicon):
    (hit,) = lexicon.find("the Syrian Observatory for Human Rights said".split())
    assert (hit.start, hit.end) == (1, 6)


def test_hits_never_overlap(lexicon):
    hits = lexicon.find("Syrian army and Islamic State fighters near Islamic State group positions".split())
    assert all(before.end <= after.start for before, after in pairwise(hits))


def test_shared_name_gives_all_its_bearers(lexicon):
    (hit,) = lexicon.find(["SLA"])
    assert set(hit.actor_ids) == {"south-lebanon-army", "slm"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Assad said on Monday that", ["bashar-al-assad"]),
        ("But Assad said on Monday that", ["bashar-al-assad"]),
        ("he met President Assad", ["bashar-al-assad"]),
        ("on Sunday Putin said that he", ["vladimir-putin"]),
        ("he saw Maher al - Assad there", []),
        ("Maher al-Assad saw him there", []),
        ("the Cameron Highlands are in the south", []),
        ("Obama Says Troops Will Leave Kabul Soon", ["barack-obama"]),
    ],
)
def test_surname_is_the_public_figure_only_on_its_own(lexicon, text, expected):
    assert ids(lexicon, text) == expected


def test_named_wants_the_whole_words(lexicon):
    assert lexicon.named("Human Rights Watch") == ("hrw",)
    assert lexicon.named("Human Rights Watch report") == ()


def test_every_country_has_its_own_actors(lexicon):
    army = lexicon.get("norway-armed-forces")
    assert (army.name, army.type, army.part_of) == (
        "Military Forces of Norway",
        "state_forces",
        ("norway-government",),
    )


def test_unknown_id_is_none(lexicon):
    assert lexicon.get("atlantis-armed-forces") is None


def test_part_of_joins_bodies_to_their_state(lexicon):
    sides = Sides(lexicon.part_of())
    assert sides.closeness("syria-air-force", "syria-government") is Closeness.PART
    assert sides.closeness("norway-armed-forces", "norway-government") is Closeness.PART
    assert sides.closeness("islamic-state", "syria-rebels") is Closeness.APART


def test_there_are_actors_for_every_listed_conflict(lexicon):
    named = {country for actor in lexicon.all() for country in actor.countries}
    assert {"SY", "IQ", "LB", "YE", "LY", "UA", "SD", "PS", "IL", "AF", "CO", "PE", "SV"} <= named
    assert len(lexicon.all()) >= 300


@pytest.mark.parametrize(
    "country",
    "syria iraq lebanon yemen libya ukraine sudan israel palestine afghanistan colombia peru el-salvador".split(),
)
def test_states_at_war_have_government_army_and_police(lexicon, country):
    assert all(lexicon.get(f"{country}-{body}") for body in ("government", "armed-forces", "police"))


def test_every_actor_is_found_by_its_own_name(lexicon):
    lost = [actor.id for actor in read_actors().values() if actor.id not in lexicon.named(actor.name)]
    assert not lost


def test_lexicon_of_ones_own():
    leader = Actor(
        id="x-leader", name="Ann Example", type="person", offices=(Office(role="r", of="x", since=None, until=None),)
    )
    lexicon = ActorLexicon({"x": Actor(id="x", name="Example Front", type="rebel_group"), "x-leader": leader})
    assert ids(lexicon, "the Example Front said") == ["x"]
