"""The head of a report: its title, byline and date lines told from its first paragraph."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from dateline.ingest.credits import is_credit, leading_agency, read_byline, read_credit
from dateline.ingest.date_lines import DateLine, SignedDate, is_date_line, read_date_line, read_signed_date
from dateline.ingest.datelines import find_dateline
from dateline.ingest.furniture import strip_inline
from dateline.ingest.mastheads import split_masthead
from dateline.ingest.pieces import Piece, ends_sentence, fold, word_count
from dateline.ingest.titles import find_title
from dateline.ingest.words import load_words
from dateline.model.report import BlockKind

_BODY_WORDS = 4
_TITLE_WORDS = 25
"""No title has more words; a longer line is prose whatever it ends with."""
_STOPPED_TITLE_WORDS = 14
_LONG_WORD = 4
"""Words of fewer letters may be small in a title."""
_TITLE_LENGTH = 160
_STOP_BEFORE_CAPITALS = re.compile(r"(?<=[.!?])[\"'”’)]?\s+(?=[A-Z]{2})")
_SECTION_WORDS = 2
"""Lines of so few words above a title are names of sections, not titles."""


@dataclass(slots=True, kw_only=True)
class Head:
    """What was told apart: all pieces in order, body text without a kind; `dates` are the pieces that are dates."""

    pieces: list[Piece] = field(default_factory=list)
    dates: list[tuple[Piece, DateLine]] = field(default_factory=list)
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    credit: str | None = None


def stands_alone(text: str) -> bool:
    """Tell the lines that are never part of a paragraph: dates, bylines and credits."""
    return bool(is_date_line(text) or read_byline(text) or is_credit(text) or read_signed_date(text))


def is_body(text: str) -> bool:
    """Tell a first paragraph from a title: it ends in a full stop, or is too long for one."""
    if word_count(text) > _TITLE_WORDS:
        return True
    full_stop = ends_sentence(text) and not re.search(r"[?!…]\W*$|\.\.\.$", text)
    return full_stop and word_count(text) >= _BODY_WORDS


def name_lines(units: Sequence[Piece], title: str | None, outlet: str | None = None) -> Head:
    """Give every date, byline, credit and title its kind; what is left without a kind is the body.

    The name of the outlet above the title goes, and is kept apart.
    """
    reader = _HeadReader(title)
    reader.head.outlet, units = split_masthead(units, outlet)
    if title is None and _opens_with_title(units):
        reader.take_title(units[0])
        units = units[1:]
    for unit in units:
        reader.take(unit)
    return reader.head


class _HeadReader:
    """Goes through the units once, knowing whether the title and the first paragraph have passed."""

    def __init__(self, title: str | None) -> None:
        self.head = Head(title=title)
        self._known = title is not None
        self._folded = fold(title or "")
        self._titled = self._bodied = False

    def take(self, unit: Piece) -> None:
        """Name one unit and keep it, unless it repeats the title."""
        head = self.head
        if self._folded and fold(unit.text) == self._folded:
            if not self._titled:
                self._add_title(unit)
        elif line := is_date_line(unit.text):
            self._add_date(replace(unit, text=strip_inline(unit.text)), line)
        elif signed := read_signed_date(unit.text, titled=self._known or self._titled):
            self._add_signed(unit, signed)
        elif byline := read_byline(unit.text):
            head.byline = head.byline or byline
            head.pieces.append(replace(unit, kind=BlockKind.BYLINE))
        elif is_credit(unit.text):
            self._add_credit(unit)
        elif self._bodied:
            head.pieces.append(unit)
        else:
            self._peel(unit)

    def take_title(self, unit: Piece) -> None:
        """Take a line for the title that nobody stated."""
        self.head.title, self._folded = " ".join(unit.text.split()).removesuffix("."), fold(unit.text)
        self._add_title(unit)

    def _peel(self, unit: Piece) -> None:
        """Take a date, title and byline off the head of a unit that came as one line, and keep the rest."""
        text, at, gap = unit.text, 0, unit.gap
        where = find_title(text, self.head.title) if self.head.title and not self._titled else None
        while at < len(text):
            rest = text[at:]
            if where and at == where[0]:
                self._add_title(Piece(text=text[at : where[1]].strip(), gap=gap))
                at = where[1]
            elif (line := read_date_line(rest)) and (where or _goes_on(rest[line.end :])):
                piece = Piece(text=rest[: line.end].strip(" |,-–—"), gap=gap, kind=BlockKind.DATE)
                self.head.dates.append((piece, line))
                self.head.pieces.append(piece)
                at += line.end
            elif where and at < where[0] and (byline := read_byline(text[at : where[0]].strip())):
                self.head.byline = self.head.byline or byline
                self.head.pieces.append(Piece(text=text[at : where[0]].strip(), gap=gap, kind=BlockKind.BYLINE))
                at = where[0]
            elif inline := load_words().furniture_inline.match(rest):
                at += inline.end()
            elif where and at < where[0] and word_count(text[at : where[0]]) <= _SECTION_WORDS:
                at = where[0]
            elif size := leading_agency(rest):
                self._add_credit(Piece(text=rest[:size].strip(), gap=gap))
                at += size
            else:
                break
            at += len(text[at:]) - len(text[at:].lstrip())
            gap = " "
        if at < len(text):
            self._add_rest(replace(unit, text=text[at:], gap=gap if at else unit.gap))

    def _add_rest(self, unit: Piece) -> None:
        at = 0 if self._known or self._titled else _inner_dateline(unit.text)
        if at:
            title = unit.text[:at].rstrip()
            self.take_title(replace(unit, text=title))
            unit = Piece(text=unit.text[at:], gap=unit.text[len(title) : at])
        if is_body(unit.text):
            self._bodied = True
            self.head.pieces.append(unit)
        elif self._known or self._titled:
            if word_count(unit.text) > _SECTION_WORDS:
                self.head.pieces.append(replace(unit, kind=BlockKind.HEADLINE))
        elif word_count(unit.text) > _SECTION_WORDS:
            self.take_title(unit)
        else:
            self.head.pieces.append(replace(unit, kind=BlockKind.HEADLINE))

    def _add_title(self, unit: Piece) -> None:
        """Keep the title, and drop the names of sections and other lines that stood above it."""
        self._titled = True
        self.head.pieces = [piece for piece in self.head.pieces if piece.kind is not BlockKind.HEADLINE]
        self.head.pieces.append(replace(unit, kind=BlockKind.HEADLINE))

    def _add_credit(self, unit: Piece) -> None:
        self.head.credit = self.head.credit or read_credit(unit.text)
        self.head.pieces.append(replace(unit, kind=BlockKind.CREDIT))

    def _add_signed(self, unit: Piece, signed: SignedDate) -> None:
        """Keep the name and the date of one line apart."""
        if signed.agency:
            self.head.credit = self.head.credit or signed.name
        else:
            self.head.byline = self.head.byline or signed.name
        kind = BlockKind.CREDIT if signed.agency else BlockKind.BYLINE
        date = Piece(text=strip_inline(unit.text)[signed.line.start :], gap=" ", kind=BlockKind.DATE)
        self.head.dates.append((date, signed.line))
        self.head.pieces += (replace(unit, text=signed.who, kind=kind), date)

    def _add_date(self, unit: Piece, line: DateLine) -> None:
        byline = read_byline(unit.text[line.end :])
        piece = replace(unit, text=unit.text[: line.end].strip(" |,–—-"), kind=BlockKind.DATE)
        self.head.dates.append((piece, line))
        self.head.pieces.append(piece)
        if byline:
            self.head.byline = self.head.byline or byline
            self.head.pieces.append(Piece(text=unit.text[line.end :].strip(), gap=" ", kind=BlockKind.BYLINE))


def _opens_with_title(units: Sequence[Piece]) -> bool:
    """Tell a title that ends in a full stop: its words have capitals, or a blank line and a long paragraph follow."""
    if len(units) < _SECTION_WORDS or stands_alone(units[0].text) or "\n" in units[0].text:
        return False
    if _in_title_case(units[0].text) and find_dateline(units[0].text) is None:
        return True
    if units[1].gap != "\n\n":
        return False
    short = _SECTION_WORDS < word_count(units[0].text) <= _STOPPED_TITLE_WORDS
    return short and word_count(units[1].text) >= _STOPPED_TITLE_WORDS and find_dateline(units[0].text) is None


def _in_title_case(text: str) -> bool:
    """Tell a line that ends in a full stop but has capitals as only titles have: on all words but the small ones."""
    words = [word for word in re.findall(r"[^\W\d_][\w'’]*", text) if len(word) >= _LONG_WORD]
    if text.isupper():
        return False
    return len(words) >= _LONG_WORD and word_count(text) <= _TITLE_WORDS and all(word[0].isupper() for word in words)


def _inner_dateline(text: str) -> int:
    """Find where a dateline in capitals stands behind a first sentence: that sentence is the title; 0 for nowhere."""
    for stop in _STOP_BEFORE_CAPITALS.finditer(text, 0, _TITLE_LENGTH):
        found = find_dateline(text[stop.end() :])
        if found and found.place and found.place.split(",")[0].isupper() and "\n" not in text[: stop.start()]:
            return stop.end()
    return 0


def _goes_on(rest: str) -> bool:
    """Tell a date line from a sentence that opens with a date: a new sentence or title follows it."""
    if load_words().furniture_inline.match(rest):
        return True
    return not rest or re.match(r"[\"'“‘(]*[A-Z0-9À-Þ]|by ", rest) is not None
