from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any

import pytest

from dateline.errors import VocabularyError
from dateline.model.claim import Hedge
from dateline.vocab import load
from dateline.vocab.load import load_yaml
from dateline.vocab.triggers import CLASSES
from dateline.vocab.words import STANCES, cues, noun_classes

CUES: dict[str, Any] = deepcopy(load_yaml("cues.yaml"))
NOUNS: dict[str, Any] = deepcopy(load_yaml("noun_classes.yaml"))


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Callable[[], Any], Any], Any]]:
    """Calls a loader with words given in place of its file's."""

    def reading(loader: Callable[[], Any], raw: Any) -> Any:
        monkeypatch.setattr(load, "load_yaml", lambda _: raw)
        cues.cache_clear()
        noun_classes.cache_clear()
        return loader()

    yield reading
    monkeypatch.undo()
    cues.cache_clear()
    noun_classes.cache_clear()


def test_every_speech_verb_has_a_known_stance() -> None:
    assert set(cues().speech_verbs.values()) <= set(STANCES)
    assert cues().speech_verbs["deny"] == "deny"


def test_every_hedge_is_one_of_the_model() -> None:
    assert {*cues().hedges.values(), *cues().raising.values()} <= set(Hedge)


def test_verbs_that_need_a_clause_are_speech_verbs() -> None:
    assert cues().needs_clause <= set(cues().speech_verbs)


def test_classes_of_nouns_are_those_that_frames_may_ask_for() -> None:
    assert {name for names in noun_classes().classes.values() for name in names} <= CLASSES


def test_a_noun_can_be_of_several_classes() -> None:
    assert {"munition", "explosive"} <= noun_classes().classes["bomb"]


@pytest.mark.parametrize(
    ("raw", "key"),
    [
        ([], "top level"),
        (CUES | {"speech_verbs": {"shout": ["yell"]}}, "speech_verbs.shout: unknown stance"),
        (CUES | {"speech_verbs": ["say"]}, "speech_verbs: must be a mapping"),
        (CUES | {"speech_verbs": {"neutral": "say"}}, "speech_verbs.neutral|neutral: must be a list"),
        (CUES | {"hedges": {"reported": ["said", "said"]}}, "holds 'said' twice"),
        (CUES | {"near": "around"}, "near: must be a list"),
        (CUES | {"polarity": None}, "polarity: must be a mapping"),
        (CUES | {"modality": {"averted": [True]}}, "averted: must hold texts only"),
    ],
)
def test_a_slip_in_the_cues_is_refused_with_file_and_key(read: Any, raw: Any, key: str) -> None:
    with pytest.raises(VocabularyError, match=rf"cues\.yaml: .*({key})"):
        read(cues, raw)


@pytest.mark.parametrize(
    ("raw", "key"),
    [
        (NOUNS | {"weapons": ["rifle"]}, "unknown key 'weapons'"),
        (NOUNS | {"place": ["town"]}, "place: must be a mapping"),
        (NOUNS | {"weapon": "rifle"}, "weapon: must be a list"),
        (NOUNS | {"aid": ["food", ""]}, "aid: must hold texts only"),
    ],
)
def test_a_slip_in_the_noun_classes_is_refused_with_file_and_key(read: Any, raw: Any, key: str) -> None:
    with pytest.raises(VocabularyError, match=rf"noun_classes\.yaml: .*({key})"):
        read(noun_classes, raw)
