"""How words are mostly written inside a sentence: small, capitalised or in capitals (docs/models/casing.md)."""

from functools import cache
from pathlib import Path
from typing import Final

CASING: Final = Path(__file__).with_name("casing.txt")


@cache
def written() -> dict[str, str]:
    """Words in small letters with how they mostly stand: ``s`` small, ``c`` capitalised, ``u`` in capitals."""
    out = {}
    for line in CASING.read_text(encoding="utf-8").splitlines():
        shape, *words = line.split(" ")
        out.update(dict.fromkeys(words, shape))
    return out
