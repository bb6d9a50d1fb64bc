"""Tells numbers that count something from those that date, name, time or order it.

Each check looks only at the words right beside the number. Word lists are in ``vocab/numbers.yaml``.
"""

import re
from functools import cache

from dateline.vocab.numbers import number_words
from dateline.vocab.searching import either
from dateline.vocab.times import months

_WINDOW = 40
_YEARS = range(1900, 2100)
_OLDEST = 115  # nobody is older: a number between commas after a name, up to this, is an age


def is_count(text: str, match: re.Match[str], end: int, *, measured: bool) -> bool:
    """Tell whether the number matched in `text` counts or measures; `end` is where its words end.

    `match` holds the groups ``mods``, ``sign``, ``one``; `measured` says that a unit or currency was read.
    """
    start = match.start("sign") if match["sign"] else match.start("one")
    before, after = text[max(0, start - _WINDOW) : start], text[end : end + _WINDOW]
    if _GLUED.match(after) and not measured:
        return False
    if measured:
        return not _AREA_OF_TIME.match(after)
    number = match["one"]
    modified = bool(match["mods"])
    return not (
        _after_time().match(after)
        or _designator().search(before)
        or _ONE_IN.search(before)
        or _fraction_before().search(before)
        or _fraction_after().match(after)
        or _is_date(number, before, after)
        or _is_year(number, before, after, modified=modified)
        or _is_age(number, before, after)
        or _is_other_word(number, before, after)
    )


_GLUED = re.compile(r"\w|[-–](?:\w|\s*(?:to|and|or)\b)|[.,]\d|[:/]\d|°|º|['’]\d")
_AREA_OF_TIME = re.compile(r"\s+(?:an\s+hour|per\s+hour)\b", re.IGNORECASE)  # a speed


def _is_date(number: str, before: str, after: str) -> bool:
    """Tell the day in "13 November" and "November 13"; "in May 12 people died" is a count all the same."""
    if not number.isdigit() or int(number) > 31:
        return False
    if _month_after().match(after):
        return True
    month = _month_before().search(before)
    if month is None or not month["in"]:
        return month is not None
    return not (month["in"][0].isdigit() or _counted().match(after))


def _is_year(number: str, before: str, after: str, *, modified: bool) -> bool:
    """Tell "in 2014", and the time in "at 1330", from "2014 soldiers"."""
    if number.isdigit() and len(number) == 4 and int(number) < 2400 and _CLOCK.search(before):
        return True
    if not number.isdigit() or len(number) != 4 or int(number) not in _YEARS:
        return len(number) > 1 and number.isdigit() and number.startswith("0")  # "0900"
    if _month_before().search(before) or _day_before().search(before) or _year_preposition().search(before):
        return True
    counted = bool(_counted().match(after))
    if _weak_year_preposition().search(before):
        return not counted
    return not (counted or (modified and not _year_word_before().search(before)))


def _is_age(number: str, before: str, after: str) -> bool:
    """Tell the age in "Name Surname, 45, said"."""
    if not number.isdigit() or int(number) > _OLDEST:
        return False
    return bool(re.search(r"\b[A-Z][\w'’-]+,\s+\Z", before)) and after.startswith(",")


def _is_other_word(number: str, before: str, after: str) -> bool:
    """Tell "no one", "how many", "scores a point", "both sides and …" from figures."""
    word = number.casefold()
    if word == "one":
        return bool(_pronoun().search(before) or _ONE_OF_A_KIND.match(after))
    if word == "both":
        return bool(_BOTH_AND.match(after))
    if word == "scores":
        return not _scores().match(after)
    return word in {"many", "multiple"} and bool(_HOW.search(before))


_ONE_OF_A_KIND = re.compile(
    r"\s+(?:another|day|time|side|hand|point|thing|can|could|must|should|would|in\s+(?:every\s+)?\w+\b"
    r"|of\s+(?:the|its|his|their|our|my)\s+(?:\w+\s+)?(?:\w+est|most|last|first|main|key|few|only|major)\b)"
    r"|['’]s\b",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"\bat\s+(?:about\s+|around\s+)?\Z", re.IGNORECASE)
_BOTH_AND = re.compile(r"\s+(?:of\b|in\b|on\b|by\b|to\b|from\b|the\b|sides?\b|[A-Z]|\w+\s+and\b)")
_ONE_IN = re.compile(r"\bone\s+in\s+(?:every\s+)?\Z", re.IGNORECASE)
_HOW = re.compile(r"\b(?:how|so|too|as|very)\s+\Z", re.IGNORECASE)


@cache
def _after_time() -> re.Pattern[str]:
    lists = number_words().lists
    return re.compile(
        rf"\s*(?:{either(lists['between_count_and_time'])}\s+){{0,2}}{either(lists['not_counts_after'])}(?!\w)",
        re.IGNORECASE,
    )


@cache
def _designator() -> re.Pattern[str]:
    words = number_words()
    return re.compile(
        rf"\b(?:(?i:{either(words.designators)})|{either(words.named_designators)})\s*(?:about\s+|around\s+)?\Z"
    )


@cache
def _fraction_before() -> re.Pattern[str]:
    fractions = either(number_words().lists["fractions"])
    return re.compile(rf"\b{fractions}\s+(?:of\s+)?(?:(?:the|its|their|his|some)\s+)?\Z", re.IGNORECASE)


@cache
def _fraction_after() -> re.Pattern[str]:
    return re.compile(rf"[\s-]{either(number_words().lists['fractions'])}\b", re.IGNORECASE)


@cache
def _month_before() -> re.Pattern[str]:
    return re.compile(rf"(?P<in>\bin\s+|\b\d{{1,2}}\s+)?\b{either(months())}\.?,?\s+\Z", re.IGNORECASE)


@cache
def _day_before() -> re.Pattern[str]:
    return re.compile(rf"\b{either(months())}\.?\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\Z", re.IGNORECASE)


@cache
def _month_after() -> re.Pattern[str]:
    names = either(name.capitalize() for name in months())
    return re.compile(rf"(?:[-–]\d{{1,2}})?\s+(?:of\s+)?(?:{names}|{names.upper()})\b")


@cache
def _counted() -> re.Pattern[str]:
    nouns = either(number_words().lists["counted_nouns"])
    return re.compile(rf"\s+(?:[a-zA-Z-]+\s+){{0,2}}{nouns}\b", re.IGNORECASE)


@cache
def _year_preposition() -> re.Pattern[str]:
    lists = number_words().lists
    strong = set(lists["year_prepositions"]) - set(lists["weak_year_prepositions"])
    return re.compile(rf"\b{either(strong)}[\s-]+\Z", re.IGNORECASE)


@cache
def _weak_year_preposition() -> re.Pattern[str]:
    return re.compile(rf"\b{either(number_words().lists['weak_year_prepositions'])}[\s-]+\Z", re.IGNORECASE)


@cache
def _year_word_before() -> re.Pattern[str]:
    lists = number_words().lists
    return re.compile(rf"\b{either(lists['year_prepositions'])}\s+\S+\s+\Z", re.IGNORECASE)


@cache
def _pronoun() -> re.Pattern[str]:
    return re.compile(rf"\b{either(number_words().lists['pronoun_one'])}\s+\Z", re.IGNORECASE)


@cache
def _scores() -> re.Pattern[str]:
    return re.compile(rf"\s*\Z|\s+{either(number_words().lists['scores_before'])}\b", re.IGNORECASE)
