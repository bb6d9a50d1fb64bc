"""The parts of a text on its way to being frozen, and the freezing."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.model.report import Block, BlockKind

_CLOSERS = "\"'”’»)]*`"
_ENDS = ".!?…"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of text and the white space before it; `kind` is None until it is known.

    `indented` marks a line that starts a paragraph by its indent alone.
    """

    text: str
    gap: str = "\n"
    kind: BlockKind | None = None
    indented: bool = False


def split_lines(text: str) -> list[Piece]:
    """Cut a text into its lines, each with a line feed or, after a blank line, two before it."""
    lines: list[Piece] = []
    gap = ""
    for raw in text.split("\n"):
        line = raw.strip()
        if line:
            indent = len(raw) - len(raw.lstrip())
            lines.append(Piece(text=line, gap=gap, indented=2 <= indent < 20))
            gap = "\n"
        elif lines:
            gap = "\n\n"
    return lines


def freeze(pieces: Sequence[Piece]) -> tuple[str, tuple[Block, ...]]:
    """Join pieces into the text that all offsets will refer to, with the blocks that it is made of."""
    parts: list[str] = []
    blocks: list[Block] = []
    at = 0
    for piece in pieces:
        gap = piece.gap if parts else ""
        start, at = at + len(gap), at + len(gap) + len(piece.text)
        parts += (gap, piece.text)
        blocks.append(Block(kind=piece.kind or BlockKind.PARAGRAPH, start=start, end=at))
    return "".join(parts), tuple(blocks)


def ends_sentence(text: str) -> bool:
    """Tell whether a line ends a sentence, closing quotation marks and brackets aside."""
    return text.rstrip().rstrip(_CLOSERS).endswith(tuple(_ENDS))


def word_count(text: str) -> int:
    """Count words by white space: cheap, for telling headings from paragraphs."""
    return len(text.split())


def fold(text: str) -> str:
    """Reduce words to lower-case letters and digits, to compare titles and names whatever their punctuation."""
    return re.sub(r"[\W_]+", "", text.casefold())
