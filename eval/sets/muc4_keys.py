"""The official answer keys of MUC-3/4: an organisation's confidence (slot 11), people's numbers and effects."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_SLOT = re.compile(r"^(\d+)\. +[A-Z: ]+?(?: {2,}|$)(.*)$")
_QUOTED = re.compile(r'"((?:\\"|[^"])*)"')
_NAMES = {"MESSAGE: ID": 0, "PERP: ORGANIZATION CONFIDENCE": 11}
CONFIDENCE, NUMBER, EFFECT = 11, 21, 23


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """One template's answers that the GTT files leave out: pairs of a value and the spellings it is said of."""

    confidence: tuple[tuple[str, frozenset[str]], ...] = ()
    numbers: tuple[tuple[str, frozenset[str]], ...] = ()
    effects: tuple[tuple[str, frozenset[str]], ...] = ()


def load_keys(folder: Path) -> dict[str, tuple[Key, ...]]:
    """Keys of every document, by its id, from all files ``key-*`` below a folder; none where there are none."""
    out: dict[str, list[Key]] = {}
    for path in sorted(folder.rglob("key-*")):
        for slots in _templates(path.read_text(encoding="utf-8", errors="replace")):
            name = " ".join(slots.get(0, [])).split(" (", 1)[0].strip()
            key = Key(
                confidence=tuple(_pairs(slots.get(CONFIDENCE, []))),
                numbers=tuple(_pairs(slots.get(NUMBER, []))),
                effects=tuple(_pairs(slots.get(EFFECT, []))),
            )
            if name:
                out.setdefault(name, []).append(key)
    return {name: tuple(keys) for name, keys in out.items()}


def _templates(text: str) -> Iterator[dict[int, list[str]]]:
    slots: dict[int, list[str]] = {}
    number = -1
    for line in text.splitlines():
        found = _SLOT.match(line)
        if found:
            number = int(found.group(1))
            if number == 0 and slots:
                yield slots
                slots = {}
            slots[number] = [found.group(2).strip()]
        elif line.startswith("  ") and number >= 0:
            slots[number].append(line.strip())
    if slots:
        yield slots


def _pairs(lines: list[str]) -> Iterator[tuple[str, frozenset[str]]]:
    """ "6: "JESUITS" / "CLERGYMEN"" is 6 of those; what is only perhaps an answer (a "?") is left out."""
    for line in lines:
        value, _, of = line.partition(":")
        spellings = frozenset(match.replace('\\"', "").lower() for match in _QUOTED.findall(of))
        if spellings - {"-"} and "?" not in line:
            yield value.strip(), spellings
