"""Reads the word lists that ship beside this module, and refuses any that breaks its own rules.

Words are data: every list lives in YAML in this package, is read once, and is checked when it is loaded, so that a
slip in a list is found at start with the file and the key, never as a strange claim later.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any, NoReturn, cast

import yaml

from dateline.errors import VocabularyError

_PACKAGE = "dateline.vocab"


def fail(file: str, key: str, problem: str) -> NoReturn:
    """Refuse a word list: `file` relative to the package ("actors/syria.yaml"), the `key` in it and what is wrong."""
    msg = f"vocab/{file}: {key}: {problem}"
    raise VocabularyError(msg)


@cache
def load_yaml(name: str) -> object:
    """Read one word list, e.g. ``load_yaml("countries.yaml")``; cached, so treat what it returns as read-only.

    Only ``true`` and ``false`` are booleans (YAML 1.2), so that Norway's ``NO`` stays a word. Raises VocabularyError
    for a missing file, broken YAML or a key that stands twice.
    """
    file = resources.files(_PACKAGE).joinpath(*name.split("/"))
    try:
        text = file.read_text(encoding="utf-8")
    except OSError:
        fail(name, "file", "missing; reinstall dateline")
    return parse_yaml(text, name)


def parse_yaml(text: str, name: str) -> object:
    """Read YAML under the same rules as `load_yaml`, for lists that users bring along; `name` is for the messages."""
    loader = _Loader(text)
    loader.file = name
    try:
        return loader.get_single_data()
    except yaml.YAMLError as error:
        fail(name, "yaml", " ".join(str(error).split()))
    finally:
        loader.dispose()


def load_mapping(name: str) -> Mapping[str, object]:
    """Read a word list whose top level is a mapping with text keys."""
    return require_mapping(load_yaml(name), name, "top level")


def list_yaml(folder: str) -> tuple[str, ...]:
    """Names of the word lists in a folder of this package ("actors"), sorted, to be given to `load_yaml`."""
    return tuple(sorted(f"{folder}/{item.name}" for item in _yaml_files(folder)))


def _yaml_files(folder: str) -> Iterator[Traversable]:
    for item in resources.files(_PACKAGE).joinpath(folder).iterdir():
        if item.name.endswith(".yaml"):
            yield item


def require_mapping(value: object, file: str, key: str) -> Mapping[str, object]:
    """Check that a value is a mapping with text keys."""
    if not isinstance(value, dict):
        fail(file, key, f"must be a mapping, is {_kind(value)}")
    for inner in value:
        if not isinstance(inner, str):
            fail(file, f"{key}.{inner}", "keys must be text; put quotes around it")
    return cast("Mapping[str, object]", value)


def require_str(entry: Mapping[str, object], name: str, file: str, key: str) -> str:
    """Take a text that must be there and not be empty."""
    value = entry.get(name)
    if not isinstance(value, str) or not value.strip():
        fail(file, f"{key}.{name}", f"must be text, is {_kind(value)}")
    return value


def optional_str(entry: Mapping[str, object], name: str, file: str, key: str) -> str | None:
    """Take a text that may be left out."""
    return None if entry.get(name) is None else require_str(entry, name, file, key)


def require_list(entry: Mapping[str, object], name: str, file: str, key: str) -> tuple[str, ...]:
    """Take a list of texts; empty when it is left out. Refuses blanks and the same text twice."""
    value = entry.get(name, [])
    if not isinstance(value, list):
        fail(file, f"{key}.{name}", f"must be a list, is {_kind(value)}")
    for item in value:
        if not isinstance(item, str) or not item.strip():
            fail(file, f"{key}.{name}", f"must hold texts only, holds {item!r}; put quotes around it")
    if len(set(value)) < len(value):
        twice = next(item for item in value if value.count(item) > 1)
        fail(file, f"{key}.{name}", f"holds {twice!r} twice")
    return tuple(cast("list[str]", value))


def word_meanings(entry: Mapping[str, object], name: str, file: str) -> Mapping[str, str]:
    """Turn ``{meaning: [words]}`` round to ``{word: meaning}``; refuses a word that stands under two meanings."""
    groups = require_mapping(entry.get(name), file, name)
    meanings: dict[str, str] = {}
    for meaning in groups:
        for word in require_list(groups, meaning, file, name):
            if word in meanings:
                fail(file, f"{name}.{meaning}", f"holds {word!r}, which stands under {meanings[word]} already")
            meanings[word] = meaning
    return meanings


def only_keys(entry: Mapping[str, object], allowed: frozenset[str], file: str, key: str) -> None:
    """Refuse keys that nothing reads: most often a slip of the pen."""
    unknown = sorted(set(entry) - allowed)
    if unknown:
        fail(file, key, f"unknown key {unknown[0]!r}; known: {', '.join(sorted(allowed))}")


def _kind(value: object) -> str:
    return "missing" if value is None else type(value).__name__


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]  # the fast loader where libyaml is
    """Safe YAML in which a key may stand once and only ``true`` and ``false`` are booleans."""

    file = ""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:  # noqa: FBT001, FBT002 - the parent's signature
        seen: set[object] = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if key in seen:
                fail(self.file, str(key), f"stands twice (line {key_node.start_mark.line + 1})")
            seen.add(key)
        return cast("dict[Any, Any]", super().construct_mapping(node, deep=deep))


_BOOL = "tag:yaml.org,2002:bool"
_Loader.yaml_implicit_resolvers = {
    first: [pair for pair in pairs if pair[0] != _BOOL or first in "tTfF"]
    for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
