"""One decision of a person, from a form or from JSON, put into the record."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from starlette.exceptions import HTTPException

from dateline.errors import NotFoundError, SettingsError
from dateline.record.judging import dump_stored_correction
from dateline.record.users import User
from dateline.store.corrections import StoredCorrection
from dateline.web.desk import Desk

Json = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What somebody decided: `id` names a claim, event or judgement, `other` the second one of a pair."""

    act: str
    id: str
    other: str | None = None
    values: Mapping[str, str] = field(default_factory=dict)
    why: str | None = None
    author: str | None = None


def decide(desk: Desk, user: User, asked: Decision) -> list[Json]:
    """Store a decision and bring the record up to date; gives the judgements as JSON.

    Raises SettingsError and NotFoundError as the commands do, 403 for somebody who signs with another's name.
    """
    author = _author(desk, user, asked.author)
    with desk.deciding:
        stored = _store(desk, asked, author)
        desk.record.refresh()
    return [dump_stored_correction(it) for it in stored]


def decide_many(desk: Desk, user: User, act: str, ids: Sequence[str], why: str) -> list[Json]:
    """Store one decision on each of several claims, or judgements; the record is brought up to date once.

    What can't be decided any more, since somebody else was quicker, is left out.
    """
    if not ids:
        msg = "nothing is chosen: tick at least one claim"
        raise SettingsError(msg)
    author = _author(desk, user, None)
    made: list[StoredCorrection] = []
    with desk.deciding:
        for identifier in ids:
            with suppress(NotFoundError):
                made += _store(desk, Decision(act=act, id=identifier, why=why), author)
        desk.record.refresh()
    return [dump_stored_correction(it) for it in made]


def _author(desk: Desk, user: User, given: str | None) -> str:
    if desk.settings.needs_login:
        if given is not None and given != user.name:
            raise HTTPException(403, f"{user.name} can't decide in the name of {given}")
        return user.name
    name = (given or user.name).strip()
    if not name:
        msg = "nobody is named as the author: give one, or start the server with --author NAME"
        raise SettingsError(msg)
    return name


def _store(desk: Desk, asked: Decision, author: str) -> list[StoredCorrection]:
    record, why = desk.record, (asked.why or "").strip()
    for given in filter(None, (asked.id, asked.other)):
        record.check_id(given)
    if asked.act == "undo":
        return [record.undo(asked.id, why=why or None, author=author)]
    if not why:
        msg = "a decision needs a reason: say why"
        raise SettingsError(msg)
    if asked.act == "correct":
        return list(record.correct(asked.id, asked.values, why=why, author=author))
    if asked.values:
        msg = f"{asked.act} takes no values: only correct does"
        raise SettingsError(msg)
    if asked.act in {"same", "different"}:
        if not asked.other:
            msg = f"{asked.act} is about two claims or events: give the other one"
            raise SettingsError(msg)
        pair = record.same if asked.act == "same" else record.different
        return [pair(asked.id, asked.other, why=why, author=author)]
    if asked.act not in {"accept", "reject"}:
        msg = f"unknown decision {asked.act!r}: there are accept, correct, reject, same, different and undo"
        raise SettingsError(msg)
    judge = record.accept if asked.act == "accept" else record.reject
    return [judge(asked.id, why=why, author=author)]
