"""A report's blocks as plain reading text, with the way back to the frozen text."""

from dataclasses import dataclass

from dateline.model.report import Block, BlockKind, Report

READ_KINDS = (BlockKind.HEADLINE, BlockKind.PARAGRAPH)

# One character for one character, so that offsets survive: typographic quotes, accents used as apostrophes.
_SAME_LENGTH = str.maketrans(
    {"’": "'", "‘": "'", "`": "'", "´": "'", "ʼ": "'", "ʿ": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"'}
    | {"–": "-", "—": "-", "−": "-", "‑": "-"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FoldedBlock:
    """One block to read: `text` with white space folded and quotes made plain.

    ``origin[i]`` is the offset in the report's frozen text of ``text[i]``; ``added`` are the offsets in `text` of
    commas and apostrophes that the report does not have (`dateline.extract.marks`).
    """

    kind: BlockKind
    text: str
    origin: tuple[int, ...]
    added: frozenset[int] = frozenset()

    def start(self, index: int) -> int:
        """Offset in the frozen text of the character at `index`."""
        return self.origin[index]

    def end(self, index: int) -> int:
        """Offset in the frozen text just behind the character before `index`."""
        return self.origin[index - 1] + 1


def fold_block(text: str, block: Block) -> FoldedBlock:
    """Fold one block: a hard line wrap or stray blank line inside it becomes one space."""
    chars: list[str] = []
    origin: list[int] = []
    for offset in range(block.start, block.end):
        char = text[offset]
        if char.isspace() or char in "\u200b﻿­":
            if chars and chars[-1] != " ":
                chars.append(" ")
                origin.append(offset)
            continue
        chars.append(char)
        origin.append(offset)
    if chars and chars[-1] == " ":
        chars.pop()
        origin.pop()
    return FoldedBlock(kind=block.kind, text="".join(chars).translate(_SAME_LENGTH), origin=tuple(origin))


def fold_report(report: Report) -> tuple[FoldedBlock, ...]:
    """All blocks of a report that are read for claims, in order."""
    blocks = (fold_block(report.text, block) for block in report.blocks if block.kind in READ_KINDS)
    return tuple(block for block in blocks if block.text)
