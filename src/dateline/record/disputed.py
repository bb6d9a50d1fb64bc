"""What a dispute is about, in words: its heading, its reason, and which words of each quote make the difference."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from dateline.corroborate.counted import say_figure
from dateline.model.quote import Quote
from dateline.model.resolution import ActorRef, QuantityRef, ResolvedClaim
from dateline.record.words import shorten
from dateline.vocab.actors import ActorLexicon

Json = dict[str, Any]
Span = tuple[int, int]

_IN_ALL: Final = ", cumulative"
_MOST: Final = 90
"""Characters of one side in a heading."""
_QUESTIONS: Final = {
    "date": "When it was",
    "place": "Where it was",
    "actor": "Who did it",
    "target": "Whom it hit",
    "occurrence": "Whether it happened",
    "holder": "Who held the place",
}
_ANSWERS: Final = {"it happened": "yes", "it did not happen": "no", "it happened after all": "yes after all"}
_JOINED: Final = {"contradiction": "or", "update": "then", "different_scope": "and"}
_DENIES: Final = re.compile(
    r"\b(?:not|no|never|nobody|none|without|den(?:y|ies|ied|ying|ial)|refut\w+|reject\w*|false|untrue|baseless)\b|n['\u2019]t\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A dispute in words.

    `title` says what is disputed and by which values, `why` how the sides relate. `values` are the sides' values as
    people write them, `marks` the words of each claim's quote that differ, as offsets into the quote.
    """

    title: str
    why: str
    values: tuple[str, ...]
    marks: Mapping[str, tuple[Span, ...]]


def tell_dispute(dispute: Json, claims: Mapping[str, ResolvedClaim]) -> Told:
    """Say what is disputed; `claims` are those of its sides, by id, as far as they are to be quoted."""
    sides = dispute["positions"]
    values = tuple(_value(side["value"]) for side in sides)
    joined = f" {_JOINED[dispute['relation']]} "
    if dispute["relation"] == "update" or any(" and " in it for it in values):
        joined = f",{joined}"
    question, why = _question(dispute, claims)
    return Told(
        title=f"{question}: {joined.join(shorten(_ANSWERS.get(it, it), _MOST) for it in values)}",
        why=f"{why[:1].upper()}{why[1:]}",
        values=values,
        marks={
            claim_id: tuple(_marks(dispute, at, claims[claim_id]))
            for at, side in enumerate(sides)
            for claim_id in side["claim_ids"]
            if claim_id in claims
        },
    )


def _value(value: str) -> str:
    """Write a value as in a sentence: figures "in all", parties joined by "and"."""
    if value.endswith(_IN_ALL):
        return f"{value.removesuffix(_IN_ALL)} in all"
    names = value.split("; ")
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else value


def _question(dispute: Json, claims: Mapping[str, ResolvedClaim]) -> tuple[str, str]:
    """What is asked, and how the answers relate: reasons begin with the question where it is a narrower one."""
    about, reason = dispute["about"], dispute["reason"] or ""
    begun, _, rest = reason.partition(": ")
    if about == "count":
        return _counted(dispute, claims, begun), rest or reason
    if about == "holder" and rest:
        return f"{begun[:1].upper()}{begun[1:]}", rest
    if about == "target" and reason.startswith("whom "):  # of a whole campaign
        return f"{reason[:1].upper()}{reason[1:]}", "different speakers name different targets"
    return _QUESTIONS[about], reason


def _counted(dispute: Json, claims: Mapping[str, ResolvedClaim], begun: str) -> str:
    """Say what was counted and of whom, by name: "Killed, Islamic State"."""
    what, _, whom = begun.partition(" (")
    key = whom.removesuffix(")")
    figures = [
        ref
        for side in dispute["positions"]
        for claim_id in side["claim_ids"]
        if claim_id in claims
        for ref in _figures(claims[claim_id], side["value"])
    ]
    actor = ActorLexicon.default().get(key) if key else None
    named = actor.name if actor else key.replace("-", " ") if key else ""
    unit = next((ref.quantity.unit for ref in figures if ref.quantity.unit), None)
    return ", ".join(part for part in (what.capitalize() + (f" ({unit})" if unit else ""), named) if part)


def _figures(claim: ResolvedClaim, value: str) -> list[QuantityRef]:
    said = value.removesuffix(_IN_ALL)
    return [ref for ref in claim.resolution.quantities if say_figure(ref.quantity) == said]


def _marks(dispute: Json, at: int, claim: ResolvedClaim) -> list[Span]:
    """The words that make the difference; where none of them stand in the quote, those that told what happened."""
    sides = dispute["positions"]
    others = "; ".join(side["value"] for number, side in enumerate(sides) if number != at)
    found = list(_within(claim, _quotes(dispute["about"], sides[at]["value"], others, claim)))
    if dispute["about"] == "occurrence" and "not" in sides[at]["value"]:
        found += [match.span() for match in _DENIES.finditer(claim.claim.quote.text)]
    return _apart(found or list(_within(claim, [claim.claim.trigger])))


def _quotes(about: str, value: str, others: str, claim: ResolvedClaim) -> Iterator[Quote | None]:
    found = claim.resolution
    if about == "count":
        yield from (ref.quantity.quote for ref in _figures(claim, value))
    elif about == "date":
        yield found.time.quote if found.time else None
    elif about == "place":
        yield found.place.quote if found.place else None
    elif about == "occurrence":
        yield claim.claim.trigger
    else:
        known = {it.casefold() for it in others.split("; ")}
        yield from (
            ref.quote for ref in _parties(about, claim) if ref.name in value and ref.name.casefold() not in known
        )


def _parties(about: str, claim: ResolvedClaim) -> Sequence[ActorRef]:
    named = claim.resolution
    ordered = {"actor": named.actors, "target": named.targets}.get(about, (*named.actors, *named.targets))
    return ordered or (*named.actors, *named.targets)


def _within(claim: ResolvedClaim, quotes: Iterable[Quote | None]) -> Iterator[Span]:
    whole = claim.claim.quote
    for quote in quotes:
        if quote is not None and whole.start <= quote.start < quote.end <= whole.end:
            yield quote.start - whole.start, quote.end - whole.start


def _apart(spans: Iterable[Span]) -> list[Span]:
    """Join spans that overlap, in order."""
    out: list[Span] = []
    for start, end in sorted(set(spans)):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out
