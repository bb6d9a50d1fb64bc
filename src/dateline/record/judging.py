"""What persons decide, in Python: the same words as the commands."""

from collections.abc import Iterable, Mapping
from typing import Any, TextIO

from dateline import codec
from dateline.model.correction import Act
from dateline.pipeline import correct
from dateline.pipeline.correct import Imported, Person
from dateline.pipeline.reread import RereadSummary, Tell, reread
from dateline.record.history import Entry, history
from dateline.record.rows import Rows
from dateline.settings import author_name
from dateline.store import Store
from dateline.store.corrections import StoredCorrection

Json = dict[str, Any]


class Judging:
    """Corrections and judgements of persons; a part of ``Record``.

    Every decision needs a reason (`why`); the `author` is by default the environment's user. Events, disputes and
    control are older than the claims after a decision: `refresh` brings them up to date (the commands do it by
    themselves).
    """

    _store: Store

    def correct(
        self, claim: str, values: Mapping[str, str], *, why: str, author: str | None = None
    ) -> Rows[StoredCorrection]:
        """Set fields of a claim, ``{"place": "Palmyra", "killed": ">=12"}``; "" empties one.

        All are set or none. Raises SettingsError for a field or value that makes no sense, NotFoundError for a place or
        party that can't be told, with what it could be.
        """
        return _rows(correct.correct(self._store, claim, values, _person(author, why)))

    def reject(self, claim: str, *, why: str, author: str | None = None) -> StoredCorrection:
        """Reject a claim: it is kept, and left out of everything computed and listed."""
        return correct.review(self._store, claim, Act.REJECT, _person(author, why))

    def accept(self, claim: str, *, why: str, author: str | None = None) -> StoredCorrection:
        """Accept a claim as a person's own reading; takes it back after it was rejected."""
        return correct.review(self._store, claim, Act.ACCEPT, _person(author, why))

    def same(self, one: str, other: str, *, why: str, author: str | None = None) -> StoredCorrection:
        """Say that two claims, or the claims of two events, tell of one happening."""
        return correct.pair(self._store, one, other, Act.SAME, _person(author, why))

    def different(self, one: str, other: str, *, why: str, author: str | None = None) -> StoredCorrection:
        """Say that two claims, or the claims of two events, tell of two happenings."""
        return correct.pair(self._store, one, other, Act.DIFFERENT, _person(author, why))

    def undo(self, correction: str, *, why: str | None = None, author: str | None = None) -> StoredCorrection:
        """Take a correction back; it stays in the history. Raises NotFoundError when it does not stand."""
        return correct.undo(self._store, correction, author=author_name(author), why=why)

    def corrections(self, *, lost: bool = False) -> Rows[StoredCorrection]:
        """List what persons decided, oldest first; `lost`: only what stands and finds none of its quotes."""
        return _rows(it for it in self._store.corrections() if it.lost or not lost)

    def export_corrections(self, fh: TextIO) -> int:
        """Write all corrections, taken back or not, as JSON lines; gives how many."""
        number = 0
        for line in correct.export_lines(self._store):
            fh.write(f"{line}\n")
            number += 1
        return number

    def import_corrections(self, lines: Iterable[str], *, name: str = "input") -> Imported:
        """Take over exported corrections; those known already change nothing, those that find no quote are kept.

        Raises InputError, with nothing stored, for a line that is no correction; `name` is what it calls the input.
        """
        return correct.import_lines(self._store, lines, name)

    def history(self, identifier: str) -> list[Entry]:
        """Give everything judged about a claim or event, oldest first, with author and reason."""
        return history(self._store, identifier)

    def reread(self, *, everything: bool = False, jobs: int | None = 1, progress: Tell | None = None) -> RereadSummary:
        """Read all stored reports again with the present program and vocabulary; corrections stay.

        Reports that this very program read last are skipped unless `everything`. `jobs` above 1 needs the usual
        ``if __name__ == "__main__":`` guard in a script.
        """
        return reread(self._store, everything=everything, jobs=jobs, progress=progress)


def dump_stored_correction(stored: StoredCorrection) -> Json:
    """Give a stored correction's JSON."""
    return codec.dump_correction(stored.correction, claim_ids=stored.claim_ids, lost=stored.lost)


def _person(author: str | None, why: str) -> Person:
    return Person(author=author_name(author), why=why)


def _rows(found: Iterable[StoredCorrection]) -> Rows[StoredCorrection]:
    return Rows(list(found), dump_stored_correction)
