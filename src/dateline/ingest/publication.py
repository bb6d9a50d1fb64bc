"""The publication date: not the day the page was fetched, not a day in the story; always with a reason."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dateline.ingest.dates import FoundDate, find_dates, make_day, url_date
from dateline.ingest.words import load_words

_SURE = 2
"""Points from which a date stands against the years of the story, with a warning in its reason."""
_FAR_YEARS = 2
"""A date this many years after every year the story names gives way to another that is nearer; alone it stands,
for a story often recalls nothing but older years."""
_TOO_EARLY = -4
"""Points off for a day before what the story tells as past: no place on the page makes up for that."""
_TOO_LATE = -2
_YEAR = re.compile(
    r"\b(?:in|since|during|after|(?:early|late|mid)[ -])\s*(?:\w+ )?(?P<year>(?:19|20)\d\d)\b(?![,-]?\d)", re.IGNORECASE
)
_SENTENCE = re.compile(r"[^.!?\n]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A date on the page that may be the publication date, and where it stands.

    `near` is set beside a byline, title or first paragraph; `clock` marks a date above the title with a weekday.
    """

    found: FoundDate
    place: str
    label: str | None = None
    near: bool = False
    below_title: bool = False
    clock: bool = False

    @property
    def points(self) -> int:
        """How much its place speaks for it."""
        labelled = {"published": 4, "updated": -1, None: 0}[self.label]
        return labelled + 2 * self.below_title + self.near - 2 * self.clock


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The publication date, or None, with the reason; `chosen` is the candidate it came from."""

    day: date | None
    reason: str
    chosen: Candidate | None = None


def choose_date(candidates: Sequence[Candidate], story: str, url: str | None = None) -> Choice:
    """Choose the publication date among the dates of a page; None, with a reason, when none can be trusted."""
    from_url = url_date(url)
    if not candidates:
        if from_url:
            return Choice(day=from_url, reason="the web address holds this day; the text has no date line")
        return Choice(day=None, reason=f"no publication date found on the page{_hint(story)}")
    told = list(find_dates(story)) if len(candidates) > 1 else []
    years = _past_years(story)
    doubts = {id(item): _doubt(item, candidates, years) for item in candidates}

    def rank(item: Candidate) -> int:
        return -(item.points + _weekday_fit(item.found, told) + doubts[id(item)][0])

    ranked = sorted(candidates, key=rank)
    best = ranked[0]
    day = best.found.value
    others = _rejected(best, day, ranked[1:])
    if day is None:
        day, why = _settle(best.found, from_url, ranked[1:])
        return Choice(day=day, reason=f"{_words(best)}: {why}{others}", chosen=best)
    off, doubt = doubts[id(best)]
    if off == _TOO_EARLY and best.points < _SURE and from_url != day:
        return Choice(day=None, reason=f"{_words(best)} is not taken for the publication date: {doubt}{others}")
    warning = f" (check it: {doubt})" if doubt else ""
    return Choice(day=day, reason=f"{_words(best)}{_notes(best.found, day)}{warning}{others}", chosen=best)


def _words(candidate: Candidate) -> str:
    return f'"{" ".join(candidate.found.text.split())}" {candidate.place}'


def _settle(found: FoundDate, from_url: date | None, others: Sequence[Candidate]) -> tuple[date | None, str]:
    """Decide a date that reads two ways, or has no year, by the web address or another date of the page."""
    if not found.readings:
        return None, "no year is given"
    if from_url in found.readings:
        return from_url, f"read as {from_url} because the web address says so"
    for other in others:
        if other.found.value in found.readings:
            return other.found.value, f"read as {other.found.value}, as {_words(other)} says"
    first, second = found.readings
    return None, f"can be {first} or {second}, and nothing on the page decides; give the day with --date"


def _rejected(best: Candidate, day: date | None, others: Sequence[Candidate]) -> str:
    told: dict[str, str] = {}
    for other in others:
        value = other.found.value
        if value in (None, day) or (value in best.found.readings):
            continue
        if other.label == "updated":
            why = "dates a later change"
        elif other.clock:
            why = f"stands {other.place} like a site's clock"
        else:
            why = f"stands {other.place}"
        told.setdefault(" ".join(other.found.text.split()), why)
    return "".join(f'; not "{text}", which {why}' for text, why in told.items())


def _notes(found: FoundDate, day: date) -> str:
    notes = ""
    if found.weekday is not None and found.weekday != day.weekday():
        notes += f" (the weekday beside it does not fit: it was a {day:%A})"
    if not re.search(str(day.year), found.text):
        notes += f" (two-digit year read as {day.year})"
    return notes


def _weekday_fit(found: FoundDate, told: Sequence[FoundDate]) -> int:
    """Weigh a date by the story's own "Monday, November 3": +1 when its year makes the weekday right, -2 when not."""
    day = found.value
    if day is None:
        return 0
    dated = [item for item in told if item.weekday is not None and item.month and item.day and not item.readings]
    fits = [_weekday_near(day, item) == item.weekday for item in dated]
    return 0 if not fits else 1 if all(fits) else -2


def _weekday_near(day: date, told: FoundDate) -> int | None:
    """Name the weekday of the month and day told, in the year that brings it nearest to `day`."""
    years = (day.year - 1, day.year, day.year + 1)
    found = [when for year in years if (when := make_day(year, told.month or 1, told.day or 1))]
    return min(found, key=lambda when: abs(when - day)).weekday() if found else None


def _past_years(story: str) -> list[int]:
    """Find the years the story tells as past, in order; those it plans for or expects are left out."""
    future, past = load_words().future, load_words().past
    years: list[int] = []
    for sentence in _SENTENCE.findall(story):
        if (found := _YEAR.findall(sentence)) and past.search(sentence) and not future.search(sentence):
            years += map(int, found)
    return sorted(years)


def _doubt(candidate: Candidate, candidates: Sequence[Candidate], years: Sequence[int]) -> tuple[int, str]:
    """Weigh a date against the years the story tells as past: points off, and why in words."""
    day = candidate.found.value
    if day is None or not years:
        return 0, ""
    latest = years[-1]
    if day.year < latest:
        return _TOO_EARLY, f"the story tells of {latest} as past"
    nearer = any(latest <= other.found.value.year < day.year for other in candidates if other.found.value)
    if day.year - latest >= _FAR_YEARS and (nearer or candidate.clock):
        header = "" if nearer else "it stands like a site's clock, and "
        return _TOO_LATE if nearer else 0, f"{header}the latest year in the story is {latest}"
    return 0, ""


def _hint(story: str) -> str:
    dates = [found.text for found in find_dates(story) if found.readings]
    return f' ("{" ".join(dates[0].split())}" stands in the story itself)' if dates else ""
