"""The server behind ``dateline serve``."""

import threading
import webbrowser
from collections.abc import Callable

import uvicorn

from dateline.errors import SettingsError
from dateline.record.access import Record
from dateline.settings import ServeSettings
from dateline.web.api.explorer import look_ahead
from dateline.web.app import create_app


def check_users(settings: ServeSettings, record: Record) -> None:
    """Refuse to be reached by others before anybody can log in. Raises SettingsError."""
    if settings.needs_login and not record.users():
        where = "with --login" if settings.login else f"as {settings.reached_by}, which other machines can reach,"
        msg = f"to serve {where} the record needs a user: `dateline users add NAME --role admin` makes one"
        raise SettingsError(msg)


def serve(settings: ServeSettings, *, tell: Callable[[str], None], open_browser: bool = False) -> None:
    """Serve until stopped; `tell` is given one line with the address."""
    app = create_app(settings)
    check_users(settings, app.state.desk.record)
    shown = f"[{settings.host}]" if ":" in settings.host else settings.host
    address = f"http://{shown}:{settings.port}/"
    tell(f"the record {settings.db} is at {address} (stop with Ctrl-C)")
    if open_browser:
        threading.Timer(1.0, webbrowser.open, [address]).start()
    threading.Thread(target=look_ahead, args=[app], daemon=True).start()
    uvicorn.run(app, host=settings.host, port=settings.port, log_level="warning", server_header=False)
