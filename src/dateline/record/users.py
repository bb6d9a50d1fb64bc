"""Who may open the page from other machines, and what they may do there."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from functools import cache
from typing import Any, Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from dateline.errors import SettingsError
from dateline.store import Store
from dateline.store.users import Account

SHORTEST: Final = 10
"""Characters that a password must have; NIST SP 800-63B asks for eight, and for no kinds of characters."""
LONGEST: Final = 1_000
SESSION_HOURS: Final = 12


class Role(StrEnum):
    """What a user may do: read; read and judge; that, and bring reports in."""

    READER = "reader"
    REVIEWER = "reviewer"
    ADMIN = "admin"

    @property
    def judges(self) -> bool:
        """Whether they may accept, correct and reject."""
        return self is not Role.READER


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    """Somebody who is logged in, or who works on this machine."""

    name: str
    role: Role


class Users:
    """The users of a record; a part of ``Record``."""

    _store: Store

    def users(self) -> list[dict[str, Any]]:
        """List the users: name, role, and since when; never passwords."""
        return [
            {"name": it.name, "role": it.role, "created_at": it.created_at.isoformat()} for it in self._store.accounts()
        ]

    def add_user(self, name: str, role: str, password: str) -> None:
        """Add a user, or give one a new role and password. Raises SettingsError for a value that makes no sense."""
        wanted = name.strip()
        if not wanted or wanted != name or not name.isprintable() or len(name) > 100:
            msg = f"user name {name!r}: give a name without spaces around it"
            raise SettingsError(msg)
        if role not in set(Role):
            msg = f"unknown role {role!r}: the roles are {', '.join(Role)}"
            raise SettingsError(msg)
        if not SHORTEST <= len(password) <= LONGEST:
            msg = f"the password has {len(password)} characters: give {SHORTEST} to {LONGEST}"
            raise SettingsError(msg)
        hashed = _hasher().hash(password)
        self._store.put_account(Account(name=name, role=role, password=hashed, created_at=datetime.now(UTC)))

    def remove_user(self, name: str) -> None:
        """Remove a user; what they judged stays. Raises NotFoundError."""
        self._store.drop_account(name)

    def log_in(self, name: str, password: str) -> str | None:
        """Give a token for a new session, or None when name or password are wrong. Takes as long either way."""
        account = self._store.account(name)
        right = _verify(account.password if account else _nobody(), password[:LONGEST])
        if account is None or not right:
            return None
        token = secrets.token_urlsafe(32)
        now = datetime.now(UTC)
        self._store.open_session(_hashed(token), account.name, now + timedelta(hours=SESSION_HOURS), now=now)
        return token

    def logged_in(self, token: str) -> User | None:
        """Give the user of a session; None when it has run out."""
        account = self._store.session_account(_hashed(token), now=datetime.now(UTC))
        return User(name=account.name, role=Role(account.role)) if account else None

    def log_out(self, token: str) -> None:
        """End a session."""
        self._store.close_session(_hashed(token))


def _verify(hashed: str, password: str) -> bool:
    try:
        return _hasher().verify(hashed, password)
    except (VerificationError, InvalidHashError):
        return False


@cache
def _hasher() -> PasswordHasher:
    return PasswordHasher()


@cache
def _nobody() -> str:
    """A hash of nobody's password: an unknown name must not answer faster than a wrong password."""
    return _hasher().hash(secrets.token_urlsafe(16))


def _hashed(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
