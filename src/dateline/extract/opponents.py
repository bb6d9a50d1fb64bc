"""Who stood against the dead of a fight: "ten soldiers were killed in clashes with rebels" was the rebels' doing."""

from dateline.extract.node import Node
from dateline.extract.phrases import Phrases

_SIDES = frozenset({"armed", "party"})


def opponents(nodes: list[Node], phrases: Phrases) -> None:
    """Make the side that a clash was fought with its doer, where nobody else is and the dead are of another."""
    for node in nodes:
        if node.kind != "armed_clash" or node.absorbed or node.actors:
            continue
        dead = [count.token for count in node.counts if count.what in {"killed", "wounded", "killed_or_wounded"}]
        others = [head for head in node.targets if head not in dead and phrases.classes(head) & _SIDES]
        if not others or not any(head in dead for head in node.targets):
            continue
        node.targets = [head for head in node.targets if head not in others]
        node.actors.extend(others)
        node.rules.append("opponents of the dead")
