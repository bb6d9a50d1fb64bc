"""Where the model knows better than the rules where a claim happened: for verbs alone, and only where it is sure."""

from collections.abc import Sequence

from dateline.extract.node import Node
from dateline.extract.notes import PlaceHit
from dateline.extract.phrases import Phrases
from dateline.extract.place_choice import Choice, choose
from dateline.extract.place_mentions import Found

RULE = "place:chosen by the model"
# Measured on annotated sentences held out from training: where the rules have no place, nine in ten that the model is
# this sure of were right; where they have another, its choice was right four times as often as theirs.
_SURE = 0.8
_SURER = 0.6
_RULED_OUT = 0.25
_NOWHERE = 0.95


def corrected(node: Node, found: Sequence[Found], phrases: Phrases) -> list[Found]:
    """The places of a claim: what the rules found, unless the model is sure of another place, or of none."""
    verb = node.token
    if verb.pos_ not in {"VERB", "AUX"} or node.noun or node.stative or node.placeless:
        return list(found)
    if any(each.by is not None or not _is_in(each.hit, node) for each in found):
        return list(found)  # led back to a place told before: the model sees one sentence
    choice = choose(verb, phrases.notes, node, found)
    best = choice.best
    if (
        best is not None
        and best.listed
        and choice.chance(best) >= (_SURER if found else _SURE)
        and _is_other(best, found, choice)
    ):
        return [Found(hit=best, rule=RULE)]
    if found and choice.none >= _NOWHERE and all(each.rule == "place:nearest in the sentence" for each in found):
        return []
    return list(found)


def _is_in(hit: PlaceHit, node: Node) -> bool:
    sentence = node.token.sent
    return bool(sentence.start <= hit.first < sentence.end)


def _is_other(best: PlaceHit, found: Sequence[Found], choice: Choice) -> bool:
    """Whether the choice is none of what the rules found, nor its wider or narrower place, and these are ruled out."""
    chances = sum(choice.chance(each.hit) for each in found)
    around = (
        best.words in each.hit.within or each.hit.words in best.within or each.hit.inside is best for each in found
    )
    return chances <= _RULED_OUT and not any(around)
