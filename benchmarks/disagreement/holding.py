"""Scores who held a place on a day, by all reports, by one speaker, or as known on a day."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from benchmarks.disagreement.bundles import Question
from benchmarks.disagreement.events import Tally, Wrong
from benchmarks.disagreement.told import Told
from dateline.model.control import ControlInterval, ControlStatus, DateSpan
from dateline.model.filters import fold_name
from dateline.model.holding import WIDE
from dateline.model.resolution import Precision
from dateline.model.sides import Closeness, Sides
from dateline.vocab.actor_files import STATE_SUFFIXES
from dateline.vocab.actors import ActorLexicon, state_actor
from dateline.vocab.countries import Countries
from eval.measures import Counts


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlTallies:
    """Questions answered rightly, and among those that ask for it, rightly grounded."""

    answered: Tally
    grounded: Tally


class Names:
    """Compares names of holders through the list of actors; one part of a body counts as that body."""

    def __init__(self) -> None:
        self._lexicon = ActorLexicon.default()
        self._sides = Sides(self._lexicon.part_of())
        states = [state_actor(country, suffix) for country in Countries.default() for suffix in STATE_SUFFIXES]
        self._states = {it.name.casefold(): it.id for it in states}

    def ids(self, name: str) -> frozenset[str]:
        """What a name can mean: ids of listed actors, else the name itself."""
        bare = name.strip().removeprefix("the ").removeprefix("The ")
        found = self._lexicon.named(bare) or self._lexicon.named(name)
        state = self._states.get(bare.casefold())
        return frozenset(found) or frozenset({state or bare.casefold()})

    def same(self, wanted: Sequence[str], read: Iterable[tuple[str, str]]) -> bool:
        """Whether wanted names and holders that were read (key and name) are the same parties, all of them."""
        want = [self.ids(name) for name in wanted]
        got = [frozenset({key}) | self.ids(name) for key, name in read]
        return all(any(self._meet(a, b) for b in got) for a in want) and all(
            any(self._meet(a, b) for a in want) for b in got
        )

    def _meet(self, left: frozenset[str], right: frozenset[str]) -> bool:
        return self._sides.closest(left, right) >= Closeness.PART


def score_control(told: Told, names: Names) -> ControlTallies:
    """Ask the bundle's questions."""
    right = grounded = based = 0
    wrong: list[Wrong] = []
    for question in told.bundle.control:
        places = intervals(told, question)
        answer = on_day(places, question.at)
        good = is_right(question, answer, names)
        right += good
        if question.basis is not None:
            based += 1
            grounded += good and answer is not None and answer.basis.value == question.basis
        if not good:
            text = f"{asked(question)}: wanted {_wanted(question)}, read {_read(answer, places)}"
            wrong.append(Wrong(_cause(question, answer, places), text))
        elif question.basis and answer is not None and answer.basis.value != question.basis:
            text = f"{asked(question)}: rightly {_wanted(question)}, but {answer.basis} and not {question.basis}"
            wrong.append(Wrong(f"right, but {answer.basis} and not {question.basis}", text))
    count = len(told.bundle.control)
    return ControlTallies(
        answered=Tally(counts=Counts(right=right, given=count, wanted=count), wrong=tuple(wrong)),
        grounded=Tally(counts=Counts(right=grounded, given=based, wanted=based)),
    )


def intervals(told: Told, question: Question) -> list[ControlInterval]:
    """What the record says of the question's place: by its name, with its province or country where one is given."""
    name, _, wider = (part.strip() for part in question.place.partition(","))
    found = _asked_of(told, question, name)
    same = [it for it in found if fold_name(it.place.name) == fold_name(name)] or found
    if wider:
        same = [it for it in same if wider.casefold() in {(it.place.admin1 or "").casefold(), _country(it).casefold()}]
    if question.status == ControlStatus.UNKNOWN:  # a province says nothing of the town that it is named after
        same = [it for it in same if it.place.precision not in WIDE]
    return same


def _asked_of(told: Told, question: Question, name: str) -> list[ControlInterval]:
    day, speaker = question.as_known_on, question.according_to
    return list(told.record.control(according_to=speaker, place=name, as_known_on=day))


def _country(interval: ControlInterval) -> str:
    found = Countries.default().get(interval.place.country or "")
    return found.name if found else ""


def on_day(known: Sequence[ControlInterval], day: date) -> ControlInterval | None:
    """The interval that certainly covers a day, half-open; of several places of one name the one known best.

    The first state of a place whose beginning nothing bounds ("rebel-held") also answers for the days before.
    """
    first = {it.place.key: it for it in reversed(known)}
    covering = [it for it in known if _covers(it, day, opens=first[it.place.key] is it)]
    ranks = list(Precision)
    return min(covering, key=lambda it: (ranks.index(it.place.precision), -len(it.supporting)), default=None)


def _covers(interval: ControlInterval, day: date, *, opens: bool) -> bool:
    begun = interval.start.latest or interval.start.earliest
    since_ever = opens and interval.start.earliest is None
    over = (interval.end.earliest or interval.end.latest) if interval.end else None
    return (since_ever or begun is None or begun <= day) and (interval.end is None or (over is not None and day < over))


def is_right(question: Question, answer: ControlInterval | None, names: Names) -> bool:
    """Whether an answer has the status and the holders that are wanted; no interval is the answer "unknown"."""
    if answer is None or answer.status is ControlStatus.UNKNOWN:
        return question.status == ControlStatus.UNKNOWN
    holders = zip(answer.holders, answer.holder_names, strict=True)
    return question.status == answer.status.value and names.same(question.holders, list(holders))


def asked(question: Question) -> str:
    """A question in words."""
    by = f" according to {question.according_to}" if question.according_to else ""
    known = f" as known on {question.as_known_on}" if question.as_known_on else ""
    return f"{question.place} on {question.at}{by}{known}"


def _wanted(question: Question) -> str:
    return f"{question.status} by {', '.join(question.holders)}" if question.holders else question.status


def _read(answer: ControlInterval | None, known: Sequence[ControlInterval]) -> str:
    if answer is not None:
        return f"{_state(answer)} ({answer.basis}: {answer.reason})"
    return f"nothing certain for that day among {'; '.join(map(_state, known))}" if known else "nothing of that place"


def _cause(question: Question, answer: ControlInterval | None, known: Sequence[ControlInterval]) -> str:
    by = " according to somebody" if question.according_to else ""
    if answer is None:
        return f"wanted {question.status}, read nothing {'for that day' if known else 'of that place'}{by}"
    if answer.status.value == question.status:
        return f"{question.status}, but by another{by}"
    return f"wanted {question.status}, read {answer.status}{by}"


def _state(interval: ControlInterval) -> str:
    by = f" by {', '.join(interval.holder_names)}" if interval.holder_names else ""
    end = _span(interval.end) if interval.end else "last known"
    return f"{interval.place.name} {interval.status}{by}, {_span(interval.start)} to {end}"


def _span(days: DateSpan) -> str:
    if days.earliest == days.latest:
        return str(days.earliest or "?")
    return f"{days.earliest or '?'}..{days.latest or '?'}"
