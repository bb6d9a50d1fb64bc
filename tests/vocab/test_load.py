"""Reading word lists, and refusing broken ones by file and key."""

import pytest

from dateline.errors import VocabularyError
from dateline.vocab.load import (
    fail,
    list_yaml,
    load_mapping,
    load_yaml,
    only_keys,
    optional_str,
    parse_yaml,
    require_list,
    require_mapping,
    require_str,
    word_meanings,
)


def refused(call, *values):
    with pytest.raises(VocabularyError) as caught:
        call(*values)
    return str(caught.value)


def test_message_names_file_and_key():
    assert refused(fail, "x.yaml", "a.b", "is wrong") == "vocab/x.yaml: a.b: is wrong"


def test_list_is_read_once():
    assert load_yaml("countries.yaml") is load_yaml("countries.yaml")


def test_missing_list_says_what_to_do():
    assert "reinstall" in refused(load_yaml, "no_such_list.yaml")


def test_key_that_stands_twice_is_refused():
    assert refused(parse_yaml, "a: 1\na: 2\n", "x.yaml") == "vocab/x.yaml: a: stands twice (line 2)"


def test_broken_yaml_is_refused_in_one_line():
    message = refused(parse_yaml, "a: [1, 2\n", "x.yaml")
    assert message.startswith("vocab/x.yaml: yaml: ")
    assert "\n" not in message


def test_norway_is_no_boolean():
    assert parse_yaml("a: NO\nb: on\nc: true\n", "x.yaml") == {"a": "NO", "b": "on", "c": True}


def test_folders_are_listed_in_order():
    files = list_yaml("actors")
    assert "actors/syria.yaml" in files
    assert list(files) == sorted(files)


def test_top_level_must_be_a_mapping():
    assert load_mapping("countries.yaml")["SY"]
    assert "must be a mapping" in refused(require_mapping, [1], "x.yaml", "top level")


def test_keys_must_be_text():
    assert "put quotes around it" in refused(require_mapping, {1: 2}, "x.yaml", "a")


@pytest.mark.parametrize("value", [None, "", "  ", 3])
def test_text_must_be_there(value):
    assert refused(require_str, {"a": value}, "a", "x.yaml", "k").startswith("vocab/x.yaml: k.a: must be text")


def test_text_may_be_left_out():
    assert optional_str({}, "a", "x.yaml", "k") is None


def test_list_may_be_left_out():
    assert require_list({}, "a", "x.yaml", "k") == ()


@pytest.mark.parametrize(
    ("value", "problem"), [("b", "must be a list"), ([1], "texts only"), (["b", "b"], "'b' twice")]
)
def test_list_must_hold_texts_once(value, problem):
    assert problem in refused(require_list, {"a": value}, "a", "x.yaml", "k")


def test_words_lead_to_their_meaning():
    assert word_meanings({"a": {"by": ["until", "till"]}}, "a", "x.yaml") == {"until": "by", "till": "by"}


def test_a_word_with_two_meanings_is_refused():
    assert "already" in refused(word_meanings, {"a": {"by": ["until"], "from": ["until"]}}, "a", "x.yaml")


def test_unknown_keys_are_refused():
    assert "unknown key 'b'" in refused(only_keys, {"b": 1}, frozenset({"a"}), "x.yaml", "k")
