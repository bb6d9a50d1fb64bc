from collections.abc import Callable, Iterator
from typing import Any

import pytest

from dateline.errors import VocabularyError
from dateline.vocab import load
from dateline.vocab.kinds import event_kinds
from dateline.vocab.triggers import CLASSES, ROLE_NAMES, Triggers, triggers

Read = Callable[[Any], Triggers]
VERB = {"kind": "shelling", "lemmas": ["shell"]}
NOUN = {"kind": "shelling", "lemmas": ["barrage"]}


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> Iterator[Read]:
    """Reads frames given in place of the file's."""

    def reading(raw: Any) -> Triggers:
        monkeypatch.setattr(load, "load_yaml", lambda _: raw)
        triggers.cache_clear()
        return triggers()

    yield reading
    monkeypatch.undo()
    triggers.cache_clear()


def frames(verb: dict[str, Any] | None = None, noun: dict[str, Any] | None = None, **top: Any) -> dict[str, Any]:
    return {"verbs": [VERB | (verb or {})], "nouns": [NOUN | (noun or {})], "hold_nouns": {"hand": ["in"]}} | top


def test_every_kind_is_told_by_some_frame() -> None:
    shipped = triggers()
    told = {frame.kind for rows in (*shipped.verbs.values(), *shipped.nouns.values()) for frame in rows}
    assert set(event_kinds()) <= told | {"execution"}  # told by the words of `execution_words`


def test_the_shipped_frames_ask_for_known_classes_and_roles() -> None:
    for rows in triggers().verbs.values():
        for frame in rows:
            assert frame.object | frame.subject <= CLASSES
            assert set(frame.roles.values()) <= ROLE_NAMES


def test_frames_of_one_lemma_keep_the_order_of_the_file(read: Read) -> None:
    raw = frames() | {"verbs": [VERB | {"object": ["place"]}, VERB | {"kind": "bombing"}]}
    assert [frame.kind for frame in read(raw).verbs["shell"]] == ["shelling", "bombing"]


def test_a_rule_says_where_it_stands(read: Read) -> None:
    assert read(frames()).verbs["shell"][0].rule == "triggers.yaml:verbs[1]:shelling"


@pytest.mark.parametrize(
    ("raw", "key"),
    [
        (["verbs"], "top level"),
        (frames(nonsense=[]), "top level: unknown key 'nonsense'"),
        (frames() | {"verbs": {}}, "verbs: must be a list"),
        (frames() | {"verbs": ["shell"]}, r"verbs\[1\]"),
        (frames({"kind": "shouting"}), r"verbs\[1\]: unknown kind 'shouting'"),
        (frames({"lemmas": []}), r"verbs\[1\]: has no lemmas"),
        (frames({"lemmas": ["shell", "shell"]}), r"verbs\[1\].lemmas: holds 'shell' twice"),
        (frames({"objekt": ["place"]}), r"verbs\[1\]: unknown key 'objekt'"),
        (frames({"object": ["pleace"]}), r"verbs\[1\].object: unknown class 'pleace'"),
        (frames({"with_prep": {"from": ["pleace"]}}), r"verbs\[1\].with_prep.from: unknown class"),
        (frames({"roles": {"from": "origin"}}), r"verbs\[1\].roles.from: unknown role 'origin'"),
        (frames({"counts": "heads"}), r"verbs\[1\].counts|verbs\[1\]: unknown quantity 'heads'"),
        (frames(noun={"prep_class": {"of": ["pleace"]}}), r"nouns\[1\].prep_class.of: unknown class"),
        (frames(noun={"object": ["place"]}), r"nouns\[1\]: unknown key 'object'"),
        (frames(hold_nouns=["hand"]), "hold_nouns: must be a mapping"),
        (frames(light_verbs="launch"), "light_verbs: must be a list"),
        (frames(participles=["wounded"]), "participles: must be a mapping"),
    ],
)
def test_a_slip_is_refused_with_file_and_key(read: Read, raw: Any, key: str) -> None:
    with pytest.raises(VocabularyError, match=rf"triggers\.yaml: .*({key})"):
        read(raw)
