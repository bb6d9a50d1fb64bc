"""Reads how many: "at least 50", "dozens", "between 10 and 15", "£12 billion", "20km (13 miles)".

Pure functions on text. What the words mean is data (``vocab/numbers.yaml``); what looks like a count and is none
(dates, ages, calibres, names) is told apart in ``extract/not_counts.py``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from dateline.extract.not_counts import is_count
from dateline.vocab.numbers import number_words, read_spelled, spelled
from dateline.vocab.searching import either, lower_in_place

_SPACED = r"[1-9]\d{0,2}(?: \d{3})+(?![.,-]?\d)(?!\s?mm\b)"
_DIGITS = rf"(?:{_SPACED}|\d{{1,3}}(?:[,\u00a0\u202f\u2009]\d{{2,3}})+(?:\.\d+)?|\d+(?:\.\d+)?)"
_THOUSAND_POINTS = re.compile(r"\d{1,3}(?:\.\d{3})+\Z")
_SMALL = 10  # below it "over", "under" and "above" are prepositions of place


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """How many a phrase says: least and most, both included, None where the words set no bound.

    "At least 50" is 50 and None, "more than 70" 71 and None, "fewer than 50" None and 49. `vague` marks words that
    leave the number open ("dozens": 24 and None; "about 200": 200 and 200). `unit` is an ISO 4217 currency, ``km``,
    ``km2``, ``kg``, ``percent``, ``personnel`` ("a 5,000-strong force"), or None for a count of what follows; measured
    things are no whole counts, so "more than 20 km" stays at 20.
    """

    low: float | None
    high: float | None
    vague: bool = False
    unit: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureSpan:
    """A figure with its place in the searched text, modifiers included; `end` exclusive."""

    start: int
    end: int
    figure: Figure


def find_figures(text: str) -> list[FigureSpan]:
    """Find the figures of a text, left to right, so that each can be tied to what it counts.

    Leaves out dates, years, ages, durations, ordinals, times of day, calibres, fractions and numbers in names.
    "No" and "a" are left to the caller, who knows whether they stand before something counted: see `read_figure`.
    """
    return list(_figures(text))


def read_figure(words: str, *, article_counts: bool = False) -> Figure | None:
    """Read the first figure of a phrase; None when it says no number ("half of them", "the soldiers").

    "No soldiers" is 0. With `article_counts` "a soldier" is 1, for callers who know it was counted.
    """
    phrase = words.strip()
    found = next(_figures(phrase), None)
    if found:
        return found.figure
    if _nothing().match(phrase):
        return Figure(low=0, high=0)
    if article_counts and re.match(r"(?:an?|another)\s+\w", phrase, re.IGNORECASE):
        return Figure(low=1, high=1)
    return None


def _figures(text: str) -> Iterator[FigureSpan]:
    position = 0
    lowered = lower_in_place(text)
    while match := _pattern().search(lowered, position):
        found = _read(text, match)
        position = found.end if found else match.end("one")
        if found:
            yield found


def _read(text: str, match: re.Match[str]) -> FigureSpan | None:
    """Make a figure of one match, or None when it is no count or cannot be read."""
    end = match.end()
    one, two = _amount(match["one"]), _amount(match["two"])
    if two and ((match["two"] and one and one.value >= two.value) or _is_change(text, match)):
        two, end = None, match.end("one")
    elif two and one:
        one = _share_multiplier(match["one"], match["two"], one, two)
    unit, factor = _unit(match) if end == match.end() else (None, 1.0)
    if one is None or not is_count(text, match, end, measured=unit is not None):
        return None
    if unit is None and "." in match["one"]:
        one = _without_decimals(match["one"], one)
        if one is None:
            return None
    kinds, start = _modifiers(match, one.value)
    if end == match.end():
        kinds |= _modifiers_after(match)
    figure = _bounds(one, two, kinds, unit, factor)
    return FigureSpan(start=start, end=_after_conversion(text, end) if unit else end, figure=figure)


@dataclass(frozen=True, slots=True)
class _Amount:
    value: float
    is_open: bool = False


def _amount(words: str | None) -> _Amount | None:
    """Read one number without modifiers; open when the word gives only the least ("dozens")."""
    if not words:
        return None
    lexicon = number_words()
    text = re.sub(r"[ \t\r\n]+", " ", words.casefold())  # hard blanks part thousands and stay
    if text in lexicon.sets:
        return _Amount(lexicon.sets[text])
    if text in lexicon.sets_before_attacks:
        return _Amount(lexicon.sets_before_attacks[text])
    first, _, rest = text.partition(" of ")
    if first in lexicon.plurals:  # "tens of thousands": 20 times 1000
        return _Amount(lexicon.plurals[first] * (lexicon.plurals[rest] / 2 if rest else 1), is_open=True)
    few = _few().match(text)
    if few:
        rest = re.sub(r"s\b", "", text[few.end() :].removeprefix(" of"))
        times = read_spelled(f"one {rest}") if rest.strip() else 1
        return _Amount(lexicon.few[few[0]] * times, is_open=True) if times else None
    digits = re.match(_DIGITS, text)
    if digits is None:
        value = read_spelled(text)
        return None if value is None else _Amount(value)
    value = float(re.sub(r"[^\d.]", "", digits[0]))
    for word in re.findall(r"[a-z]+", text[digits.end() :]):
        value *= lexicon.short_multipliers.get(word) or lexicon.multipliers[word]
    return _Amount(round(value, 3))  # 17.1 times a billion is a whole number again


def _without_decimals(words: str, amount: _Amount) -> _Amount | None:
    """Read "12.000 people" the continental way: a count has no decimals, and a magnitude or a version is none."""
    if _THOUSAND_POINTS.match(words):
        return _Amount(float(words.replace(".", "")))
    return amount if amount.value == int(amount.value) and not words[-1].isdigit() else None


def _share_multiplier(first: str, second: str, one: _Amount, two: _Amount) -> _Amount:
    """Give "2-3 million" its million twice."""
    bare = re.fullmatch(_DIGITS, first)
    times = re.search(rf"{either(number_words().multipliers)}|[a-z]+\Z", second, re.IGNORECASE)
    digits = re.match(_DIGITS, second)
    if not bare or not times or not digits:
        return one
    shared = two.value / float(re.sub(r"[^\d.]", "", digits[0]))
    return _Amount(one.value * shared) if one.value * shared < two.value else one


def _is_change(text: str, match: re.Match[str]) -> bool:
    """Tell "rose from 12 to 19", two figures, from "ranging from 12 to 19", one."""
    before = text[max(0, match.start() - 60) : match.start()].casefold()
    if match["sep"].strip() != "to" or not re.search(r"\bfrom\s+\Z", before):
        return False
    return not re.search(rf"\b{either(number_words().lists['range_starts'])}\s+(?:\S+\s+)?from\s+\Z", before)


def _unit(match: re.Match[str]) -> tuple[str | None, float]:
    lexicon = number_words()
    for name in ("unit", "people"):
        if match[name]:
            return lexicon.measures[_plain(match[name])]
    if match["currency"]:
        return lexicon.currencies[_plain(match["currency"])], 1.0
    if match["sign"]:
        return lexicon.signs[match["sign"].strip().upper()], 1.0
    return None, 1.0


def _modifiers(match: re.Match[str], value: float) -> tuple[set[str], int]:
    """Name the kinds of modifiers before the number, and where the phrase starts with them."""
    lexicon = number_words()
    kinds: set[str] = set()
    start = match.start("sign") if match["sign"] else match.start("one")
    if match["mods"] or (match["between"] and match["two"]):
        start = match.start()
    for word in _modifier().finditer(match["mods"] + (match["between"] or "")):
        plain = _plain(word[0])
        if plain in lexicon.lists["weak_modifiers"] and value < _SMALL:
            start = match.start() + word.end() + 1
        else:
            kinds.add(lexicon.modifiers[plain])
    return kinds, start


def _modifiers_after(match: re.Match[str]) -> set[str]:
    if not match["post"]:
        return set()
    return {number_words().modifiers_after.get(_plain(match["post"]), "at_least")}  # else "50+", "50-plus"


def _bounds(one: _Amount, two: _Amount | None, kinds: set[str], unit: str | None, factor: float) -> Figure:
    step = 1 if unit in {None, "personnel"} else 0
    most = (two or one).value
    figure = Figure(low=one.value, high=None if one.is_open else most, vague=one.is_open or "about" in kinds, unit=unit)
    if "fewer_than" in kinds:
        figure = replace(figure, low=None, high=None if one.is_open else max(most - step, 0))
    elif "at_most" in kinds:
        figure = replace(figure, low=None)
    elif "more_than" in kinds:
        figure = replace(figure, low=one.value if one.is_open else one.value + step, high=None)
    elif "at_least" in kinds:
        figure = replace(figure, high=None)
    if factor == 1:
        return figure
    low, high = (None if bound is None else round(bound * factor, 6) for bound in (figure.low, figure.high))
    return replace(figure, low=low, high=high)


def _after_conversion(text: str, end: int) -> int:
    """Step over the same measure said again in brackets: "20km (13 miles)", "£12 billion ($18.2 billion)"."""
    bracket = re.compile(r"\s*\(([^()]{1,80})\)").match(text, end)
    if bracket:
        inner = next(_figures(bracket[1]), None)
        if inner and inner.start == 0 and inner.figure.unit:
            return bracket.end()
    return end


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())


@cache
def _few() -> re.Pattern[str]:
    return re.compile(either(number_words().few))


@cache
def _modifier() -> re.Pattern[str]:
    return re.compile(rf"{either(number_words().modifiers)}(?!\w)", re.IGNORECASE)


@cache
def _nothing() -> re.Pattern[str]:
    return re.compile(rf"{either(number_words().lists['nothing'])}\b", re.IGNORECASE)


@cache
def _pattern() -> re.Pattern[str]:
    """Compile the grammar of figures: modifiers, sign, number, range, unit, modifiers after."""
    words = number_words()
    lists = words.lists
    multipliers = either(words.multipliers)
    glued = either(word for word in words.short_multipliers if word != "m")
    millions = r"m\b(?(sign)|(?=\s+(?:[a-z]{3,}s|people|children|women|men)\b(?<!across)))"  # "20m people", "20m away"
    plain = rf"(?:{_DIGITS}(?:\s?{glued}\b|\s?{millions}|[\s-]{multipliers}\b)*|{spelled()})"
    plurals = either(words.plurals)
    count = (
        rf"(?:{plurals}\b(?:\s+of\s+{either(word for word in words.plurals if words.plurals[word] >= 1000)}\b)?"
        rf"|{either(words.few)}\b(?:(?:\s+of)?[\s-]+{multipliers}s?\b)*"
        rf"|{either(words.sets_before_attacks)}(?=[\s-]{either(lists['attack_words'])}\b)"
        rf"|{plain}|{either(words.sets)}\b)"
    )
    sign = either(sign.lower() for sign in words.signs)
    mods = rf"(?:(?:{either([*words.modifiers, *lists['fillers']])}\s+|~\s*){{0,3}})"
    personnel = either(word for word, (unit, _) in words.measures.items() if unit == "personnel")
    measures = either(word for word, (unit, _) in words.measures.items() if unit != "personnel")
    return re.compile(
        rf"(?<![\w:/.$£€+-])(?<!\d,)(?P<mods>{mods})(?P<between>between\s+(?:{mods}))?(?P<sign>{sign}\s?)?(?P<one>{count})"
        rf"(?:(?P<sep>(?(between)\s+and\s+|(?:(?<=\d)[-–](?=[\d$£€])|\s+(?:to|or)\s+)))(?:{sign}\s?)?(?P<two>{plain}))?"
        rf"(?:(?:\s+of\s+|\s*|-)(?P<unit>{measures})(?!\w)|-(?P<people>{personnel})(?!\w)|\s+(?P<currency>{either(words.currencies)})\b)?"
        rf"(?P<post>\s+{either(words.modifiers_after)}\b(?!\s+\d)|\+|-plus\b)?",
    )
