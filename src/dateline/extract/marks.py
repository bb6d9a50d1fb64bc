"""Puts commas and apostrophes back into copy that lost them ("Syrias army said on Sunday"), for the parser only.

Scrapers and spreadsheets drop them from whole collections (FA-KES is one), and the parser then reads names that stood
side by side as one. A small network says where they stood; its card is docs/models/marks.md, its training
tools/marks/train.py. Nothing is shown or quoted with a mark that the report does not have.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dateline.extract.blas import speed_up
from dateline.extract.folding import FoldedBlock
from dateline.extract.headline_tolls import between_tolls, is_harm
from dateline.model.report import BlockKind
from dateline.vocab.parties import singulars
from dateline.vocab.triggers import triggers
from dateline.vocab.words import cues, noun_classes

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.language import Language
    from spacy.tokens import Doc, Token
    from thinc.api import Model

WEIGHTS = Path(__file__).with_name("marks.npz")
# What a token has lost: nothing, a comma behind it, an apostrophe before its last letter (Syrias) or behind (rebels).
LABELS = ("", ",", "'s", "s'")
WIDTH, DEPTH = 96, 4
ROWS = (5000, 1000, 2500, 2500)
# English news has a comma every eighteen words (measured on the training texts); a text of at least so many words with
# fewer than one in two hundred has lost them. Shorter texts may do without.
_LONG_ENOUGH = 80
_FEWEST_PER_WORD = 1 / 200
# How much likelier than "nothing" a mark has to be, as a difference of logits: chosen on held-out texts, see the card.
_SURE = 0.0
_BEFORE_RESULT = 3.0
_SHORTEST_HEADLINE = 5
_ACTED = frozenset("fired targeted launched shelled attacked opened seized stormed".split())
_LABELS_OF_TWO = frozenset({("state", "media"), ("state", "tv"), ("new", "toll"), ("red", "cross")})


def build_network() -> "Model[Any, Any]":
    """An untrained network: spaCy's token-to-vector layers under a softmax over `LABELS`. Input: docs."""
    from spacy.ml.models import MaxoutWindowEncoder, MultiHashEmbed, build_Tok2Vec_model  # noqa: PLC0415 - spaCy is slow to import
    from thinc.api import Softmax_v2, chain, with_array  # noqa: PLC0415

    embed = MultiHashEmbed(WIDTH, ["NORM", "PREFIX", "SUFFIX", "SHAPE"], list(ROWS), include_static_vectors=False)
    encode = MaxoutWindowEncoder(WIDTH, window_size=1, maxout_pieces=3, depth=DEPTH)
    vectors = build_Tok2Vec_model(embed, encode)
    head: Model[Any, Any] = with_array(Softmax_v2(len(LABELS), WIDTH, normalize_outputs=False))
    network: Model[Any, Any] = chain(vectors, head)
    network.set_dim("nO", len(LABELS))
    return network


def parameters(network: "Model[Any, Any]") -> Iterable[tuple[str, "Model[Any, Any]", str]]:
    """Every parameter of a network with a name that stays the same from run to run."""
    for number, node in enumerate(network.walk()):
        for name in node.param_names:
            yield f"{number}.{name}", node, name


@cache
def load_network() -> "Model[Any, Any]":
    """Load the trained network, once per process."""
    import numpy as np  # noqa: PLC0415 - only where something is read
    import spacy  # noqa: PLC0415

    network = build_network()
    network.initialize(X=[spacy.blank("en")("a b")])
    with np.load(WEIGHTS, allow_pickle=False) as weights:
        for key, node, name in parameters(network):
            node.set_param(name, weights[key].astype("float32"))
    speed_up(network)
    return network


def have_lost_marks(blocks: Sequence[FoldedBlock]) -> bool:
    """Tell copy that has lost its commas from text that never had many."""
    words = sum(block.text.count(" ") + 1 for block in blocks)
    commas = sum(block.text.count(", ") for block in blocks)
    return words >= _LONG_ENOUGH and commas < words * _FEWEST_PER_WORD


def put_back(blocks: Sequence[FoldedBlock], nlp: "Language") -> tuple[FoldedBlock, ...]:
    """The blocks with commas and apostrophes where the network is sure of them."""
    from spacy.tokens import Doc  # noqa: PLC0415 - see load_network

    if not blocks:
        return ()
    docs: list[Doc] = []
    ends: list[list[int]] = []
    for block in blocks:
        tokens = [token for token in nlp.tokenizer(block.text) if not token.is_space]
        spaces = [bool(token.whitespace_) for token in tokens]
        docs.append(Doc(nlp.vocab, words=[token.text for token in tokens], spaces=spaces))
        ends.append([token.idx + len(token.text) for token in tokens])
    scores = load_network().predict(docs)
    return tuple(
        _marked(block, behind, _choose(doc, rows, _by_shape(block, doc), _within_toll(block, doc)))
        for block, doc, behind, rows in zip(blocks, docs, ends, scores, strict=True)
    )


def _by_shape(block: FoldedBlock, doc: "Doc") -> set[int]:
    """Tokens that a comma follows whatever the network says: it has seen few lists of villages and few headlines."""
    return (
        _between_places(doc)
        | _before_label(block, doc)
        | _before_agency(doc)
        | _around_part(doc)
        | (between_tolls(doc) if block.kind is BlockKind.HEADLINE else set())
    )


def _between_places(doc: "Doc") -> set[int]:
    """Tokens of "the towns of *X* *Y* Z and W" that a comma follows: after a plural each name is a place of its own."""
    out: set[int] = set()
    features, openings = noun_classes().features, noun_classes().openings
    words = [token.lower_ for token in doc]
    for i in range(len(doc) - 3):
        if words[i + 1] != "of" or words[i] in features or not any(form in features for form in singulars(words[i])):
            continue
        names: list[int] = []
        at = i + 2
        while at < len(doc) and (doc[at].text[:1].isupper() or doc[at].lower_ in {"al", "-"}):
            names.append(at)
            at += 1
        if at < len(doc) and doc[at].lower_ in {"and", "or"}:
            begins = (j for j in names[1:] if doc[j].text[:1].isupper() or doc[j].lower_ == "al")
            out |= {j - 1 for j in begins if doc[j - 1].text != "-" and doc[j - 1].lower_ not in openings | {"al"}}
    return out


def _around_part(doc: "Doc") -> set[int]:
    """ "12 *porters* mostly *youths* were killed": who most of them were is an aside."""
    out: set[int] = set()
    words = [token.lower_ for token in doc]
    for i in range(1, len(doc) - 3):
        aside = words[i] == "mostly" and doc[i - 1].is_lower and not doc[i - 1].is_stop
        if aside and doc[i + 2].lower_ in {"were", "have", "was"} | set(triggers().participles):
            out |= {i - 1, i + 1}
    return out


def _before_agency(doc: "Doc") -> set[int]:
    """ "… killed at least nine *bakers* AFP reports.": the end of what is told, before a name that says so."""
    out: set[int] = set()
    for word in doc[_SHORTEST_HEADLINE:]:
        closed = word.i + 1 == len(doc) or word.nbor().text == "."
        if closed and word.lower_ in {"reports", "reported", "says", "said"}:
            name, before = word.nbor(-1), word.nbor(-2)
            alone = before.is_alpha and before.is_lower and not before.is_stop
            if name.text.isupper() and len(name.text) > 1 and alone:
                out.add(before.i)
    return out


def _before_label(block: FoldedBlock, doc: "Doc") -> set[int]:
    """In a headline that ends in who says so ("35 killed near X *Monitor*"), the token before that word."""
    if block.kind is not BlockKind.HEADLINE or len(doc) < _SHORTEST_HEADLINE:
        return set()
    last = len(doc) - 1 - int(doc[-1].is_punct)
    if (doc[last - 1].lower_, doc[last].lower_) in _LABELS_OF_TWO:
        return {last - 2}
    label = doc[last].lower_ in cues().headline_speakers or singulars(doc[last].lower_)[-1] in cues().headline_speakers
    return {last - 1} if label and doc[last].text[:1].isupper() and not doc[last - 1].is_stop else set()


def _within_toll(block: FoldedBlock, doc: "Doc") -> set[int]:
    """Tokens that no comma follows: "and *injured* 90 others"; in a headline any figure, any verb of harm."""
    if block.kind is not BlockKind.HEADLINE:
        return {
            token.i
            for token in doc[1:-1]
            if is_harm(token) and token.nbor(-1).lower_ == "and" and token.nbor().like_num
        }
    return {token.i for token in doc if token.like_num or is_harm(token)}


def _choose(doc: "Doc", rows: "NDArray[Any]", sure: set[int], never: set[int]) -> list[str]:
    out = []
    leads = rows[:, 1:].max(axis=1) - rows[:, 0]
    for token, label, lead in zip(doc, (rows[:, 1:].argmax(axis=1) + 1).tolist(), leads.tolist(), strict=True):
        is_told, is_comma = lead > _SURE, label == 1
        if token.i in sure:
            is_told = is_comma = True
        elif is_comma and token.i in never:
            is_told = False
        elif is_comma and not is_told:
            is_told = lead + _BEFORE_RESULT > _SURE and _before_result(token)
        mark = LABELS[1 if is_comma else label]
        out.append(mark if is_told and _fits(token, mark) else "")
    return out


@cache
def _results() -> frozenset[str]:
    """Verbs that tell a result: "killing", "hitting", "destroying"."""
    return triggers().words["reach_verbs"] | frozenset(triggers().participles.values())


def _before_result(token: "Token") -> bool:
    """ "Shells fell on the *market* killing two": a result behind what was hit stands apart."""
    if token.i + 1 == len(token.doc) or token.is_stop or token.is_punct or not token.nbor().text.endswith("ing"):
        return False
    stem = token.nbor().text.removesuffix("ing")
    return stem in _results() or f"{stem}e" in _results()


@cache
def _acted() -> frozenset[str]:
    return _ACTED | frozenset(triggers().participles)


def _fits(token: "Token", label: str) -> bool:
    if label == ",":
        return token.text[-1].isalnum() and token.i + 1 < len(token.doc) and not token.nbor().is_punct
    if token.i + 1 < len(token.doc) and token.nbor().lower_ in _acted():
        return False  # "4 troopers killed", "the groups fired"
    return token.is_alpha and token.text.endswith("s") and not token.is_stop  # not in "its", "this"


def _marked(block: FoldedBlock, ends: Sequence[int], labels: Sequence[str]) -> FoldedBlock:
    chars = list(block.text)
    origin = list(block.origin)
    added: list[int] = []
    for end, label in reversed(list(zip(ends, labels, strict=True))):
        if not label:
            continue
        at = end - 1 if label == "'s" else end
        if label == "'s":  # counts as a part of the "s" behind it
            chars.insert(at, "'")
            origin.insert(at, origin[at])
        else:
            chars.insert(at, label[-1])
            origin.insert(at, origin[at - 1])
        added = [at, *(place + 1 for place in added)]  # from the end, so all others stand behind it
    return replace(block, text="".join(chars), origin=tuple(origin), added=frozenset(added))
