"""Who did what a noun tells, by the words before it: "Russian air strikes", "US raids", "the army's advance"."""

from typing import TYPE_CHECKING

from dateline.extract.arguments import complements, is_passive, subjects
from dateline.extract.node import REMOTE, Node
from dateline.extract.notes import country_of_demonym
from dateline.extract.phrases import Phrases
from dateline.vocab.countries import Countries
from dateline.vocab.triggers import triggers

if TYPE_CHECKING:
    from spacy.tokens import Token

MODIFIERS = frozenset({"compound", "amod", "nmod", "npadvmod"})
"""Dependencies of words that stand before a noun and say more of it."""
_DEEDS = frozenset({"airstrike", "air-strike", "strike", "raid", "attack", "assault", "offensive", "advance", "sortie"})
_BETWEEN = frozenset({"munition", "explosive", "event"})
_ACRONYM = 4
_CLOSE = 3


def doers_before(token: "Token", phrases: Phrases) -> list["Token"]:
    """Parties named before an event noun: "Russian air strikes", "IS attack", "the army's advance", "their assault"."""
    out: list[Token] = []
    for child in _before(token):
        if not _opposed(child):
            if country_of_demonym(child.text) is not None:  # "Syrian and Russian raids"
                out.extend([child, *(word for word in child.conjuncts if country_of_demonym(word.text) is not None)])
            elif child.dep_ != "poss" and is_country_adjective(child):
                out.append(child)
            elif child.lower_ == "led" and child.i not in phrases.notes.actor_at:
                out.extend(_leader(child, phrases))
            elif (
                phrases.classes(child) & _BETWEEN and child.dep_ != "poss"
            ):  # "rebel rocket fire", "army bombing raids"
                out.extend(
                    word
                    for word in child.children
                    if word.i < child.i and (_is_doer(word, phrases) or is_country_adjective(word))
                )
            elif _is_doer(child, phrases):
                out.append(child)
    out = [head for head in out if not _is_first_half(head, out)]
    if any(head.lower_ != "led" and head.head == token for head in out):
        return [head for head in out if head.head.lower_ != "led"]  # "US-led coalition air strikes"
    return out


def shared_doers(token: "Token", phrases: Phrases) -> list["Token"]:
    """ "Sudanese government air strikes and *rocket fire*": the second has the doers of the first."""
    first = token.head
    if token.dep_ != "conj" or "event" not in phrases.classes(first) or token.i - first.i > _CLOSE:
        return []
    if any(child.dep_ in {"det", "poss", "amod"} or child.lower_ == "by" for child in token.children):
        return []
    return doers_before(first, phrases)


def behind_doers(verb: "Token") -> list[tuple[str, list["Token"]]]:
    """ "An attack launched by the army *on X*": what it was on, which the parser hangs on the army."""
    if not is_passive(verb):
        return []
    hung = (each for doer in subjects(verb) for each in complements(doer).items())
    return [(prep, heads) for prep, heads in hung if prep in {"on", "against", "at", "upon"}]


def sent_from(head: "Token", phrases: Phrases) -> list["Token"]:
    """ "Shelling from *army* posts", "air strikes from a coalition": whose they are; a place fires nothing itself."""
    classes = phrases.classes(head)
    if classes & {"site", "place"}:
        return doers_before(head, phrases) if "site" in classes or head.i not in phrases.notes.place_at else []
    return [head] if classes & {"armed", "aircraft"} else []


def mend_role(role: str | None, prep: str, head: "Token", node: Node, phrases: Phrases) -> str | None:
    """ "An air strike of *the coalition*": theirs; "discussed the air strike with *the minister*": nobody hit."""
    if role != "target":
        return role
    if prep == "with" and node.kind in REMOTE | {"chemical_attack"}:
        return None
    if prep == "of" and node.token.lemma_.lower() in _DEEDS and "armed" in phrases.classes(head):
        return "actor"  # but "the shelling of the rebels" hits them
    return role


def _before(token: "Token") -> list["Token"]:
    """Words before a noun, with those joined to them: "Russian and coalition raids", "Assad regime & Russian raids"."""
    out: list[Token] = []
    for child in token.children:
        if child.i < token.i and child.dep_ in MODIFIERS | {"poss"}:
            out.append(child)
            inner = [word for word in child.children if word.i < child.i and country_of_demonym(word.text) is not None]
            out.extend(word for word in inner if any(other.dep_ == "cc" for other in word.children))
            if child.dep_ != "poss":
                out.extend(other for other in child.conjuncts if child.i < other.i < token.i and other not in out)
    return out


def _is_first_half(head: "Token", doers: list["Token"]) -> bool:
    """ "Assad *regime* air strikes": one party in two words."""
    after = [other for other in doers if other.i == head.i + 1 and other.head == head.head]
    return bool(after) and all(country_of_demonym(word.text) is None for word in (head, *after))


def is_country_adjective(token: "Token") -> bool:
    """ "US strikes", "UK jets": a country's initials before a noun do the work of an adjective."""
    letters = token.text.replace(".", "")
    return letters.isupper() and len(letters) <= _ACRONYM and Countries.default().by_name(token.text) is not None


def _leader(led: "Token", phrases: Phrases) -> list["Token"]:
    """ "NATO-led air strikes": those that NATO leads."""
    found = [word for word in led.children if word.i < led.i and not word.is_punct]
    known = (
        word
        for word in found
        if country_of_demonym(word.text) is not None
        or is_country_adjective(word)
        or word.i in phrases.notes.place_at
        or phrases.classes(word) & {"armed", "government"}
    )
    return list(known)


def _is_doer(child: "Token", phrases: Phrases) -> bool:
    classes = phrases.classes(child)
    if child.lower_ in triggers().words["empty_modifiers"] and phrases.nation(child) is None:
        return child.i in phrases.notes.actor_at
    if phrases.party_kind(child) in {"wire", "media", "state_media"}:
        return False  # "AGENCY An air strike killed …": a by-line run together with the text
    if classes & {"aid", "site"} and not classes & {"armed", "government"}:
        return False  # "the aid convoy attack", "the market bombing": what was hit
    if child.dep_ == "poss":
        return bool(classes & {"party", "pronoun"})
    if "place" in classes:
        return False
    civilian = "people" in classes and not classes & {"armed", "government"}
    return (bool(classes & {"armed", "government", "party"}) and not civilian) or child.i in phrases.notes.actor_at


def _opposed(child: "Token") -> bool:
    """ "Anti-government protests" are not the government's."""
    return any(word.lower_ in {"anti", "pro"} for word in child.doc[max(0, child.i - 2) : child.i]) and child.nbor(
        -1
    ).text in {"-", "anti", "pro"}
