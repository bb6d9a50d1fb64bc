"""What the network of attributions sees of a parsed report: numbers for each token, and for each cue with a token."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from dateline.vocab.words import cues

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.strings import StringStore
    from spacy.tokens import Doc

ROWS = 6000
"""Rows of the table of words; a word has two, by its hash."""
DEPS = (
    "ROOT acl acomp advcl advmod agent amod appos attr aux auxpass case cc ccomp compound conj csubj csubjpass dative "
    "dep det dobj expl intj mark meta neg nmod npadvmod nsubj nsubjpass nummod oprd parataxis pcomp pobj poss preconj "
    "predet prep prt punct quantmod relcl xcomp"
).split()
TAGS = (
    "$ '' , -LRB- -RRB- . : ADD AFX CC CD DT EX FW HYPH IN JJ JJR JJS LS MD NFP NN NNP NNPS NNS PDT POS PRP PRP$ RB "
    "RBR RBS RP SYM TO UH VB VBD VBG VBN VBP VBZ WDT WP WP$ WRB XX `` _SP"
).split()
ENTITIES = "PERSON NORP ORG GPE LOC DATE TIME CARDINAL MONEY PERCENT".split()
STANCES = "neutral claim confirm deny accuse".split()
SIZES = {"dep": len(DEPS) + 1, "tag": len(TAGS) + 1, "ent": len(ENTITIES) + 1, "quote": 3, "stance": len(STANCES) + 2}
PAIRS = {"place": 24, "path": 42, "below": len(DEPS) + 1, "above": len(DEPS) + 1, "quoting": 48, "between": 24}
BEFORE, BEHIND = 70, 90
"""How many tokens before and behind its cue a statement may reach, at most."""
_NEAR = (0, 1, 2, 3, 4, 6, 9, 13, 19, 30, 50)
_DEEPEST = 24
_CODED = ((2, DEPS), (3, TAGS), (4, ENTITIES))
"""Where the labels are in what `see` takes from a document."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A report in numbers. `head` is each token's head; `sentence` and `quoted` number sentences and quotations."""

    vectors: "NDArray[Any]"
    words: "NDArray[Any]"
    labels: dict[str, "NDArray[Any]"]
    head: "NDArray[Any]"
    sentence: "NDArray[Any]"
    quoted: "NDArray[Any]"
    children: "NDArray[Any]"
    """How often each token has a child of each dependency."""


@cache
def _index(names: tuple[str, ...]) -> dict[str, int]:
    return {name: number for number, name in enumerate(names, start=1)}


def _coded(column: "NDArray[Any]", names: Sequence[str], strings: "StringStore") -> "NDArray[Any]":
    """Number the labels of a column of hashes: by their place in `names`, from 1; 0 for any other."""
    import numpy as np  # noqa: PLC0415 - only where something is read

    numbers = {strings[name]: number for number, name in enumerate(names, start=1)}
    return np.array([numbers.get(label, 0) for label in column.tolist()], dtype=np.int64)


def see(doc: "Doc", quoted: list[int]) -> Seen:
    """Turn a parsed report into numbers; `quoted` has the number of each token's quotation, 0 outside."""
    import numpy as np  # noqa: PLC0415 - only where something is read

    stance, verbs, strings = _index(tuple(STANCES)), cues().speech_verbs, doc.vocab.strings
    size = len(doc)
    told = np.ascontiguousarray(doc.to_array(["LEMMA", "POS", "DEP", "TAG", "ENT_TYPE", "HEAD"]).reshape(size, 6).T)
    hashes, dep, tag, ent = told[0], *(_coded(told[at], names, strings) for at, names in _CODED)
    inside = np.asarray(quoted, dtype=np.int64)
    head = told[5].view(np.int64) + np.arange(size)
    verb = (told[1] == strings["VERB"]) | (told[1] == strings["AUX"])
    known = [
        verbs.get(strings[word].lower()) if is_verb else None
        for word, is_verb in zip(hashes.tolist(), verb, strict=True)
    ]
    sentence = np.zeros(size, dtype=np.int64)
    for number, each in enumerate(doc.sents):
        sentence[each.start : each.end] = number
    children = np.zeros((size, len(DEPS) + 1), dtype=np.float32)
    np.add.at(children, (head, dep), (head != np.arange(size)).astype(np.float32))
    return Seen(
        vectors=np.asarray(doc.tensor, dtype=np.float32),
        words=np.stack([hashes % np.uint64(ROWS), (hashes >> np.uint64(32)) % np.uint64(ROWS)]).astype(np.int64),
        labels={
            "dep": dep,
            "tag": tag,
            "ent": ent,
            "quote": (inside > 0).astype(np.int64),
            "stance": np.array([0 if it is None else stance.get(it, len(STANCES) + 1) for it in known], dtype=np.int64),
        },
        head=head,
        sentence=sentence,
        quoted=inside,
        children=np.minimum(children, 2),
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """Each cue with each token that may belong to it, in the text's order within a cue."""

    cue: "NDArray[Any]"
    """Which of the given cues, by number."""
    token: "NDArray[Any]"
    labels: dict[str, "NDArray[Any]"]


def pair(seen: Seen, heads: "NDArray[Any]") -> Pairs:
    """Put each cue, given by its head word, with the tokens around it: its sentence, the one before, two behind."""
    import numpy as np  # noqa: PLC0415 - see above

    size = len(seen.head)
    numbers, tokens = [], []
    for number, at in enumerate(heads.tolist()):
        reach = np.arange(max(0, at - BEFORE), min(size, at + BEHIND))
        apart = seen.sentence[reach] - seen.sentence[at]
        reach = reach[(apart >= -1) & (apart <= 2)]
        tokens.append(reach)
        numbers.append(np.full(len(reach), number))
    cue, token = np.concatenate(numbers), np.concatenate(tokens)
    at = heads[cue]
    return Pairs(
        cue=cue,
        token=token,
        labels={
            "place": _place(token - at),
            **_paths(seen, heads, cue, token),
            "quoting": _quoting(seen, at, token),
            "between": _between(seen, at, token),
        },
    )


def _place(distance: "NDArray[Any]") -> "NDArray[Any]":
    import numpy as np  # noqa: PLC0415 - see above

    far = np.searchsorted(np.asarray(_NEAR), np.abs(distance), side="right") - 1
    out: NDArray[Any] = np.where(distance < 0, far + len(_NEAR), far)
    return out


def _paths(seen: Seen, heads: "NDArray[Any]", cue: "NDArray[Any]", token: "NDArray[Any]") -> dict[str, "NDArray[Any]"]:
    """How the tree leads from a cue to a token: steps up, steps down, and the labels either side of the turn."""
    import numpy as np  # noqa: PLC0415 - see above

    deps = seen.labels["dep"]
    ups = np.full((len(heads), len(seen.head)), -1, dtype=np.int64)
    above = np.zeros((len(heads), _DEEPEST + 1), dtype=np.int64)
    for number, at in enumerate(heads.tolist()):
        for step in range(_DEEPEST):
            ups[number, at] = step
            above[number, step + 1] = deps[at]
            if seen.head[at] == at:
                break
            at = int(seen.head[at])  # noqa: PLW2901 - climbing
    now, below, downs = token.copy(), np.zeros_like(token), np.zeros_like(token)
    for _ in range(_DEEPEST):
        on = (ups[cue, now] < 0) & (seen.head[now] != now)
        if not on.any():
            break
        below[on] = deps[now[on]]
        now[on] = seen.head[now[on]]
        downs += on
    up = ups[cue, now]
    met = up >= 0
    return {
        "path": np.where(met, np.minimum(up, 5), 6) * 6 + np.minimum(downs, 5),
        "below": np.where(met, below, 0),
        "above": np.where(met, above[cue, np.maximum(up, 0)], 0),
    }


def _quoting(seen: Seen, at: "NDArray[Any]", token: "NDArray[Any]") -> "NDArray[Any]":
    """Whether cue and token are in quotations, in the same, in the nearest; and how many sentences lie between."""
    import numpy as np  # noqa: PLC0415 - see above

    inside = seen.quoted > 0
    last = np.maximum.accumulate(np.where(inside, seen.quoted, 0))  # quotations are numbered in order
    own, theirs = seen.quoted[at], seen.quoted[token]
    near = inside[token] & ((theirs == last[at]) | (theirs == last[at] + 1))
    apart = np.clip(seen.sentence[token] - seen.sentence[at], -1, 1) + 1
    out: NDArray[Any] = apart * 16 + inside[token] * 8 + inside[at] * 4 + (own == theirs) * 2 + near
    return out


def _between(seen: Seen, at: "NDArray[Any]", token: "NDArray[Any]") -> "NDArray[Any]":
    """How many commas and words of saying stand between."""
    import numpy as np  # noqa: PLC0415 - see above

    first, last = np.minimum(at, token), np.maximum(at, token)
    commas = np.concatenate([[0], np.cumsum(seen.labels["tag"] == _index(tuple(TAGS))[","])])
    said = np.concatenate([[0], np.cumsum(seen.labels["stance"] > 0)])
    marks = np.minimum(commas[last] - commas[np.minimum(first + 1, last)], 3)
    verbs = np.minimum(said[last] - said[np.minimum(first + 1, last)], 2)
    out: NDArray[Any] = (marks * 3 + verbs) * 2 + (token < at)
    return out
