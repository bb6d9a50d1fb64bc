"""Features of words, of stretches of words and of whole pages, as hashes: what the networks are shown."""

import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from dateline.extract.incidents.rows import Page, Row
from dateline.extract.incidents.spans import Span

BUCKETS: Final = 1 << 18
_WIDE: Final = 6
_SIBLINGS: Final = frozenset({"dobj", "nsubj", "nsubjpass", "prt", "prep", "agent", "xcomp"})
_TELLING: Final = frozenset({"VERB", "NOUN", "PROPN", "ADJ"})
_FIRST: Final = 3
_HIGHEST: Final = 8
_SHORT: Final = 5


def hashed(features: Iterable[str]) -> list[int]:
    """Features as numbers below `BUCKETS`."""
    return [zlib.crc32(feature.encode()) % (BUCKETS - 1) + 1 for feature in features]


def _shape(word: str) -> str:
    first = "X" if word[:1].isupper() else "d" if word[:1].isdigit() else "x"
    return first + ("X" if word.isupper() and len(word) > 1 else "")


class Features:
    """Makes the features of one page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.rows = page.rows
        count = max((row.sentence for row in page.rows), default=-1) + 1
        self._roles: dict[int, list[tuple[str, str, str]]] = {}
        self._told = {told.at: told.kind for told in page.told}
        self._kinds: list[set[str]] = [set() for _ in range(count)]
        self._words: list[set[str]] = [set() for _ in range(count)]
        self._events: list[list[int]] = [[] for _ in range(count)]
        for i, row in enumerate(page.rows):
            if i in self._told:
                self._kinds[row.sentence].add(self._told[i])
                self._events[row.sentence].append(i)
            if row.pos in {"VERB", "NOUN", "ADJ"}:
                self._words[row.sentence].add(row.lemma)
        self._note_roles()
        self._children: list[list[int]] = [[] for _ in page.rows]
        for i, row in enumerate(page.rows):
            if row.head != i:
                self._children[row.head].append(i)
        self._passive = {row.head for row in page.rows if row.dep in {"auxpass", "nsubjpass"}}
        self._times = Counter(row.lemma for row in page.rows)
        self._by_head: dict[int, list[int]] = {}

    def _note_roles(self) -> None:
        for told in self.page.told:
            how = f"{told.modality}{told.polarity}"
            for role, tokens in (("a", told.actors), ("t", told.targets)):
                for token in tokens:
                    self._roles.setdefault(token, []).append((role, told.kind, how))
                    named = self.page.parties.get(token)
                    if named is not None:
                        self._roles.setdefault(named, []).append((f"{role}p", told.kind, how))
            if told.instrument is not None:
                self._roles.setdefault(told.instrument, []).append(("i", told.kind, how))

    def of_span(self, span: Span, whole: tuple[int, int]) -> list[int]:
        """A candidate's features; `whole` is the widest stretch with the same head."""
        if span.head not in self._by_head:
            self._by_head[span.head] = hashed(self._of_word(span.head))
        return self._by_head[span.head] + hashed(f"@{it}" for it in self._of_stretch(span, whole))

    def _of_word(self, i: int) -> Iterator[str]:
        row = self.rows[i]
        classes = "|".join(row.classes)
        yield from (f"dep={row.dep}", f"hl={row.lemma}", f"ent={row.entity}", f"pos={row.tag}")
        yield from (f"suf={row.lemma[-3:]}", f"shp={_shape(row.shown)}", f"cls={classes}")
        yield from (f"c={it}" for it in row.classes)
        yield from (name for name, has in (("actor", row.actor), ("place", row.place), ("time", row.time)) if has)
        yield from self._of_path(i, classes)
        for offset, name in ((-1, "l1"), (-2, "l2"), (1, "r1"), (2, "r2")):
            if 0 <= i + offset < len(self.rows):
                yield name + self.rows[i + offset].lemma
        for role, kind, how in self._roles.get(i, ()):
            yield from (f"R={role}", f"Rk={role}{kind}", f"Rc={role}{classes}", f"Rm={role}{how}")
        if i in self._told:
            yield f"self={self._told[i]}"
        yield from self._of_sentence(i, classes)

    def _of_path(self, i: int, classes: str) -> Iterator[str]:
        steps: list[str] = []
        at, above = i, None
        while len(steps) < _HIGHEST and self.rows[at].head != at:
            steps.append(self.rows[at].dep)
            at = above = self.rows[at].head
            if self.rows[at].pos == "ADP":
                steps.append(self.rows[at].word.lower())
            if self.rows[at].pos == "VERB":
                break
        if above is None:
            return
        path, lemma = ">".join(steps) + ("P" if above in self._passive else "A"), self.rows[above].lemma
        yield from (f"gov={lemma}", f"path={path}", f"gp={lemma}{path}", f"hgp={classes}{lemma}{path}")
        if above in self._told:
            yield from (f"gk={self._told[above]}{path}", f"gkc={self._told[above]}{path}{classes}")
        higher = self.rows[above].head
        if higher != above:
            dep = self.rows[above].dep
            yield from (f"g2={dep}{self.rows[higher].lemma}", f"g2p={path}{dep}{self.rows[higher].lemma}")
            if higher in self._told:
                yield f"g2k={path}{dep}{self._told[higher]}"
        yield from self._beside(i, above, path)
        first = self.rows[self.rows[i].head]
        yield from (f"h1={self.rows[i].dep}{first.lemma}", f"h1c={self.rows[i].dep}{'|'.join(first.classes)}")
        if self.rows[i].head in self._told:
            yield f"h1k={self.rows[i].dep}{self._told[self.rows[i].head]}"

    def _beside(self, i: int, above: int, path: str) -> Iterator[str]:
        """The other parts of the word above."""
        lemma = self.rows[above].lemma
        for other in self._children[above]:
            row = self.rows[other]
            if other != i and row.dep in _SIBLINGS:
                yield f"sib={row.dep}{row.lemma}"
                near = row.dep in {"prt", "prep"}
                yield f"gs={lemma}{path}{row.dep}{row.lemma}" if near else f"gs2={path}{row.dep}{row.lemma}"

    def _of_sentence(self, i: int, classes: str) -> Iterator[str]:
        row = self.rows[i]
        number, events = row.sentence, self._events[row.sentence]
        for kind in sorted(self._kinds[number]):
            yield from (f"sk={kind}", f"skc={kind}{classes}")
        if not events:
            yield from ("sk0", f"sk0c{classes}")
        for beside in (-1, 1):
            if 0 <= number + beside < len(self._kinds):
                yield from (f"sk{beside}={kind}" for kind in sorted(self._kinds[number + beside]))
        yield from (f"sl={word}" for word in sorted(self._words[number]))
        if events:
            near = min(events, key=lambda at: abs(i - at))
            side = "<" if i < near else ">"
            yield from (f"nt={side}{self.rows[near].lemma}", f"ntc={side}{self._told[near]}{classes}")
            yield f"dist={min(6, abs(i - near).bit_length())}"
        yield from (f"si={min(8, number)}", f"hc={min(4, self._times[row.lemma])}")
        yield f"ntr={min(6, len(self._told).bit_length())}"
        for at in range(max(0, i - _WIDE), min(len(self.rows), i + _WIDE + 1)):
            if self.rows[at].pos in _TELLING and at != i:
                yield f"w6={self.rows[at].lemma}"

    def _of_stretch(self, span: Span, whole: tuple[int, int]) -> Iterator[str]:
        rows, first, end = self.rows, span.first, span.end
        head, inside = rows[span.head], rows[first:end]
        classes = "|".join(head.classes)
        before = rows[first - 1] if first else None
        after = rows[end] if end < len(rows) else None
        starts, ends = first == whole[0], end == whole[1]
        yield from (f"str={' '.join(row.word.lower() for row in inside)}", f"how={span.how}", f"len={end - first}")
        yield from (f"f1={inside[0].lemma}", f"ft={inside[0].tag}", f"lw={inside[-1].lemma}", f"lt={inside[-1].tag}")
        yield "tp=" + (" ".join(row.tag for row in inside) if end - first < _SHORT else "long")
        yield f"hp={min(end - 1 - span.head, 3)}"
        yield from (f"lf={before.tag}{before.dep}", f"lfw={before.lemma}") if before else ("lf=^", "lfw=^")
        yield from (f"rt={after.tag}", f"rtw={after.word.lower()}") if after else ("rt=$", "rtw=$")
        yield from (f"full={starts}{ends}", f"fc={starts}{ends}{classes}", f"lc={min(end - first, 4)}{classes}")
        yield from (f"hs={head.lemma}{starts}", f"he={head.lemma}{end == span.head + 1}")
        yield f"caps={sum(row.shown[:1].isupper() for row in inside)}"
        yield f"ents={'|'.join(sorted({row.entity for row in inside}))}"
        yield f"pl={any(row.place for row in inside)}"
        yield f"ac={any(row.actor for row in inside)}"
        yield f"acs={inside[0].actor}{inside[-1].actor}"
        yield from (f"in={row.lemma}" for row in inside)
        yield f"fdep={inside[0].dep}{inside[0].entity}{before.entity if before else ''}"
        yield f"inS={sum(row.tag == 'CD' for row in inside if row is not head)}"

    def of_page(self) -> list[int]:
        """What the page as a whole tells of."""
        out: set[str] = set()
        for i, row in enumerate(self.rows):
            if row.pos in _TELLING or row.pos == "ADV":
                out.update(self._page_word(i, row))
        kinds = Counter(told.kind for told in self.page.told)
        for kind, count in kinds.items():
            out.update(f"k={kind}{many}" for many in range(1, min(count, 4) + 1))
        for told in self.page.told:
            out |= {f"km={told.kind}{told.modality}", f"kl={told.kind}{self.rows[told.at].lemma}"}
            if self.rows[told.at].sentence <= _FIRST:
                out.add(f"k4={told.kind}")
            out.update(f"kt={told.kind}{it}" for target in told.targets for it in self.rows[target].classes)
        out.add(f"len={len(self.page.text).bit_length()}")
        return hashed(f"D{it}" for it in sorted(out))

    def _page_word(self, i: int, row: Row) -> Iterator[str]:
        above = self.rows[row.head].lemma
        yield f"w={row.lemma}"
        if row.sentence < _FIRST:
            yield f"f3={row.lemma}"
        if row.pos == "VERB":
            yield f"v={row.lemma}{'P' if i in self._passive else 'A'}{row.tag}"
        if row.dep in {"dobj", "nsubjpass", "nsubj", "compound"}:
            yield f"a={row.dep}{row.lemma}{above}"
        if row.dep in {"dobj", "nsubjpass"}:
            yield from (f"ac={it}{above}" for it in row.classes)
