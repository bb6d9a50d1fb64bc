"""What a person asks for, checked: filter words to a ``Filter``, and near misses when nothing matches."""

import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import date
from difflib import get_close_matches
from typing import TypedDict

from dateline.errors import SettingsError
from dateline.model.filters import Filter
from dateline.model.policy import Policy
from dateline.model.resolution import ResolvedClaim
from dateline.vocab.kinds import event_kinds

Day = date | str
"""A day as a ``date`` or as ``YYYY-MM-DD``."""


class FilterWords(TypedDict, total=False):
    """The filters of every list, as keywords. All that are given must match.

    `place`, `actor`, `speaker` and `outlet` take a name or an id in any letter case; `from_` and `to` are the first
    and last day of interest, both included; `kind` is one of the event kinds.
    """

    place: str | None
    actor: str | None
    kind: str | None
    from_: Day | None
    to: Day | None
    speaker: str | None
    outlet: str | None


def make_filter(words: FilterWords) -> Filter:
    """Check filter words. Raises SettingsError for an unknown kind, a bad date or a range that runs backwards."""
    since, until = a_day(words.get("from_"), "from"), a_day(words.get("to"), "to")
    if since and until and since > until:
        msg = f"the range runs backwards: from {since} to {until}"
        raise SettingsError(msg)
    kind = words.get("kind")
    if kind is not None:
        check_kind(kind)
    return Filter(
        place=words.get("place"),
        actor=words.get("actor"),
        kind=kind,
        since=since,
        until=until,
        speaker=words.get("speaker"),
        outlet=words.get("outlet"),
    )


def a_day(day: Day | None, name: str) -> date | None:
    """Read a day given as text. Raises SettingsError naming the option."""
    if day is None or isinstance(day, date):
        return day
    with suppress(ValueError):
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", day):  # fromisoformat also takes 20151102 and 2015-W45-1
            return date.fromisoformat(day)
    msg = f"{name}: {day!r} is not a date: write it as YYYY-MM-DD, for example 2015-11-02"
    raise SettingsError(msg)


def check_kind(kind: str) -> None:
    """Raise SettingsError, with the kinds that look like it, when no event kind has this id."""
    kinds = sorted(event_kinds())
    if kind in kinds:
        return
    near = _near(kind.casefold().replace(" ", "_").replace("-", "_"), kinds)
    hint = f"did you mean {_either(near)}?" if near else f"the kinds are {', '.join(kinds)}"
    msg = f"unknown kind {kind!r}: {hint}"
    raise SettingsError(msg)


def a_policy(name: str | None) -> Policy:
    """Read the name of a policy; None is the one that events are stored with. Raises SettingsError for any other."""
    if name is None:
        return Policy.LOW_BEST_HIGH
    folded = name.casefold().replace("_", "-").replace(" ", "-")
    if folded in set(Policy):
        return Policy(folded)
    near = _near(folded, Policy)
    hint = f"did you mean {_either(near)}?" if near else f"the policies are {', '.join(Policy)}"
    msg = f"unknown policy {name!r}: {hint}"
    raise SettingsError(msg)


def near_misses(words: FilterWords, claims: Sequence[ResolvedClaim]) -> list[str]:
    """Say, for each name that matches no claim at all, which names of the record look like it."""
    lines = []
    for what, names in (
        ("place", (claim.resolution.place.name for claim in claims if claim.resolution.place)),
        ("actor", (ref.name for claim in claims for ref in (*claim.resolution.actors, *claim.resolution.targets))),
        ("speaker", (ref.name for claim in claims for ref in claim.resolution.speakers)),
        ("outlet", (claim.outlet for claim in claims if claim.outlet)),
    ):
        asked = words.get(what)
        if not isinstance(asked, str):
            continue
        alone = Filter(**{what: asked})  # type: ignore[arg-type]
        if any(alone.matches_claim(claim) for claim in claims):
            continue
        near = _near(asked, names)
        lines.append(
            f"no {what} of the record matches {asked!r}" + (f": did you mean {_either(near)}?" if near else "")
        )
    return lines


def _near(word: str, known: Iterable[str]) -> list[str]:
    by_fold = {name.casefold(): name for name in known}
    return [by_fold[fold] for fold in get_close_matches(word.casefold(), by_fold, n=3, cutoff=0.6)]


def _either(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"
