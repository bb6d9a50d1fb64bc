"""A page to a report: furniture out, parts named, text frozen, publication date chosen."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from dateline.ingest.base import IngestOptions, Page
from dateline.ingest.credits import byline_agencies, split_credit
from dateline.ingest.datelines import Dateline, find_dateline
from dateline.ingest.decode import tidy
from dateline.ingest.furniture import cut_tags, cut_tail, drop_furniture
from dateline.ingest.heads import Head, name_lines, stands_alone
from dateline.ingest.language import detect_language
from dateline.ingest.layout import join_lines
from dateline.ingest.pieces import Piece, ends_sentence, fold, freeze, split_lines, word_count
from dateline.ingest.publication import Candidate, Choice, choose_date
from dateline.ingest.titles import trim_title
from dateline.model.ids import make_id, sha256_text
from dateline.model.report import BlockKind, Report

NO_TEXT = "no text left after removing page furniture"
NO_DATE = "no publication date: relative times stay unresolved; give one with --date"

_MASTHEAD = '; the outlet is the masthead "{}" above the report'
"""A report keeps one reason for what was read off its page: an outlet that nobody stated is told there too."""
_HEADING_WORDS = 8
_HEADING_LENGTH = 70
_DATELINE_PARAGRAPHS = 3
_READ = (BlockKind.HEADLINE, BlockKind.PARAGRAPH)
_DOUBLED = re.compile(r"(?P<once>.{40,400}?)[.\s]+(?P=once)(?=[.\s])", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parts:
    """A page taken apart: pieces in order and what they say about the publication."""

    pieces: tuple[Piece, ...]
    title: str | None
    outlet: str | None
    byline: str | None
    credit: str | None
    dateline: Dateline | None
    candidates: tuple[tuple[Piece, Candidate], ...]


def make_report(page: Page, options: IngestOptions) -> Report:
    """Freeze a page into a report. Never fails: a page that can't be used says why in `unread_reason`."""
    url = options.url or page.url
    parts = _take_apart(page, options.outlet or page.outlet)
    outlet = options.outlet or page.outlet or parts.outlet
    choice = _publication(page, parts, options, url)
    pieces = _keep(parts, choice)
    text, blocks = freeze(pieces)
    body = " ".join(piece.text for piece in pieces if piece.kind in _READ)
    language = detect_language(body, page.language) if body else page.language
    unread = _unread(body, language, choice.day)
    sha256 = sha256_text(text)
    dateline = parts.dateline
    byline = page.byline or parts.byline
    return Report(
        id=make_id("rpt", sha256, outlet, choice.day.isoformat() if choice.day else None),
        text=text,
        sha256=sha256,
        blocks=blocks if unread in (None, NO_DATE) else (),
        title=parts.title,
        outlet=outlet,
        byline=byline,
        dateline=dateline.place if dateline else None,
        published_at=choice.day,
        published_reason=choice.reason + (_MASTHEAD.format(parts.outlet) if parts.outlet else ""),
        language=language,
        url=url,
        source=page.source,
        credit=(dateline.agency if dateline else None) or parts.credit or byline_agencies(byline or ""),
        unread_reason=unread,
    )


def _unread(body: str, language: str | None, day: date | None) -> str | None:
    if not any(char.isalpha() for char in body):
        return NO_TEXT
    if language != "en":
        return f"not English (detected {language})"
    return None if day else NO_DATE


def _take_apart(page: Page, outlet: str | None) -> _Parts:
    text = tidy(page.text)
    title = trim_title(tidy(page.title), outlet, text) if page.title else None
    lines = drop_furniture(split_lines(text))
    folded = fold(title or "")
    units = join_lines(lines, lambda text: stands_alone(text) or bool(folded and fold(text) == folded))
    head = name_lines(units, title or None, outlet)
    pieces = head.pieces
    if head.title and not any(piece.kind is BlockKind.HEADLINE and _same(piece, head.title) for piece in pieces):
        pieces = [Piece(text=head.title, gap="", kind=BlockKind.HEADLINE), *_spaced(pieces)]
    pieces, credit = _end(_body(pieces))
    pieces, dateline = _open(pieces)
    return _Parts(
        pieces=tuple(pieces),
        title=head.title,
        outlet=head.outlet,
        byline=head.byline,
        credit=head.credit or credit,
        dateline=dateline,
        candidates=tuple(_candidates(head, pieces)),
    )


def _same(piece: Piece, title: str) -> bool:
    return fold(piece.text) == fold(title)


def _spaced(pieces: Sequence[Piece]) -> list[Piece]:
    return [replace(piece, gap=piece.gap or "\n\n") if not index else piece for index, piece in enumerate(pieces)]


def _body(pieces: Sequence[Piece]) -> list[Piece]:
    """Tell headings from paragraphs; drop what is said twice and headings with nothing under them."""
    body = [piece for piece in pieces if piece.kind is None]
    short = [piece for piece in body if _is_heading(piece.text)]
    listed = len(short) > len(body) / 2
    named: list[Piece] = []
    seen: set[str] = set()
    for piece in pieces:
        if piece.kind is not None:
            named.append(piece)
            continue
        if (folded := fold(piece.text)) in seen:
            continue
        seen.add(folded)
        heading = not listed and _is_heading(piece.text)
        if heading:
            named.append(replace(piece, kind=BlockKind.HEADING))
            continue
        first, *rest = cut_tags(_undouble(piece.text))
        named.append(replace(piece, text=first, kind=BlockKind.PARAGRAPH))
        named += [Piece(text=text, gap="\n\n", kind=BlockKind.PARAGRAPH) for text in rest]
    last = max((at for at, piece in enumerate(named) if piece.kind is BlockKind.PARAGRAPH), default=-1)
    return [piece for at, piece in enumerate(named) if piece.kind is not BlockKind.HEADING or at < last]


def _undouble(text: str) -> str:
    """Drop the first of two equal sentences that open a text: a page's summary run into its story."""
    match = _DOUBLED.match(text)
    return text[match.end("once") :].lstrip(" .\n") if match else text


def _is_heading(text: str) -> bool:
    return (
        word_count(text) <= _HEADING_WORDS
        and len(text) <= _HEADING_LENGTH
        and not ends_sentence(text)
        and not text.endswith((",", ";", ":"))
        and text[0] not in "-*•·–—"
    )


def _end(pieces: list[Piece]) -> tuple[list[Piece], str | None]:
    """Cut the furniture and split the credit off the last paragraph."""
    last = max((at for at, piece in enumerate(pieces) if piece.kind is BlockKind.PARAGRAPH), default=None)
    if last is None:
        return pieces, None
    piece = replace(pieces[last], text=cut_tail(pieces[last].text))
    found = split_credit(piece.text)
    if not found:
        return [*pieces[:last], piece, *pieces[last + 1 :]], None
    at, credit = found
    body = piece.text[:at].rstrip()
    signed = Piece(text=piece.text[at:], gap=piece.text[len(body) : at], kind=BlockKind.CREDIT)
    return [*pieces[:last], replace(piece, text=body), signed, *pieces[last + 1 :]], credit


def _open(pieces: list[Piece]) -> tuple[list[Piece], Dateline | None]:
    """Split the dateline off one of the first paragraphs."""
    first = [at for at, piece in enumerate(pieces) if piece.kind is BlockKind.PARAGRAPH][:_DATELINE_PARAGRAPHS]
    for at in first:
        piece = pieces[at]
        if found := find_dateline(piece.text):
            prefix = piece.text[: found.end].rstrip()
            opened = replace(piece, text=prefix, kind=BlockKind.DATELINE)
            rest = Piece(text=piece.text[found.end :], gap=piece.text[len(prefix) : found.end], kind=piece.kind)
            return [*pieces[:at], opened, rest, *pieces[at + 1 :]], found
    return pieces, None


def _candidates(head: Head, pieces: Sequence[Piece]) -> list[tuple[Piece, Candidate]]:
    """Say of each date line of the page where it stands; dates between later paragraphs are the story's."""
    kinds = [piece.kind for piece in pieces]
    title = kinds.index(BlockKind.HEADLINE) if BlockKind.HEADLINE in kinds else -1
    bodies = [at for at, kind in enumerate(kinds) if kind is BlockKind.PARAGRAPH]
    first, last = (bodies[0], bodies[-1]) if bodies else (len(pieces), len(pieces))
    found: list[tuple[Piece, Candidate]] = []
    for piece, line in head.dates:
        at = next((at for at, other in enumerate(pieces) if other is piece), None)
        if at is None:
            continue
        beside = {kinds[near] for near in (at - 1, at + 1) if 0 <= near < len(kinds)}
        near_body = bool(beside & {BlockKind.BYLINE, BlockKind.DATELINE, BlockKind.PARAGRAPH})
        joined = title == at + 1 and pieces[title].gap == " "
        if first + 1 < at < last and line.label is None and BlockKind.BYLINE not in beside:
            continue
        below = at > title or joined
        place = (
            "under the title"
            if below and title >= 0
            else "above the title"
            if title >= 0
            else "at the head of the text"
        )
        place = "beside the byline" if BlockKind.BYLINE in beside else "at the head of the text" if joined else place
        label, near = line.label, near_body or joined or abs(at - title) == 1
        clock = not below and line.found.weekday is not None and BlockKind.BYLINE not in beside
        found.append(
            (piece, Candidate(found=line.found, place=place, label=label, near=near, below_title=below, clock=clock))
        )
    return found


def _publication(page: Page, parts: _Parts, options: IngestOptions, url: str | None) -> Choice:
    """Choose the publication date: given, stated in a field, or found on the page."""
    story = "\n".join(piece.text for piece in parts.pieces if piece.kind in (*_READ, BlockKind.DATELINE))
    candidates = [candidate for _, candidate in parts.candidates]
    if parts.dateline and parts.dateline.day:
        candidates.append(Candidate(found=parts.dateline.day, place="in the dateline", near=True, below_title=True))
    dated = [candidate for candidate in candidates if candidate.found.readings] or candidates
    found = choose_date(dated, story, url)
    stated = options.published_at or page.published_at
    if not stated:
        return found
    reason = "given with --date" if options.published_at else page.published_reason
    chosen = found.chosen
    if chosen and found.day and found.day != stated:
        reason += f'; the page itself shows "{" ".join(chosen.found.text.split())}" {chosen.place}'
        chosen = chosen if chosen.below_title else None
    return Choice(day=stated, reason=reason, chosen=chosen)


def _keep(parts: _Parts, choice: Choice) -> list[Piece]:
    """Drop the dates above the title that were not chosen: they are the page's, not the report's."""
    dropped = [
        piece
        for piece, candidate in parts.candidates
        if candidate is not choice.chosen and not candidate.below_title and candidate.label is None
    ]
    return [piece for piece in parts.pieces if not any(piece is other for other in dropped)]
