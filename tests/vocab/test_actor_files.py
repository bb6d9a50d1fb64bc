"""The actor lists and the checks on them."""

from datetime import date

import pytest

from dateline.errors import VocabularyError
from dateline.model.resolution import SpeakerType
from dateline.vocab import actor_files
from dateline.vocab.actor_files import actor_types, read_actors
from dateline.vocab.load import parse_yaml


def read(monkeypatch, text):
    monkeypatch.setattr(actor_files, "load_mapping", lambda name: parse_yaml(text, name))
    actor_types()
    return read_actors(["actors/x.yaml"])


@pytest.fixture(autouse=True)
def _types():
    actor_types()


HEAD = "sources: [a book]\ncountries: [SY]\n"


def test_shipped_lists_hold_together():
    assert len(read_actors()) >= 300


def test_acled_types_are_all_there():
    labels = {kind.acled for kind in actor_types().values()}
    assert labels >= {"State forces", "Rebel group", "Political militia", "Identity militia", "Rioters", "Protesters"}
    assert labels >= {"Civilians", "External/Other forces"}


def test_speaker_kinds_of_types_exist():
    assert all(SpeakerType(kind.speaker) for kind in actor_types().values())


def test_actor_takes_the_files_countries(monkeypatch):
    found = read(monkeypatch, HEAD + "actors:\n  a: {name: A, type: rebel_group}\n")
    assert found["a"].countries == ("SY",)


def test_owner_of_an_outlet_is_known_only_where_the_list_says_so(monkeypatch):
    lines = [
        "a: {name: A, type: media}",
        "b: {name: B, type: media, owner: public}",
        "c: {name: C, type: state_media, side: syria-government}",
        "d: {name: D, type: state_media, side: e}",
        "e: {name: E, type: rebel_group}",
        "f: {name: F, type: media, owner: state}",
    ]
    found = read(monkeypatch, HEAD + "actors:\n" + "".join(f"  {line}\n" for line in lines))
    owners = {key: (actor.owner, actor.state_owned) for key, actor in found.items()}
    assert owners == {
        "a": (None, None),
        "b": ("public", False),
        "c": ("state", True),
        "d": ("group", False),
        "e": (None, None),
        "f": ("state", True),
    }


def test_an_unknown_owner_is_refused(monkeypatch):
    with pytest.raises(VocabularyError, match=r"a\.owner: unknown owner 'someone'"):
        read(monkeypatch, HEAD + "actors:\n  a: {name: A, type: media, owner: someone}\n")


def test_offices_end_with_their_month(monkeypatch):
    found = read(
        monkeypatch,
        HEAD
        + 'actors:\n  a: {name: A, type: rebel_group}\npersons:\n  b: {name: B B, offices: ["chief, a, 2010-03..2012-02"]}\n',
    )
    (office,) = found["b"].offices
    assert (office.since, office.until) == (date(2010, 3, 1), date(2012, 2, 29))
    assert not office.held_on(date(2012, 3, 1))


def test_years_of_an_actor(monkeypatch):
    found = read(monkeypatch, HEAD + 'actors:\n  a: {name: A, type: rebel_group, active: "1980..1992"}\n')
    assert [found["a"].active_in(year) for year in (1979, 1980, 1992, 1993)] == [False, True, True, False]


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ("actors:\n  a: {name: A, type: pirates}\n", "a.type: unknown type 'pirates'"),
        ("actors:\n  a: {name: A, type: ngo, alias: [B]}\n", "unknown key 'alias'"),
        ("actors:\n  A b: {name: A, type: ngo}\n", "an id is lower-case words"),
        ("actors:\n  a: {name: A, type: ngo, part_of: [b]}\n", "a: leads to 'b', which no list has"),
        ("actors:\n  a: {name: A, type: ngo, part_of: [a]}\n", "a: is part of itself"),
        ("actors:\n  a: {name: A, type: ngo, countries: [XX]}\n", "unknown country 'XX'"),
        ("actors:\n  a: {name: A, type: ngo, active: since 1990}\n", 'must look like "2013..2019"'),
        ("actors:\n  a: {name: A, type: ngo, countries: [], local: [B]}\n", "needs countries"),
        ("persons:\n  a: {name: A}\n", "offices is empty"),
        ("persons:\n  a: {name: A, offices: [chief of b]}\n", 'must look like "president, x-government'),
    ],
)
def test_broken_list_is_refused_with_its_key(monkeypatch, body, problem):
    with pytest.raises(VocabularyError) as caught:
        read(monkeypatch, HEAD + body)
    assert problem in str(caught.value)
    assert str(caught.value).startswith("vocab/actors/x.yaml: ")


def test_list_without_sources_is_refused(monkeypatch):
    with pytest.raises(VocabularyError, match="must name where the facts come from"):
        read(monkeypatch, "actors:\n  a: {name: A, type: ngo}\n")


def test_id_in_two_lists_is_refused(monkeypatch):
    monkeypatch.setattr(
        actor_files, "load_mapping", lambda name: parse_yaml(HEAD + "actors:\n  a: {name: A, type: ngo}\n", name)
    )
    with pytest.raises(VocabularyError, match=r"a: is already in actors/x\.yaml"):
        read_actors(["actors/x.yaml", "actors/y.yaml"])
