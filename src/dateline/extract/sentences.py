"""The sentence that a token stands in, worked out once per report: spaCy's `Token.sent` searches each time."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_KEY = "dateline_sentences"


def sentence_of(token: "Token") -> "Span":
    """Give the sentence of a token of a parsed text; the borders must not change from the first call on."""
    doc = token.doc
    table = doc.user_data.get(_KEY)
    if table is None:
        table = doc.user_data[_KEY] = _table(doc)
    found: Span = table[token.i]
    return found


def _table(doc: "Doc") -> "list[Span]":
    return [sentence for sentence in doc.sents for _ in range(len(sentence))]
