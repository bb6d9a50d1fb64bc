"""The part of the store that keeps what persons decided, and reports that are read anew."""

from collections.abc import Collection, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy import Connection, select

from dateline.errors import NotFoundError
from dateline.model.claim import Reading
from dateline.model.correction import Correction
from dateline.model.event import Verdict
from dateline.model.report import Report
from dateline.model.resolution import Resolution, ResolvedClaim
from dateline.store import corrections as decided
from dateline.store import rereading, texts
from dateline.store.corrections import StoredCorrection
from dateline.store.rereading import Replaced
from dateline.store.schema import CLAIM


class Decisions:
    """Corrections and new readings; a part of ``Store``. Every writing method is one transaction."""

    if TYPE_CHECKING:

        def _reading(self) -> AbstractContextManager[Connection]: ...

        def _writing(self) -> AbstractContextManager[Connection]: ...

    def corrections(
        self, *, ids: Collection[str] | None = None, claim_ids: Collection[str] | None = None
    ) -> list[StoredCorrection]:
        """Load what persons decided, in that order, taken back or not: all, with these ids, or on these claims."""
        with self._reading() as connection:
            return decided.load(connection, ids=ids, claim_ids=claim_ids)

    def add_corrections(self, corrections: Sequence[Correction]) -> list[StoredCorrection]:
        """Append corrections that the record does not know yet; gives those that are new, or newly taken back."""
        with self._writing() as connection:
            return decided.add(connection, corrections)

    def retract_correction(self, correction: Correction) -> StoredCorrection:
        """Take a correction back, as its ``retracted_…`` fields say; it stays. Raises NotFoundError if none stands."""
        with self._writing() as connection:
            return decided.retract(connection, correction)

    def decided_pairs(self, claim_ids: Collection[str] | None = None) -> list[tuple[str, str, Verdict]]:
        """Give the pairs of present claims that persons judged the same or different, sorted; the latest word counts.

        With `claim_ids` only the pairs with one of them.
        """
        with self._reading() as connection:
            return decided.decided_pairs(connection, claim_ids)

    def claims_as_read(self, report_id: str) -> list[ResolvedClaim]:
        """Load the present claims of a report as the program read them, with nothing of what persons decided."""
        with self._reading() as connection:
            return texts.load_as_read(connection, report_id)

    def retired_at(self, claim_id: str) -> datetime | None:
        """Say since when newer readings no longer give a claim; None for one in use. Raises NotFoundError."""
        with self._reading() as connection:
            row = connection.execute(select(CLAIM.c.retired_at).where(CLAIM.c.id == claim_id)).first()
        if row is None:
            msg = f"there is no claim {claim_id}: `dateline claims` lists them"
            raise NotFoundError(msg)
        moment: datetime | None = row.retired_at
        return moment.replace(tzinfo=UTC) if moment is not None and moment.tzinfo is None else moment

    def replace_reading(
        self, report: Report, reading: Reading, resolutions: Sequence[Resolution], *, program: str
    ) -> Replaced:
        """Put a new reading of a stored report in the place of the old one, and bind its corrections again.

        Claims that come out again keep their ids, those that don't are retired, not deleted. `program` is the
        fingerprint of what read it. Raises StoreError when the parts do not belong together.
        """
        with self._writing() as connection:
            replaced = rereading.replace_reading(connection, report, reading, resolutions)
            rereading.note_program(connection, report.id, program)
            return replaced

    def reports_to_read_again(self, program: str | None = None) -> list[str]:
        """Give the ids of the reports that can be read, but those last read by this `program`."""
        with self._reading() as connection:
            return rereading.to_read_again(connection, program)

    def forget_programs(self) -> None:
        """Forget which program read which report: all are to be read again."""
        with self._writing() as connection:
            rereading.forget_programs(connection)
