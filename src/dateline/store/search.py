"""Full-text search over reports and the words of claims; the only SQLite-specific SQL of the store.

SQLite's FTS5 holds words that were normalised here (`words_of`), so that spellings which people do not tell apart
find each other in every script; the places of hits come from our own offsets, never from FTS5's marks, which cut
Arabic letters from their vowel signs. A server database is searched by reading through it: right, but slow.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, delete, func, insert, select, text

from dateline.codec import unpack
from dateline.model.claim import Claim
from dateline.model.letters import without_marks
from dateline.model.quote import Quote
from dateline.model.report import Report
from dateline.store.schema import CLAIM, REPORT, SEARCH_ENTRY, SENTENCE

_LETTERS: Final = str.maketrans(
    {
        **dict.fromkeys("\u0622\u0623\u0625\u0671", "\u0627"),  # alef with hamza, madda or wasla: alef
        "\u0649": "\u064a",  # alef maqsura: ya
        "\u0629": "\u0647",  # ta marbuta: ha
        "\u0624": "\u0648",  # waw with hamza: waw
        "\u0626": "\u064a",  # ya with hamza: ya
        **dict.fromkeys(
            "'`\u2018\u2019\u02bb\u02bc\u02bd\u02be\u02bf\u0621\u0640", None
        ),  # apostrophes, hamza, tatweel
    }
)
_POSSESSIVE: Final = re.compile(r"['\u2019]s\b")
_WORD: Final = re.compile(r"[^\W_]+")
_WRITTEN: Final = re.compile(
    "[^\\W_](?:['`\u2018\u2019\u02bb-\u02bf]?[^\\W_]|[\u0300-\u036f\u0640\u064b-\u065f\u0670])*"
)
"""A word as it is written: apostrophes inside it, and the marks of its letters, belong to it."""

_ARABIC_PREFIX: Final = re.compile("^\u0648?\u0627\u0644(?=\\w{3})")  # "and" and "the", written onto the word
_ASKED: Final = re.compile(r'"([^"]*)"|(\S+)')


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One search result, best first: a report or a claim, and the sentence or clause that has the words.

    `quote` is None when the words are spread over a report. A larger `score` fits better; scores of different
    searches do not compare.
    """

    kind: str
    id: str
    report_id: str
    title: str | None
    quote: Quote | None
    score: float


def words_of(raw: str) -> list[str]:
    """Normalise a text to the words that are indexed: case, marks, apostrophes and plural endings do not count."""
    plain = _POSSESSIVE.sub("", raw).casefold()
    # Letters are mapped after recomposing, for NFKD takes the hamza off its alef; marks that stay are dropped.
    recomposed = unicodedata.normalize("NFC", unicodedata.normalize("NFKD", plain)).translate(_LETTERS)
    return [_stem(word) for word in _WORD.findall(without_marks(recomposed))]


def _stem(word: str) -> str:
    if word.isascii():
        if word.endswith("ies") and len(word) > 4:
            return f"{word[:-3]}y"
        return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word
    return _ARABIC_PREFIX.sub("", word)


def marks_in(raw: str, asked: str) -> list[tuple[int, int]]:
    """Say where in a text the words asked for stand: start and end of each, in order, never overlapping.

    A mark covers whole written words, so that an Arabic letter keeps its vowel signs.
    """
    written = [(match.start(), match.end()) for match in _WRITTEN.finditer(raw)]
    words = [(words_of(raw[start:end]), start, end) for start, end in written]
    single = [(word, start, end) for found, start, end in words for word in found]
    marked: set[tuple[int, int]] = set()
    for phrase in phrases_of(asked):
        for at in range(len(single) - len(phrase) + 1):
            if [word for word, _, _ in single[at : at + len(phrase)]] == phrase:
                marked.update((start, end) for _, start, end in single[at : at + len(phrase)])
    return sorted(marked)


def phrases_of(asked: str) -> list[list[str]]:
    """Split a search into words, and phrases in double quotes; all of them must be found."""
    found = (words_of(phrase or word) for phrase, word in _ASKED.findall(asked))
    return [words for words in found if words]


def add(connection: Connection, report: Report, claims: Sequence[Claim]) -> None:
    """Index a report and its claims, in the transaction that stores them."""
    if connection.dialect.name != "sqlite":
        return
    entries = [("report", report.id, _indexed(report))]
    entries += [("claim", claim.id, claim.quote.text) for claim in claims]
    first = (connection.execute(select(func.max(SEARCH_ENTRY.c.number))).scalar() or 0) + 1
    numbered = list(enumerate(entries, start=first))
    connection.execute(
        insert(SEARCH_ENTRY),
        [{"number": number, "kind": kind, "ref": ref, "report_id": report.id} for number, (kind, ref, _) in numbered],
    )
    connection.execute(
        text("INSERT INTO search_words (rowid, words) VALUES (:number, :words)"),
        [{"number": number, "words": " ".join(words_of(raw))} for number, (_, _, raw) in numbered],
    )


def replace_claims(connection: Connection, report: Report, before: Sequence[Claim], now: Sequence[Claim]) -> None:
    """Index the claims `now` of a report in the place of those it had `before`; part of that transaction."""
    if connection.dialect.name != "sqlite" or _ids(before) == _ids(now):  # equal ids have equal quotes
        return
    _forget(connection, report, {claim.id: claim.quote.text for claim in before})
    add(connection, report, now)


def _ids(claims: Sequence[Claim]) -> list[tuple[str, str]]:
    return sorted((claim.id, claim.quote.text) for claim in claims)


def remove(connection: Connection, report: Report) -> None:
    """Take a report without claims out of the index, in the transaction that takes it out of the record."""
    if connection.dialect.name != "sqlite":
        return
    _forget(connection, report, {})


def _forget(connection: Connection, report: Report, quotes: Mapping[str, str]) -> None:
    """Forget all entries of a report; `quotes` holds what was indexed of its claims."""
    of_report = SEARCH_ENTRY.c.report_id == report.id
    for row in connection.execute(select(SEARCH_ENTRY).where(of_report)).all():
        raw = _indexed(report) if row.kind == "report" else quotes[row.ref]
        connection.execute(  # the index keeps no text of its own: it must be told again what to forget
            text("INSERT INTO search_words (search_words, rowid, words) VALUES ('delete', :number, :words)"),
            {"number": row.number, "words": " ".join(words_of(raw))},
        )
    connection.execute(delete(SEARCH_ENTRY).where(of_report))


def _indexed(report: Report) -> str:
    return f"{report.title or ''}\n{report.text}"


def find(connection: Connection, asked: str, limit: int) -> list[Hit]:
    """Find reports and claims that hold all words and phrases asked for, best first; empty for no words at all."""
    phrases = phrases_of(asked)
    if not phrases or limit < 1:
        return []
    rows = _find_fts(connection, phrases, limit) if connection.dialect.name == "sqlite" else _scan(connection, phrases)
    return [_hit(connection, row, phrases) for row in rows[:limit]]


@dataclass(frozen=True, slots=True)
class _Row:
    kind: str
    ref: str
    report_id: str
    score: float


def _find_fts(connection: Connection, phrases: list[list[str]], limit: int) -> list[_Row]:
    # Each phrase in double quotes: FTS5 then takes none of its words as syntax, and words_of left letters only.
    match = " ".join(f'"{" ".join(words)}"' for words in phrases)
    query = text(
        "SELECT entry.kind, entry.ref, entry.report_id, -bm25(search_words) AS score FROM search_words "
        "JOIN search_entry AS entry ON entry.number = search_words.rowid "
        "WHERE search_words MATCH :match ORDER BY score DESC, entry.number LIMIT :limit"
    )
    rows = connection.execute(query, {"match": match, "limit": limit})
    return [_Row(row.kind, row.ref, row.report_id, row.score) for row in rows]


def _scan(connection: Connection, phrases: list[list[str]]) -> list[_Row]:
    found = []
    for kind, ref, report_id, raw in _all_texts(connection):
        words = f" {' '.join(words_of(raw))} "
        counts = [words.count(f" {' '.join(phrase)} ") for phrase in phrases]
        if all(counts):
            found.append(_Row(kind, ref, report_id, sum(counts) / len(words)))
    return sorted(found, key=lambda row: (-row.score, row.ref))


def _all_texts(connection: Connection) -> Iterator[tuple[str, str, str, str]]:
    for payload in connection.execute(select(REPORT.c.payload)).scalars():
        report = unpack(Report, payload)
        yield "report", report.id, report.id, f"{report.title or ''}\n{report.text}"
    for payload in connection.execute(select(CLAIM.c.payload).where(CLAIM.c.retired_at.is_(None))).scalars():
        claim = unpack(Claim, payload)
        yield "claim", claim.id, claim.report_id, claim.quote.text


def _hit(connection: Connection, row: _Row, phrases: list[list[str]]) -> Hit:
    payload = connection.execute(select(REPORT.c.payload).where(REPORT.c.id == row.report_id)).scalar_one()
    report = unpack(Report, payload)
    if row.kind == "claim":
        claim = connection.execute(select(CLAIM.c.payload).where(CLAIM.c.id == row.ref)).scalar_one()
        quote: Quote | None = unpack(Claim, claim).quote
    else:
        quote = _best_sentence(connection, report, phrases)
    return Hit(
        kind=row.kind, id=row.ref, report_id=row.report_id, title=report.title, quote=quote, score=round(row.score, 6)
    )


def _best_sentence(connection: Connection, report: Report, phrases: list[list[str]]) -> Quote | None:
    """The first sentence with most of the phrases; None when no sentence has any."""
    rows: Any = connection.execute(
        select(SENTENCE.c.start, SENTENCE.c.stop).where(SENTENCE.c.report_id == report.id).order_by(SENTENCE.c.position)
    )
    best: tuple[int, Quote | None] = (0, None)
    for start, stop in rows:
        quote = report.quote(start, stop)
        words = f" {' '.join(words_of(quote.text))} "
        count = sum(f" {' '.join(phrase)} " in words for phrase in phrases)
        if count > best[0]:
            best = (count, quote)
    return best[1]
