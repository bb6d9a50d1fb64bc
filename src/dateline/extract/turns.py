"""Who has the turn in a transcript: "SPOKESPERSON: Our units hold the station." is the spokesperson's word."""

from typing import TYPE_CHECKING

from dateline.extract.attribution import Speech
from dateline.extract.parsing import Parsed
from dateline.model.report import BlockKind
from dateline.vocab.parties import party_class

if TYPE_CHECKING:
    from spacy.tokens import Token

RULE = "has the turn"
_LONGEST = 6
"""Words that a label before its colon has at most."""


def turn(token: "Token", parsed: Parsed) -> Speech | None:
    """Give whoever a paragraph names in capitals before its first colon; None without such a label.

    The label has to name somebody who can speak: "ISLAMABAD:" is where it was written, "UPDATE:" is nobody.
    """
    number = parsed.block_of[token.i]
    first, end = parsed.block_tokens[number]
    if parsed.blocks[number].kind is not BlockKind.PARAGRAPH:
        return None
    colon = next((i for i in range(first, min(end, first + _LONGEST + 1)) if parsed.words[i] == ":"), None)
    if colon is None or not first < colon < token.i:
        return None
    label = [word for word in parsed.words[first:colon] if word.isalpha()]
    speaks = bool(label) and party_class(label[-1].lower(), ()) is not None
    if not speaks or not all(word.isupper() for word in label):
        return None
    return Speech(cue=token.doc[colon], speakers=(token.doc[colon - 1],), stance="neutral", rule=RULE)
