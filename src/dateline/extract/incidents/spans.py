"""Which words of a page may name a party: noun phrases, their tails, and with what hangs on them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from dateline.extract.incidents.rows import Page, Row

_LEFT: Final = frozenset(
    "compound amod nmod nummod det poss quantmod advmod punct npadvmod case predet".split()
)  # fmt: skip
_NO_START: Final = frozenset(
    "the a an this that these those his her their its some any our my your such other another both each all "
    "same".split()
) | {'"', "'"}
_NO_NUMBER: Final = frozenset({"CD", "DT", "PRP$", "RB", "IN", "JJR"})
_NOUNS: Final = frozenset({"NOUN", "PROPN"})
_LIKE_NOUNS: Final = frozenset({"ADJ", "X", "VERB", "NUM"})
_FILLING: Final = frozenset({"nsubj", "dobj", "pobj", "nsubjpass", "appos", "conj"})
_BEHIND: Final = frozenset({"appos", "acl", "relcl", "nummod", "conj", "amod", "npadvmod"})
_LONGEST: Final = 10
_STEPS: Final = 6
_DEEP: Final = 40


@dataclass(frozen=True, slots=True)
class Span:
    """Tokens `first` to before `end` with their head; `how` they were found."""

    head: int
    first: int
    end: int
    how: str


class _Tree:
    """Children and edges of every token's subtree."""

    def __init__(self, rows: list[Row]) -> None:
        self.rows = rows
        self.children: list[list[int]] = [[] for _ in rows]
        self.last = list(range(len(rows)))
        for i, row in enumerate(rows):
            if row.head != i:
                self.children[row.head].append(i)
        for i, row in enumerate(rows):
            above = row.head
            for _ in range(_DEEP):
                self.last[above] = max(self.last[above], self.last[i])
                if rows[above].head == above:
                    break
                above = rows[above].head


def spans(page: Page) -> list[Span]:
    """All candidates of a page, each stretch of words once."""
    tree = _Tree(page.rows)
    seen: set[tuple[int, int]] = set()
    out = []
    for i, row in enumerate(page.rows):
        if not _may_head(row):
            continue
        for widest_first, widest_end, how in _stretches(tree, i):
            first, end = _trimmed(page.rows, widest_first, widest_end)
            if first <= i < end and end - first <= _LONGEST and (first, end) not in seen:
                seen.add((first, end))
                out.append(Span(i, first, end, how))
    return out


def _may_head(row: Row) -> bool:
    if row.pos in _NOUNS:
        return True
    return row.pos in _LIKE_NOUNS and row.dep in _FILLING and row.tag[:2] in {"JJ", "VB", "NN", "FW"}


def _stretches(tree: _Tree, i: int) -> Iterator[tuple[int, int, str]]:
    rows, left = tree.rows, _left_edge(tree.rows, i)
    yield left, i + 1, "base"
    for first in range(left + 1, i + 1):
        yield first, i + 1, "suffix"
    bare = left
    while bare < i and (rows[bare].word.lower() in _NO_START or rows[bare].tag in _NO_NUMBER):
        bare += 1
    for end in sorted(_ends(tree, i)):
        if end - i <= _LONGEST:
            yield left, end, "long"
            yield bare, end, "long"


def _left_edge(rows: list[Row], i: int) -> int:
    first = i
    while first > 0 and rows[first - 1].sentence == rows[i].sentence and _leads_to(rows, first - 1, i):
        if rows[first - 1].word in {"(", ")", ";"}:
            break
        first -= 1
    return first


def _leads_to(rows: list[Row], at: int, i: int) -> bool:
    above = at
    for _ in range(_STEPS):
        if rows[above].dep not in _LEFT:
            return False
        above = rows[above].head
        if above == i:
            return True
        if above < at or above > i:
            return False
    return False


def _ends(tree: _Tree, i: int) -> set[int]:
    """Where a phrase may end to the right of its head: behind "of …", a name in apposition, a clause, a number."""
    rows, out = tree.rows, {tree.last[i] + 1}
    for child in tree.children[i]:
        if child < i:
            continue
        if rows[child].dep == "prep":
            for inner in (it for it in tree.children[child] if rows[it].dep == "pobj"):
                out |= _ends_inside(tree, inner)
        elif rows[child].dep in _BEHIND:
            out |= {child + 1, tree.last[child] + 1}
            if rows[child].dep in {"acl", "amod"}:
                out |= {tree.last[it] + 1 for it in tree.children[child] if it > child}
    if i + 1 < len(rows) and rows[i + 1].sentence == rows[i].sentence and rows[i + 1].tag == "CD":
        out.add(i + 2)
    return out


def _ends_inside(tree: _Tree, inner: int) -> set[int]:
    out = {inner + 1, tree.last[inner] + 1}
    for far in (it for it in tree.children[inner] if it > inner):
        if tree.rows[far].dep == "prep":
            out |= {it + 1 for it in tree.children[far]}
        elif tree.rows[far].dep == "conj":
            out.add(far + 1)
    return out


def _trimmed(rows: list[Row], first: int, end: int) -> tuple[int, int]:
    while first < end and (rows[first].word.lower() in _NO_START or not rows[first].word[:1].isalnum()):
        first += 1
    while end > first and not rows[end - 1].word[-1:].isalnum():
        end -= 1
    return first, end
