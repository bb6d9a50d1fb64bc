"""What a headline leaves out and the text tells of the same happening: its place, its day, how people died."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from dateline.extract.means import NO_MEANS
from dateline.extract.node import VIOLENT
from dateline.extract.phrases import Phrases
from dateline.extract.sentences import sentence_of
from dateline.model.claim import Modality, PlaceMention, Quantity, QuantityKind, Scope
from dateline.vocab.countries import Countries
from dateline.vocab.kind_families import kind_families

if TYPE_CHECKING:
    from dateline.extract.drafts import Draft

_LEAD: Final = 3
"""Sentences behind the headline that tell what it is about: agency style puts that into the first two."""
_NOT_TOLD: Final = frozenset({Modality.PLANNED, Modality.HYPOTHETICAL, Modality.BACKGROUND})
RULE: Final = "as the text tells it"


def complete_headlines(drafts: Sequence["Draft"], phrases: Phrases) -> None:
    """Give each happening of the headline the place and day that the text gives for it, and a toll its kind."""
    headline = [draft for draft in drafts if phrases.notes.parsed.in_headline(draft.node.token)]
    if not headline:
        return
    top = max(draft.sentence for draft in headline)
    body = [draft for draft in drafts if draft.sentence > top and _is_told(draft)]
    for draft in headline:
        if not _is_told(draft) or draft.node.stative:
            continue
        same = [it for it in body if _same(draft, it, far=it.sentence - top > _LEAD)]
        if same:
            _complete(draft, same[0], _dated(draft, same), phrases)


def _dated(draft: "Draft", same: Sequence["Draft"]) -> "Draft":
    """Which telling dates the happening: the first, or where that has a day of saying only one of words of its own."""
    first = same[0]
    if first.time is None or first.time.context is None:
        return first
    own = (it for it in same if it.time is not None and it.time.context is None and it.node.kind == draft.node.kind)
    return next(own, first)


def _complete(draft: "Draft", other: "Draft", dated: "Draft", phrases: Phrases) -> None:
    if draft.place is None and other.place is not None and not draft.node.placeless:
        named = other.place.led_by or other.place.quote
        draft.place = replace(other.place, quote=phrases.quote(draft.node.token), led_by=named)
        draft.rules.append(f"place:{RULE}")
    if draft.time is None and dated.time is not None:
        draft.time = replace(dated.time, context=dated.time.context or "time of the same happening, told in the text")
        draft.rules.append(f"time:{RULE}")
    if draft.node.kind == "casualty_toll" and NO_MEANS in draft.node.rules and other.node.kind in VIOLENT:
        draft.node.kind = other.node.kind
        draft.rules.append(f"kind:{RULE}")


def _is_told(draft: "Draft") -> bool:
    general = draft.scales.modality in _NOT_TOLD or draft.scales.aside
    return not general and not any(quantity.scope is Scope.CUMULATIVE for quantity in draft.quantities)


def _same(draft: "Draft", other: "Draft", *, far: bool) -> bool:
    """Whether a sentence of the text tells what the headline does: alike in kind and figure, at no other place."""
    if draft.scales.polarity is not other.scales.polarity:
        return False
    if draft.place is not None and other.place is not None:
        beside = draft.place.words in sentence_of(other.node.token).text  # "in a village near X" under "... in X"
        if not beside and not _one_place(draft.place, other.place):
            return False
    elif draft.who and other.who and draft.who != other.who:
        return False
    mine, theirs = _dead(draft.quantities), _dead(other.quantities)
    if mine is not None and theirs is not None:
        counted = (mine.low, mine.high) == (theirs.low, theirs.high)
        return counted and (_alike(draft, other) or draft.node.kind == "casualty_toll")
    return not far and draft.node.kind != "casualty_toll" and _alike(draft, other)


def _alike(draft: "Draft", other: "Draft") -> bool:
    mine, theirs, known = draft.node.kind, other.node.kind, kind_families()
    return mine == theirs or known.group(mine) == known.group(theirs)


def _dead(quantities: Sequence[Quantity]) -> Quantity | None:
    return next((it for it in quantities if it.what is QuantityKind.KILLED and not it.part), None)


def _one_place(mine: PlaceMention, theirs: PlaceMention) -> bool:
    """Whether one name is the other, or a wider place around it ("in northern Mali" above "in Bankass")."""
    if mine.words in theirs.words or theirs.words in mine.words:  # "X" of "X and Y"
        return True
    if mine.words in theirs.within or theirs.words in mine.within:
        return True
    return any(Countries.default().by_name(place.words) is not None for place in (mine, theirs))
