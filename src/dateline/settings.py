"""What a run may be told from outside: the only module that reads the environment."""

import os
from collections.abc import Mapping
from dataclasses import dataclass

from dateline.errors import SettingsError

DEFAULT_DB = "dateline.db"
"""Where the record is kept when nobody says otherwise: a file in the current folder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """One frozen set of settings, made at the edge (command line, API) and passed down.

    `db` is a file path or an SQLAlchemy URL.
    """

    db: str = DEFAULT_DB

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] | None = None, *, db: str | None = None) -> "Settings":
        """Take `db` if given, else ``DATELINE_DB``, else the default. Raises SettingsError on an empty value."""
        known = os.environ if environ is None else environ
        chosen = db if db is not None else known.get("DATELINE_DB", DEFAULT_DB)
        if not chosen.strip():
            source = "--db" if db is not None else "DATELINE_DB"
            msg = f"{source} is empty: give a file path or a database URL, for example {DEFAULT_DB}"
            raise SettingsError(msg)
        return cls(db=chosen)


_USERS = ("DATELINE_AUTHOR", "USER", "LOGNAME", "USERNAME")
"""Where the name of the person at work is looked for, in this order."""


def author_name(given: str | None = None, environ: Mapping[str, str] | None = None) -> str:
    """Name the person who decides: as given, else ``DATELINE_AUTHOR``, else the user of this machine.

    Raises SettingsError when there is none: a judgement without an author is worth nothing.
    """
    known = os.environ if environ is None else environ
    names = (given,) if given is not None else (known.get(name, "") for name in _USERS)
    found = next((name.strip() for name in names if name.strip()), "")
    if not found:
        source = "--author is empty" if given is not None else "this machine does not say who you are"
        msg = f"{source}: give --author NAME or set DATELINE_AUTHOR"
        raise SettingsError(msg)
    return found


def usable_cores() -> int:
    """How many cores this process may use: fewer than the machine has inside a container or under ``taskset``."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0)) or 1
    return os.cpu_count() or 1


def one_thread() -> None:
    """Let each process multiply matrices on its own core. Call before NumPy is first imported; later it does nothing.

    A second thread gains nothing on matrices of this size, and processes that each take all cores wait for each other:
    two took 40 s where they take 25 s with a thread each. What the user has set stays.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
"""Addresses that only this machine can reach."""

DEFAULT_PORT = 8350


@dataclass(frozen=True, slots=True, kw_only=True)
class ServeSettings:
    """How the record is served to browsers.

    `db` as in ``Settings``. `hosts` are further names by which browsers may ask for the page (the ``Host`` header);
    that of `host` always may. `max_bytes` is the largest body of a request that is read. `author` signs the judgements
    of those who work without logging in, on this machine; with `login`, or a name that is not this machine's own,
    everybody has to.
    """

    db: str = DEFAULT_DB
    host: str = "127.0.0.1"
    port: int = DEFAULT_PORT
    hosts: tuple[str, ...] = ()
    max_bytes: int = 20 * 1024 * 1024
    author: str | None = None
    login: bool = False

    @property
    def needs_login(self) -> bool:
        """Whether everybody has to log in: where other machines can reach the page, and where it was asked for."""
        return self.login or bool(self.reached_by)

    @property
    def reached_by(self) -> str:
        """The address or name by which other machines can reach the page; "" where only this one can.

        A further name is one, too: it is given where something in front, as a proxy, lets others in.
        """
        known = (self.host or "any address", *filter(None, self.hosts))
        return next((name for name in known if name.lower() not in LOOPBACK), "")
