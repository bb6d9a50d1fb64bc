"""``dateline users``: who may open the page from other machines."""

import getpass
import sys
from enum import StrEnum
from typing import Annotated

import typer

from dateline.cli import tables
from dateline.cli.expand import expand
from dateline.cli.options import Form, Where
from dateline.cli.output import note, write_json_array
from dateline.errors import SettingsError

_USERS: tuple[tables.Group, ...] = (("name",), ("role",), ("since",))


class Action(StrEnum):
    """What to do with the users."""

    LIST = "list"
    ADD = "add"
    REMOVE = "remove"


class UserRole(StrEnum):
    """What a user may do: read, judge too, or bring in reports as well."""

    READER = "reader"
    REVIEWER = "reviewer"
    ADMIN = "admin"


@expand
def users(
    where: Where,
    form: Form,
    *,
    action: Annotated[Action, typer.Argument(help="list, add or remove.")] = Action.LIST,
    name: Annotated[str | None, typer.Argument(help="The user's name; it signs their judgements.")] = None,
    role: Annotated[UserRole, typer.Option(help="What they may do.")] = UserRole.READER,
) -> None:
    """List, add or remove those who may open the page from other machines.

    The password is asked for, or read as the first line of standard input. Adding a user again changes role and
    password.

    Example: dateline users add Ada --role reviewer
    """
    with where.open_as_is() as record:
        if action is Action.ADD:
            record.add_user(_named(name), role.value, _password())
            note(f"{name} may log in as {role.value}")
        elif action is Action.REMOVE:
            record.remove_user(_named(name))
            note(f"{name} may no longer log in")
        elif form.as_json:
            write_json_array(iter(record.users()))
        else:
            rows = ((it["name"], it["role"], it["created_at"][:10]) for it in record.users())
            tables.print_table(_USERS, rows)


def _named(name: str | None) -> str:
    if name is None:
        msg = "which user? give a name: dateline users add NAME"
        raise SettingsError(msg)
    return name


def _password() -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    password = getpass.getpass("password: ", stream=sys.stderr)
    if getpass.getpass("the same again: ", stream=sys.stderr) != password:
        msg = "the two passwords differ: nothing was changed"
        raise SettingsError(msg)
    return password
