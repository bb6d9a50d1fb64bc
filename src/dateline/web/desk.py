"""What every request of one running server shares: the open record, the templates, the settings."""

import secrets
import threading
from pathlib import Path
from typing import Final

from fastapi import Request
from fastapi.templating import Jinja2Templates

from dateline.record.access import Record, open_record
from dateline.settings import ServeSettings
from dateline.web.jobs import Jobs
from dateline.web.limits import RateLimit

FOLDER: Final = Path(__file__).parent


class Desk:
    """The open record and what else lives as long as the server."""

    def __init__(self, settings: ServeSettings) -> None:
        self.settings = settings
        self.record: Record = open_record(settings.db)
        self.templates = Jinja2Templates(directory=FOLDER / "templates")
        self.jobs = Jobs(self.record)
        self.secret = secrets.token_bytes(32)
        self.logins = RateLimit()
        self.deciding = threading.Lock()
        self._refreshing = threading.Lock()

    def close(self) -> None:
        """Let go of the record."""
        self.record.close()

    def up_to_date(self) -> Record:
        """Give the record; what another process added is worked out first, by one request at a time."""
        if not self.jobs.reading and self.record.stale:  # a reading brings it up to date at its end
            with self._refreshing:
                self.record.refresh()
        return self.record


def desk_of(request: Request) -> Desk:
    """Give the desk of the application that a request came to."""
    found: Desk = request.app.state.desk
    return found
