"""Lines that hold a date: alone, with its label and clock, or on one line with who signed the report."""

import re
from dataclasses import dataclass, replace

from dateline.ingest.credits import read_byline
from dateline.ingest.datelines import agency_name
from dateline.ingest.dates import FoundDate, find_dates
from dateline.ingest.furniture import is_furniture, strip_inline
from dateline.ingest.pieces import word_count
from dateline.ingest.words import load_words

_CLOCK = (
    r"(?:,?\s*(?:[-–|•·]|at)?\s*\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\s*(?:[ap]\.?m\.?)?"
    r"|,?\s+\d{4}(?=\s*(?:UTC|GMT|[AP]M\b))|\s+at\s+\d{4}\b)?(?:\s*[AP]M\b)?"
    r"\s*(?:\(?(?:UTC|GMT|[A-Z]{2,4}T|KSA|Z)\)?(?:\s?[+-]\d{1,2}(?::?\d{2})?)?)?"
)
_AFTER_DATE = re.compile(rf"(?P<clock>{_CLOCK})[\s|,.•·–—-]*")
_LONGEST = 160
"""Longest line of a name and a date, in characters."""
_BETWEEN = re.compile(r"\s*(?:[|•·–—/,(]|(?<=\s)-+(?=\s|$)|--|\bon$)\s*")
_SMALL = frozenset(["and", "in", "of", "the", "for", "de", "von", "van", "&"])
_NAME_WORDS = 4


@dataclass(slots=True, kw_only=True)
class DateLine:
    """A date with its label that stands at the head of a line; `end` is where the line goes on."""

    found: FoundDate
    label: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedDate:
    """A line such as "By Jo Sample — May 25, 2015": `who` as printed, its name, whether an agency, and the date."""

    who: str
    name: str
    agency: bool
    line: DateLine


def read_date_line(text: str) -> DateLine | None:
    """Read the date, with its label and clock, that opens a text; None when the text opens with something else."""
    label = load_words().label.match(text)
    start = label.end() if label else 0
    found = next(find_dates(text[start : start + 60]), None)
    if not found or found.start > 1 or text[start : start + found.start].strip(" (") or not _dated(found, label):
        return None
    found = replace(found, start=start + found.start, end=start + found.end)
    after = _AFTER_DATE.match(text, found.end)
    end = after.end() if after else found.end
    name = ("updated" if label["updated"] else "published") if label else None
    return DateLine(found=found, label=name, start=found.start, end=end)


def is_date_line(text: str) -> DateLine | None:
    """Read a line that holds a date and nothing else but counters, buttons and a byline; None for any other line."""
    bare = strip_inline(text)
    line = read_date_line(bare)
    rest = bare[line.end :] if line else ""
    return line if not rest or read_byline(rest) or is_furniture(rest) else None


def read_signed_date(text: str, *, titled: bool = True) -> SignedDate | None:
    """Read a line that names who signed the report and then the date; None for any other line.

    A name without "By" counts only under the title (`titled`) and apart from the date by a bar, dash or comma.
    """
    bare = strip_inline(text)
    if len(bare) > _LONGEST:
        return None
    for found in find_dates(bare):
        before = bare[: found.start]
        label = next((match for match in load_words().label.finditer(before) if match.end() == len(before)), None)
        start = label.start() if label else found.start
        line = read_date_line(bare[start:])
        if not line or not _ends(bare[start + line.end :]):
            continue
        who = bare[:start].rstrip(" \t|•·–—-/,(")
        apart = who != bare[:start].rstrip() or label is not None
        name, agency = read_byline(who), agency_name(who)
        if not name and apart and titled:
            name = agency or (who if _is_names(who) else None)
        if name and (not name[0].islower() or titled):
            line = replace(line, start=start + line.start, end=len(bare))
            return SignedDate(who=who, name=name, agency=agency is not None, line=line)
        return None
    return None


def _ends(rest: str) -> bool:
    """Tell whether nothing follows a date but the date of a later change."""
    if not rest.strip(" |•·–—-/,.)"):
        return True
    line = read_date_line(rest.lstrip(" |•·–—-/,"))
    return line is not None and line.label is not None and not rest.lstrip(" |•·–—-/,")[line.end :].strip(" .)")


def _is_names(who: str) -> bool:
    """Tell names of people and papers ("Jo Sample, The Sample Post") from a title: few words, all capitalised."""
    parts = [part for part in _BETWEEN.split(who) if part]
    words = [word for part in parts for word in part.split()]
    if not parts or any(char.isdigit() for char in who) or parts[0].casefold() in load_words().dateline_places:
        return False
    short = all(word_count(part) <= _NAME_WORDS for part in parts)
    return short and len(words) > 1 and all(word[0].isupper() or word in _SMALL for word in words)


def _dated(found: FoundDate, label: re.Match[str] | None) -> bool:
    return bool(found.readings) or label is not None
