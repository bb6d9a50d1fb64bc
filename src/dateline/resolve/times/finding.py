"""Finds time expressions in prose: one compiled alternation, then a look at the words beside ambiguous ones."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dateline.model.lookups import TimeSpan
from dateline.resolve.times.patterns import CLOCK, weekday_number
from dateline.resolve.times.rules import rules
from dateline.resolve.times.windows import windows
from dateline.vocab.numbers import number_words
from dateline.vocab.searching import either, lower_in_place
from dateline.vocab.times import time_lexicon

_WINDOW = 24


def find_times(text: str) -> list[TimeSpan]:
    """Find the time expressions of a text, left to right, limits ("since") and parts ("late on") included."""
    joined: list[tuple[int, int]] = []
    for start, end in _spans(text):
        if joined and _is_range(text, *joined[-1], start):
            first = joined.pop()[0]
            between = _BETWEEN.search(text, max(0, first - _WINDOW), first)
            joined.append((between.start() if between else first, end))
        else:
            joined.append((start, end))
    return [TimeSpan(start=start, end=end, text=text[start:end]) for start, end in joined]


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One time expression without its limit ("since"): the rule that found it and the words that the rule reads."""

    start: int
    end: int
    words: str
    rule: str
    core: str


def pieces(text: str) -> Iterator[Piece]:
    """The time expressions of a text one by one: of "from Monday to Friday" both days."""
    for match in _matches(text):
        rule = match.lastgroup or ""
        limit = _limit().match(match[0])
        start = match.start() + (limit.end() if limit and match.start() + limit.end() <= match.start(rule) else 0)
        words = text[start : match.end()]
        yield Piece(start=start, end=match.end(), words=words, rule=rule, core=text[slice(*match.span(rule))])


def _spans(text: str) -> Iterator[tuple[int, int]]:
    return (match.span() for match in _matches(text))


def _matches(text: str) -> Iterator[re.Match[str]]:
    lowered = lower_in_place(text)
    names = [match.span() for match in _names().finditer(text)]
    for start, end in windows(lowered):
        for match in _pattern().finditer(lowered, start, end):
            if any(match.start() < last and match.end() > first for first, last in names):
                continue
            if match.lastgroup and _is_time(text, match, match.lastgroup):
                yield match


def _is_range(text: str, start: int, end: int, following: int) -> bool:
    """Tell whether two times stand at the ends of a range: "from Monday to Friday", "October - December"."""
    gap = text[end:following]
    if len(gap) > 9:
        return False
    if _TO.fullmatch(gap):
        return True
    if not _AND.fullmatch(gap):
        return False
    days = _two_days().match(text, start)
    if days is not None and (weekday_number(days[2]) - weekday_number(days[1])) % 7 == 1:
        return True
    return bool(_BETWEEN.search(text, max(0, start - _WINDOW), start)) or text[start:end].casefold().startswith(
        "between"
    )


_TO = re.compile(r"\s+(?:to|through|until|till|into)\s+|\s*[-–—]\s*")
_AND = re.compile(r"\s+and\s+")
_BETWEEN = re.compile(r"\b(?:between|from)\s+\Z", re.IGNORECASE)


def _is_time(text: str, match: re.Match[str], kind: str) -> bool:
    """Tell a time from a name, a verb or a count, by the words on either side."""
    start, end = match.start(), match.end()
    core = text[match.start(kind) : match.end(kind)]
    before = text[max(0, start - _WINDOW) : start]
    after = text[end : end + _WINDOW]
    if _GLUED.match(after) or _EVERY.search(before):
        return False
    led = match.start(kind) > start
    check = _CHECKS.get(kind)
    return check is None or check(core, before, after, led=led)


def _month_stands(core: str, before: str, after: str, *, led: bool) -> bool:
    """Tell the month in "in May", "the March attack" from the verb, the protest and the name."""
    word = core.rstrip(".")
    if any(char.isdigit() for char in core) or " " in core:
        return True
    lexicon = time_lexicon()
    if not word[0].isupper():
        return False
    if word.casefold() in lexicon.lists["ambiguous"]:
        full = (len(word) > 3 and word.casefold() != "may") or word.casefold() == "may"
        in_place = led or bool(_leads().search(before)) or bool(_THE.search(before) and _NOUN.match(after))
        return full and word.casefold() in {"may", "march"} and in_place
    return led or bool(_leads().search(before)) or not _NAME.match(after)


def _weekday_stands(core: str, before: str, after: str, *, led: bool) -> bool:
    """Tell weekdays from the sun and the past of "sit"; short forms need a date beside them."""
    del led
    word = core.rsplit(maxsplit=1)[-1].rstrip(".").casefold()
    if word in time_lexicon().lists["ambiguous"]:
        return bool(re.match(r",?\s*\d", after))
    return not (_PLURAL_DAY.search(core) and re.search(r"\bon\s+\Z", before))


def _year_stands(core: str, before: str, after: str, *, led: bool) -> bool:
    """Tell "in 2014" from "2014 people"."""
    if _counted().match(after):
        return False
    return (
        led or len(core) > 4 or bool(_year_lead().search(before)) or (before.endswith("(") and after[:1] in {")", ","})
    )


def _season_stands(core: str, before: str, after: str, *, led: bool) -> bool:
    del after
    return (
        led or " " in core or bool(re.search(r"\b(?:in|during|since|this|by)\s+(?:the\s+)?\Z", before, re.IGNORECASE))
    )


def _nth_stands(core: str, before: str, after: str, *, led: bool) -> bool:
    del core, led
    return bool(re.search(r"\bon\s+the\s+\Z", before, re.IGNORECASE)) and bool(_NO_NOUN.match(after))


def _counted_from(core: str, before: str, after: str, *, led: bool) -> bool:
    """Tell "days later" from "day after day"."""
    del before, after, led
    first = core.split(maxsplit=1)[0].casefold()
    return first not in time_lexicon().units or first.endswith("s")


_CHECKS = {
    "month": _month_stands, "weekday": _weekday_stands, "year": _year_stands, "season": _season_stands,
    "day_of_month": _nth_stands, "anchored": _counted_from, "ago": _counted_from,
}  # fmt: skip

_GLUED = re.compile(r"[\w`]|['’ʿ](?!s\b)\w|-(?!\s)(?:year|month|week|day|old)|[.:]\d")
_EVERY = re.compile(r"\b(?:every|each)\s+(?:other\s+)?\Z", re.IGNORECASE)
_THE = re.compile(r"\b(?:the|its|their|his|her|a|last|early|late)\s+\Z", re.IGNORECASE)
_NOUN = re.compile(r"\s+(?!(?:be|have|not|also|on|for|to|well|yet|soon|still|through|past|into)\b)[a-z]{3,}")
_NAME = re.compile(r"\s+[A-Z][a-z]+")
_PLURAL_DAY = re.compile(r"days\Z", re.IGNORECASE)
_NO_NOUN = re.compile(
    r"\s*(?:[.,;:)!?]|\Z)|\s+(?:and|when|after|in|at|by|of|that|he|she|they|it|as|while|before|from|with|near)\b"
)


@cache
def _two_days() -> re.Pattern[str]:
    """ "Saturday and Sunday"; not "Saturday and Sunday's vote"."""
    name = either(name for name in time_lexicon().weekdays if name.endswith("day"))
    return re.compile(rf"(?:on\s+)?({name})\s+and\s+(?:on\s+)?({name})\b(?!['’]|s\b)", re.IGNORECASE)


@cache
def _limit() -> re.Pattern[str]:
    return re.compile(rf"{either(time_lexicon().bounds)}\s+(?:(?:on|in|the)\s+)*|(?:on|in)\s+")


@cache
def _names() -> re.Pattern[str]:
    return re.compile(rf"\b{either(time_lexicon().lists['not_times'])}\b")


@cache
def _leads() -> re.Pattern[str]:
    return re.compile(rf"\b{either(time_lexicon().lists['ambiguous_after'])}[\s-]+\Z", re.IGNORECASE)


@cache
def _year_lead() -> re.Pattern[str]:
    words = {*number_words().lists["year_prepositions"], "and", "between", "mid-", "early"}
    return re.compile(rf"\b{either(words)}[\s-]+\Z", re.IGNORECASE)


@cache
def _counted() -> re.Pattern[str]:
    nouns = either(number_words().lists["counted_nouns"])
    return re.compile(rf"\s+(?:[a-z-]+\s+)?{nouns}\b")


@cache
def _pattern() -> re.Pattern[str]:
    """Compile all rules into one search of lower-case text; a named group per rule tells which one matched."""
    lexicon = time_lexicon()
    cores = "|".join(f"(?P<{rule.name}>{re.sub(r'[(][?]P<[a-z_]+>', '(?:', rule.source)})" for rule in rules())
    bound = rf"(?:{either(lexicon.bounds)}\s+(?:(?:on|in|the)\s+)*)?"
    part = rf"(?:{either(lexicon.parts)}(?:(?<=-)|[\s-]+)(?:(?:on|in|the)\s+)*)?"
    tail = rf"(?:,?\s+(?:{either(lexicon.day_words)}\b|(?:at\s+)?(?:around\s+|about\s+)?{CLOCK})){{0,2}}"
    thirds = either(word for word, kind in lexicon.parts.items() if kind in {"early", "mid", "late"})
    ends = rf"(?P<end_of>{thirds}\s+(?:the\s+)?(?:week|month|year|decade|century)\b)"
    return re.compile(
        rf"(?<![\w$£€.,:/`-]){bound}(?:{CLOCK}\s+(?:on\s+)?)?(?:{ends}|{part}(?:{cores})(?<!\s){tail})",
    )
