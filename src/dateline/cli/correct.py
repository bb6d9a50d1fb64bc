"""``dateline correct``, ``reject``, ``accept``, ``undo``, ``same``, ``different``: what a person decides."""

from collections.abc import Iterable
from typing import Annotated

import typer

from dateline.cli.expand import expand
from dateline.cli.options import Author, By, Form, Where
from dateline.cli.output import printable, write_json
from dateline.errors import SettingsError
from dateline.record.words import Json, short_id

ClaimId = Annotated[str, typer.Argument(metavar="CLAIM", help="Id of the claim, or the beginning of it.")]
EitherId = Annotated[str, typer.Argument(metavar="ID", help="Id of a claim or event, or the beginning of it.")]


@expand
def correct(
    claim: ClaimId,
    by: By,
    form: Form,
    where: Where,
    *,
    values: Annotated[
        list[str],
        typer.Option("--set", metavar="FIELD=VALUE", help="A field and its new value; nothing behind = empties it."),
    ],
) -> None:
    """Correct fields of a claim; what it was read as is kept.

    Fields: kind, place, time (a day, or A..B), actor, target, speaker (several with ;), polarity, modality, hedge, and
    figures (killed, wounded, ...: 12, 12-15, >=12, <=12), of some alone as killed[civilians].

    Example: dateline correct clm_4c1a --set place=Palmyra --set "killed=>=12" --why "page 3 of the inquest"
    """
    with where.open_as_is() as record:
        made = record.correct(claim, _fields(values), why=by.why, author=by.author)
    _tell(made.dicts(), form)


def _fields(values: Iterable[str]) -> dict[str, str]:
    fields: dict[str, str] = {}
    for given in values:
        field, sign, value = given.partition("=")
        if not sign or not field.strip():
            msg = f"--set {given!r}: write it as field=value"
            raise SettingsError(msg)
        if field.strip() in fields:
            msg = f"--set {given!r}: {field.strip()} is set twice"
            raise SettingsError(msg)
        fields[field.strip()] = value
    return fields


@expand
def reject(claim: ClaimId, by: By, form: Form, where: Where) -> None:
    """Reject a claim: it is kept, but left out of lists and events.

    Example: dateline reject clm_4c1a --why "the sentence is about a film"
    """
    from dateline.record.judging import dump_stored_correction

    with where.open_as_is() as record:
        made = record.reject(claim, why=by.why, author=by.author)
    _tell([dump_stored_correction(made)], form)


@expand
def accept(claim: ClaimId, by: By, form: Form, where: Where) -> None:
    """Accept a claim as checked; also after it was rejected.

    Example: dateline accept clm_4c1a --why "read the article"
    """
    from dateline.record.judging import dump_stored_correction

    with where.open_as_is() as record:
        made = record.accept(claim, why=by.why, author=by.author)
    _tell([dump_stored_correction(made)], form)


@expand
def same(one: EitherId, other: EitherId, by: By, form: Form, where: Where) -> None:
    """Say that two claims, or two events, are one happening.

    Example: dateline same evt_4c1a evt_90b2 --why "both tell of the strike on the market"
    """
    from dateline.record.judging import dump_stored_correction

    with where.open() as record:
        made = record.same(one, other, why=by.why, author=by.author)
    _tell([dump_stored_correction(made)], form)


@expand
def different(one: EitherId, other: EitherId, by: By, form: Form, where: Where) -> None:
    """Say that two claims, or two events, are two happenings.

    Example: dateline different clm_4c1a clm_90b2 --why "the second strike came at night"
    """
    from dateline.record.judging import dump_stored_correction

    with where.open() as record:
        made = record.different(one, other, why=by.why, author=by.author)
    _tell([dump_stored_correction(made)], form)


@expand
def undo(
    correction: Annotated[str, typer.Argument(metavar="CORRECTION", help="Id of the correction, or its beginning.")],
    form: Form,
    where: Where,
    *,
    why: Annotated[str | None, typer.Option(metavar="TEXT", help="The reason, if there is one to tell.")] = None,
    author: Author = None,
) -> None:
    """Take a correction back; it stays in the history.

    Example: dateline undo cor_4c1a
    """
    from dateline.record.judging import dump_stored_correction

    with where.open_as_is() as record:
        taken = record.undo(correction, why=why, author=author)
    _tell([dump_stored_correction(taken)], form)


def _tell(made: Iterable[Json], form: Form) -> None:
    dumped = list(made)
    if form.as_json:
        write_json(dumped)
        return
    for correction in dumped:
        typer.echo(printable(correction_line(correction)))


def correction_line(correction: Json) -> str:
    """Say a correction in one line, without its reason."""
    on = " and ".join(short_id(it) for it in correction["given"])
    says = {
        "set": f"{correction['field']} of {on}: {correction['was'] or 'nothing'} is now {_now(correction)}",
        "reject": f"{on} rejected",
        "accept": f"{on} accepted",
        "same": f"{on} are the same",
        "different": f"{on} are different",
    }[correction["act"]]
    if correction["retracted_at"]:
        says += f" (taken back by {correction['retracted_by']})"
    return f"{short_id(correction['id'])}  {says}{' (lost: its quote is not found)' if correction['lost'] else ''}"


def _now(correction: Json) -> str:
    return correction["value"] or "nothing"
