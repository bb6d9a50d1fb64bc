"""Kinds told by the very word: "executed" is a killing all the way through the reading, and an execution in the end."""

from typing import TYPE_CHECKING

from dateline.extract.node import Node
from dateline.vocab.triggers import triggers

if TYPE_CHECKING:
    from spacy.tokens import Token


def finer_kind(node: Node) -> None:
    """Make a killing an execution where its word says so, and a shelling with a hand grenade a grenade attack."""
    if node.kind == "shelling" and node.instrument is not None and _thrown(node.instrument):
        node.kind = "grenade_attack"
    if node.kind == "killing" and any(
        word.lemma_.lower() in triggers().words["execution_words"] for word in (node.token, *node.told_by)
    ):
        node.kind = "execution"
        node.rules.append("by its very word")


def _thrown(weapon: "Token") -> bool:
    """A grenade that nothing propels; "a rocket-propelled grenade" is fired."""
    return weapon.lemma_.lower() == "grenade" and not any("propel" in word.lower_ for word in weapon.subtree)
