"""Datelines: the place, agency and day that open a report, and that are no part of its first sentence."""

import re
from dataclasses import dataclass

from dateline.ingest.dates import FoundDate, find_dates
from dateline.ingest.words import load_words
from dateline.vocab.parties import party_class

_LONGEST = 120
"""Where the separator must stand by, in characters."""
_SEPARATOR = re.compile(r"\s*(?P<mark>―|—|–|--|:|-(?=\s)|(?<=\s)-|(?<=\w)-(?=[A-Z]))\s*")
_TAGS = re.compile(r"(?:\[[^\]]{2,100}\]\s*)+")
_NEXT = re.compile(r"[\"'“‘«`(]*[A-Z0-9À-ÞŠŽ]")
_PAREN = re.compile(r"\((?P<words>[^()]{2,60})\)")
_PLACE = re.compile(r"[^\W\d_][\w.'’‘ʽ`-]*(?:[ /-]+[\w.'’‘ʽ`-]+){0,4}(?:,\s*[^\W\d_][\w.'’ -]{1,25}){0,2}")
_BARE = re.compile(r"(?P<place>[A-Z][A-Z' -]{2,20}[A-Z])\s+(?=[\"“]?[A-Z](?:[a-z]|\s+[a-z]))")
_LONG_WORD = 5
"""Capitals of fewer letters may be an acronym ("NATO: we stay"): then only a known city counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """What opens a report: it ends at `end` in the text; `agency` in the name the record uses."""

    end: int
    place: str | None
    agency: str | None
    day: FoundDate | None


def find_dateline(text: str) -> Dateline | None:
    """Find the dateline that opens a paragraph, in the usual forms; None when the paragraph starts at once.

    "PLACE:", "PLACE (Agency) -", "Place, Country —", "PLACE, Month 3 (Agency) --", "(Agency) -", "Place- Text".
    """
    for match in _SEPARATOR.finditer(text, 0, _LONGEST):
        head = text[: match.start()]
        tags = _TAGS.match(text, match.end())
        end = tags.end() if tags else match.end()
        if not head or end >= len(text):
            continue
        if found := _read(head, text, end, match["mark"]):
            return found if not tags or found.agency else _tagged(found, tags[0])
    bare = _BARE.match(text)
    if bare and bare["place"].casefold() in load_words().dateline_places:
        return Dateline(end=bare.end(), place=bare["place"], agency=None, day=None)
    return None


def agency_name(words_found: str) -> str | None:
    """Name the agency in the words the record uses; None for words that are no agency."""
    return load_words().agencies.get(" ".join(words_found.split()).casefold())


def _tagged(found: Dateline, tags: str) -> Dateline:
    """Take the longest bracketed tag of a monitoring service ("[REPORT] [ARMY PRESS OFFICE] [TEXT]") as the source."""
    names = [" ".join(tag.split()) for tag in re.findall(r"\[([^\]]+)\]", tags)]
    name = max(names, key=len)
    return Dateline(end=found.end, place=found.place, agency=name if " " in name else None, day=found.day)


def _read(head: str, text: str, end: int, mark: str) -> Dateline | None:
    """Read what stands before a separator; None when it is the start of a sentence."""
    day = next(find_dates(head + " --"), None)
    paren = _PAREN.search(head)
    cut = min(
        found
        for found in (len(head), day.start if day else None, paren.start() if paren else None)
        if found is not None
    )
    after = max(cut, day.end if day else 0, paren.end() if paren else 0)
    lower = text[:_LONGEST].islower()
    if head[after:].strip(" ,.)\n") or not (lower or _NEXT.match(text, end)):
        return None
    place = head[:cut].strip(" ,\u00a0\n")
    tight = mark == "-" and not text[len(head)].isspace()
    agency = _agency_in(paren["words"], sure=day is not None) if paren else None
    if not agency and (named := _agency_at_end(place)):
        place, agency = named
        if place and not _looks_like_place(place, mark, tight=tight):
            place = ""
    if not place:
        return Dateline(end=end, place=None, agency=agency, day=day) if agency and mark != ":" and not tight else None
    if not _PLACE.fullmatch(place):
        return None
    marked = not tight and (agency is not None or (day is not None and mark != ":"))
    if (marked and (lower or _capitalised(place))) or _looks_like_place(place, mark, tight=tight):
        return Dateline(end=end, place=place, agency=agency, day=day)
    return None


def _agency_in(words: str, *, sure: bool) -> str | None:
    """Name the agency in brackets; `sure` (a day beside it) lets an unknown name in capitals pass for one."""
    name = " ".join(words.split())
    if name.casefold() in load_words().unnamed_agencies:
        return name
    parts = [agency_name(part.strip()) for part in re.split(r"[,/]|\band\b", name)]
    known = ", ".join(dict.fromkeys(part for part in parts if part)) if parts[0] else None
    return known or (name if sure and name[0].isupper() and not any(char.isdigit() for char in name) else None)


def _agency_at_end(place: str) -> tuple[str, str] | None:
    """Split an agency in capitals off the end of a place ("Aleppo, SANA"); None where there is none."""
    match = re.search(r"(?:^|[\s,/-])(?P<name>[A-Z]{2,})$", place)
    known = agency_name(match["name"]) if match else None
    return (place[: match.start("name")].strip(" ,/-"), known) if match and known else None


def _looks_like_place(place: str, mark: str, *, tight: bool) -> bool:
    """Tell a place from a label or subject before a dash or colon, by capitals, comma and the known cities."""
    words = load_words()
    first = re.split(r",|/", place)[0].strip()
    cities = words.dateline_places
    known = first.casefold() in cities or all(word.casefold() in cities for word in re.split(r"[ /]+", place))
    labels = {first.casefold(), *first.casefold().split()} & words.not_datelines
    if labels or not _capitalised(place):
        return False
    if known or tight:
        return known and (mark != ":" or first.isupper())
    if first.isupper():
        turn = mark == ":" and party_class(first.split()[-1]) is not None  # "SPOKESPERSON: …", in a transcript
        return mark != ":" or (not turn and max(map(len, first.split())) >= _LONG_WORD)
    return "," in place and mark != ":"


def _capitalised(place: str) -> bool:
    return all(word[0].isupper() or word.startswith(("al-", "el-", "de", "of")) for word in re.split(r"[\s/]+", place))
