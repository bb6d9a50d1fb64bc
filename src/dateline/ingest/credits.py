"""Bylines and credits: who wrote the report and which agency's text it is."""

import re
from functools import cache

from dateline.ingest.datelines import agency_name
from dateline.ingest.dates import find_dates
from dateline.ingest.pieces import ends_sentence, word_count
from dateline.ingest.words import load_words

_BYLINE = re.compile(r"\s*(?:written |reported |posted |story |words )?by:?\s+(?P<who>\S.*)", re.IGNORECASE | re.DOTALL)
_LONGEST_BYLINE = 16
_LONGEST_CREDIT = 120
_REPORTERS = re.compile(
    r"\(?(?:(?:additional )?reporting|writing|written|editing|edited|compiled|translated) by\b.*",
    re.IGNORECASE | re.DOTALL,
)
_SOURCE = re.compile(r"\(?\s*sources?\s*:\s*(?P<who>[^()]{2,80})\)?\.?", re.IGNORECASE)
_AFTER = r"(?<=[.!?\"”’)])\s*"
_CLOSING_SOURCE = re.compile(_AFTER + r"(?P<all>\(?[Ss]ources?(?:\s*:\s*|\s+(?=[A-Z]))(?P<who>[^().]{2,80})\)?\.?)$")
_CLOSING_REPORTERS = re.compile(
    _AFTER
    + r"(?P<all>\(?(?:(?:Additional )?[Rr]eporting|[Ww]riting|[Ee]diting|Compiled|Translated) by [A-Z][^\n]{2,200})$"
)
_SIGNED = re.compile(
    r"(?<=[\w%][.!?])(?<![A-Z]\.)[\"'”’)]*\s+(?P<all>(?:[A-Z][\w'’-]*|al-[A-Z]\w*)"
    r"(?:(?:\s*[/&]\s*|\s+)(?:[A-Z][\w'’-]*|al-[A-Z]\w*)){0,5}\.?)$"
)
_DATE_SPAN = 40
_WINDOW = 320
"""How far before the end, in characters, a credit may start."""
_LAST_WORD = re.compile(r"(?<![\w.])(?P<word>\w[\w-]+)[.!?][\"'”’)]*\s*$")


def read_byline(line: str) -> str | None:
    """Read who signed the report from a line such as "By our correspondents"; None when it is no byline."""
    match = _BYLINE.fullmatch(line)
    if not match or word_count(line) > _LONGEST_BYLINE or ends_sentence(re.sub(r"\b(?:[A-Z]|[JS]r)\.", "", line)):
        return None
    return " ".join(match["who"].split())


def is_credit(line: str) -> bool:
    """Tell a line that only credits an agency, source or reporters ("Reuters", "Reporting by …")."""
    return read_credit(line) is not None or _REPORTERS.fullmatch(line) is not None


def read_credit(line: str) -> str | None:
    """Read whom a line credits as the source ("Reuters", "Source: agencies"); None when it credits nobody."""
    if len(line) > _LONGEST_CREDIT:
        return None
    if match := _agency_line().fullmatch(line):
        return name_credit(match["who"])
    if match := _SOURCE.fullmatch(line):
        return name_credit(match["who"])
    return None


def leading_agency(text: str) -> int:
    """Measure an agency's name that stands before the date of a text in one line ("AFP Thursday 3 May"), else 0."""
    match = _leading().match(text)
    found = next(find_dates(text[match.end() : match.end() + _DATE_SPAN]), None) if match else None
    return match.end() if match and found and found.start == 0 and found.readings else 0


def split_credit(paragraph: str) -> tuple[int, str | None] | None:
    """Find the credit or signature that closes a last paragraph; None when the paragraph has none.

    Gives where it starts, and whom it credits: None for a bare signature, which is no source.
    """
    floor = max(0, len(paragraph) - _WINDOW)
    for pattern in (_CLOSING_SOURCE, _closing_agency()):
        if (match := pattern.search(paragraph, floor)) and match.start("all") > 0:
            return match.start("all"), name_credit(match["who"])
    if match := _CLOSING_REPORTERS.search(paragraph, floor):
        return match.start("all"), None
    match = _bare_agencies().search(paragraph, floor)
    if match and _follows_sentence(paragraph[: match.start("all")]):
        return match.start("all"), name_credit(match["who"])
    match = _SIGNED.search(paragraph, floor)
    if match and _follows_sentence(paragraph[: match.start("all")]):
        return match.start("all"), None
    return None


def byline_agencies(byline: str) -> str | None:
    """Name the agencies in a byline ("By AFP", "Jo Q. Sample, Associated Press"); None when nobody there is one."""
    parts = (part.strip() for part in re.split(r"[,/]|\band\b", byline))
    named = list(dict.fromkeys(name for part in parts if (name := agency_name(part))))
    return ", ".join(named) or None


def name_credit(words: str) -> str:
    """Name a credit: the record's name for an agency, else the words as they stand."""
    tidy = " ".join(words.strip(" .()-–—").split())
    bare = re.sub(rf"^(?:{load_words().credit_opening})\s+", "", tidy, flags=re.IGNORECASE)
    return agency_name(bare) or bare


def _follows_sentence(before: str) -> bool:
    """Tell the end of a sentence from an abbreviation ("Gen. Salim", "5 p.m. Friday"): by the word before it."""
    match = _LAST_WORD.search(before)
    return match is not None and not match["word"][0].isupper() and word_count(before) > 1


def _agencies() -> str:
    one = rf"(?:the\s+)?(?:{load_words().agency})"
    return rf"(?:(?:{load_words().credit_opening})\s+)?{one}(?:\s*(?:,|/|\+|&|;|\band\b|\bwith\b)\s*{one})*"


@cache
def _leading() -> re.Pattern[str]:
    return re.compile(rf"(?:{load_words().agency})\s+", re.IGNORECASE)


@cache
def _agency_line() -> re.Pattern[str]:
    return re.compile(rf"[\s(\[©–—-]*(?P<who>{_agencies()})[\s)\].]*", re.IGNORECASE)


@cache
def _closing_agency() -> re.Pattern[str]:
    start = r"(?:[–—-]{1,2}|[(\[/])\s*"
    return re.compile(rf"(?:{_AFTER}|\s)(?P<all>{start}(?P<who>{_agencies()})[)\]]?)[.\s]*$", re.IGNORECASE)


@cache
def _bare_agencies() -> re.Pattern[str]:
    """Agencies that sign the end without a dash or brackets: capitals tell them from a sentence."""
    return re.compile(rf"{_AFTER}\s(?P<all>(?=[A-Z])(?P<who>(?i:{_agencies()})))[.\s]*$")
