"""The part of the store that knows who may open the page from other machines."""

from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import Connection, delete, insert, select

from dateline.errors import NotFoundError
from dateline.store.moments import to_utc
from dateline.store.schema_users import ACCOUNT, SESSION


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One user: the role says what they may do; `password` is a hash."""

    name: str
    role: str
    password: str
    created_at: datetime


class Users:
    """Accounts and sessions; a part of ``Store``. Every writing method is one transaction."""

    if TYPE_CHECKING:

        def _reading(self) -> AbstractContextManager[Connection]: ...

        def _writing(self) -> AbstractContextManager[Connection]: ...

    def accounts(self) -> list[Account]:
        """Load all users by name."""
        with self._reading() as connection:
            return [_account(row) for row in connection.execute(select(ACCOUNT).order_by(ACCOUNT.c.name))]

    def account(self, name: str) -> Account | None:
        """Load one user; None when there is none of that name."""
        with self._reading() as connection:
            row = connection.execute(select(ACCOUNT).where(ACCOUNT.c.name == name)).first()
            return _account(row) if row else None

    def put_account(self, account: Account) -> None:
        """Add a user, or give one another role and password; open sessions of theirs end."""
        with self._writing() as connection:
            connection.execute(delete(SESSION).where(SESSION.c.name == account.name))
            connection.execute(delete(ACCOUNT).where(ACCOUNT.c.name == account.name))
            row = {
                "name": account.name,
                "role": account.role,
                "password": account.password,
                "created_at": to_utc(account.created_at),
            }
            connection.execute(insert(ACCOUNT), row)

    def drop_account(self, name: str) -> None:
        """Remove a user with their sessions. Raises NotFoundError."""
        with self._writing() as connection:
            connection.execute(delete(SESSION).where(SESSION.c.name == name))
            if not connection.execute(delete(ACCOUNT).where(ACCOUNT.c.name == name)).rowcount:
                msg = f"there is no user {name!r}: `dateline users` lists them"
                raise NotFoundError(msg)

    def open_session(self, token: str, name: str, expires_at: datetime, *, now: datetime) -> None:
        """Note a session by the hash of its token; those that have run out are forgotten."""
        with self._writing() as connection:
            connection.execute(delete(SESSION).where(SESSION.c.expires_at <= to_utc(now)))
            row = {"token": token, "name": name, "expires_at": to_utc(expires_at)}
            connection.execute(insert(SESSION), row)

    def session_account(self, token: str, *, now: datetime) -> Account | None:
        """Give the user whose session has this token; None when it has run out or never was."""
        query = (
            select(ACCOUNT)
            .join(SESSION, SESSION.c.name == ACCOUNT.c.name)
            .where(SESSION.c.token == token, SESSION.c.expires_at > to_utc(now))
        )
        with self._reading() as connection:
            row = connection.execute(query).first()
            return _account(row) if row else None

    def close_session(self, token: str) -> None:
        """End a session."""
        with self._writing() as connection:
            connection.execute(delete(SESSION).where(SESSION.c.token == token))


def _account(row: "object") -> Account:
    found = row._mapping  # type: ignore[attr-defined]  # noqa: SLF001 (SQLAlchemy's public name for it)
    return Account(
        name=found["name"], role=found["role"], password=found["password"], created_at=to_utc(found["created_at"])
    )
