"""From paths to files that can be read: everything is checked before anything is."""

import glob
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dateline.errors import InputError
from dateline.ingest.base import IngestOptions, Reader
from dateline.ingest.decode import decode, is_binary
from dateline.ingest.html import HtmlReader
from dateline.ingest.jsonl import JsonLinesReader
from dateline.ingest.plain import PlainReader
from dateline.model.report import Report

BUILTIN: tuple[Reader, ...] = (PlainReader(), HtmlReader(), JsonLinesReader())
"""The readers that come with dateline; a new format is a new reader in this line."""

STDIN = "-"
_SNIFF = 2048
_PAGE = re.compile(r"(?:<!--.*?-->\s*)*<(?:!doctype html|\?xml|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_FRAGMENT = re.compile(
    r"(?:<!--.*?-->\s*)*<(?:article|section|main|div|table|center|font|h[1-6]|p|span|b|strong|time)\b[^<>]*>",
    re.IGNORECASE | re.DOTALL,
)
_JSON = re.compile(r'\[?\s*\{\s*(?:"|\}|$)')
_MIB = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A file that passed all checks: what to call it, its format (a reader's name), and how many reports it holds.

    `data` is set for standard input only, which can be read just once.
    """

    name: str
    format: str
    count: int
    data: bytes | None = field(default=None, repr=False)


def check_sources(paths: Sequence[str], options: IngestOptions) -> tuple[Source, ...]:
    """Expand files, folders, globs and "-", and check every file; a file named twice is read once.

    Folders are searched in depth, hidden files and files of other kinds are passed over. Raises InputError for a
    missing path, and for a file that is unreadable, empty, binary, too large or broken: before anything is stored.
    """
    if not paths:
        msg = 'no paths given: name files, folders or "-" for standard input'
        raise InputError(msg)
    sources: dict[str, Source] = {}
    for path in paths:
        for name, named in _expand(path):
            if name not in sources and (source := _check(name, options, named=named)):
                sources[name] = source
    if not sources:
        msg = f"{', '.join(paths)}: no readable reports in it"
        raise InputError(msg)
    return tuple(sources.values())


def load_reports(sources: Sequence[Source], options: IngestOptions) -> Iterator[Report]:
    """Read the reports of checked sources, one at a time, in order. Raises InputError when a file has gone since."""
    for source in sources:
        raw = source.data if source.data is not None else _bytes_of(source.name, options)
        yield from _reader(source.format).read(raw, source.name, options)


def _expand(path: str) -> Iterator[tuple[str, bool]]:
    """Give the files behind a path, each with whether the user named it (then it must be readable)."""
    if path == STDIN:
        yield path, True
    elif Path(path).is_dir():
        files = _files_in(path)
        if not files:
            msg = f"{path}: no files in this folder"
            raise InputError(msg)
        yield from ((file, False) for file in files)
    elif Path(path).exists():
        yield path, True
    elif found := sorted(glob.glob(path, recursive=True)):  # noqa: PTH207 - takes absolute patterns too
        for name in found:
            yield from ((file, False) for file in _files_in(name)) if Path(name).is_dir() else ((name, True),)
    else:
        what = "nothing matches this pattern" if glob.has_magic(path) else "no such file or folder"
        msg = f"{path}: {what}"
        raise InputError(msg)


def _files_in(folder: str) -> list[str]:
    root = Path(folder)
    files = (file for file in sorted(root.rglob("*")) if file.is_file())
    return [str(file) for file in files if not any(part.startswith(".") for part in file.relative_to(root).parts)]


def _check(name: str, options: IngestOptions, *, named: bool) -> Source | None:
    """Check one file; None for a file of another kind that merely lies in a folder."""
    raw = _bytes_of(name, options)
    label = "standard input" if name == STDIN else name
    suffix = Path(name).suffix.lower()
    known = any(suffix in reader.suffixes for reader in BUILTIN)
    if is_binary(raw):
        if not named and not known:
            return None
        msg = f"{label}: binary, not text: give plain text, HTML or JSON lines"
        raise InputError(msg)
    if not raw.strip(b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"):
        if not named and not known:
            return None
        msg = f"{label}: empty"
        raise InputError(msg)
    reader = _choose(suffix, raw)
    count = reader.check(raw, label)
    return Source(name=name, format=reader.name, count=count, data=raw if name == STDIN else None)


def _bytes_of(name: str, options: IngestOptions) -> bytes:
    limit = options.max_bytes
    try:
        if name == STDIN:
            raw = sys.stdin.buffer.read(limit + 1)
        else:
            with Path(name).open("rb") as file:
                raw = file.read(limit + 1)
    except OSError as error:
        msg = f"{name}: can't be read ({error.strerror or error})"
        raise InputError(msg) from error
    if len(raw) > limit:
        label = "standard input" if name == STDIN else name
        msg = f"{label}: larger than the limit of {limit} bytes ({limit / _MIB:.3g} MiB): raise it with --max-bytes"
        raise InputError(msg)
    return raw


def _choose(suffix: str, raw: bytes) -> Reader:
    """Choose the reader by suffix, else by what the text starts with; a page saved as text is still a page."""
    head = decode(raw[:_SNIFF]).lstrip("\ufeff \t\r\n")
    for reader in BUILTIN:
        if suffix in reader.suffixes:
            return _reader("html") if reader.name == "text" and _PAGE.match(head) else reader
    if _PAGE.match(head) or _FRAGMENT.match(head) or "\nmime-version:" in head[:512].lower():
        return _reader("html")
    # a list of reports is refused there, with the line that is wrong
    return _reader("jsonl" if _JSON.match(head) else "text")


def _reader(name: str) -> Reader:
    return next(reader for reader in BUILTIN if reader.name == name)
