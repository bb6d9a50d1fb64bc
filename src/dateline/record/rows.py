"""Lists of the record's objects that know their JSON form."""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, TypeVar, overload

from dateline.errors import SettingsError

if TYPE_CHECKING:
    import pandas as pd

T = TypeVar("T")


class Rows(Sequence[T]):
    """What a list method of ``Record`` gives: a sequence of model objects.

    `to_dicts` gives the JSON objects of the documentation, `to_pandas` a data frame of them.
    """

    def __init__(self, items: Sequence[T], dump: Callable[[T], dict[str, Any]]) -> None:
        self._items = tuple(items)
        self._dump = dump

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> "Rows[T]": ...
    def __getitem__(self, index: int | slice) -> "T | Rows[T]":
        """Give one object, or a shorter list."""
        if isinstance(index, slice):
            return Rows(self._items[index], self._dump)
        return self._items[index]

    def __len__(self) -> int:
        """Count the objects."""
        return len(self._items)

    def __repr__(self) -> str:
        """Show how many there are, not all of them."""
        return f"<{len(self)} rows>"

    def dicts(self) -> Iterator[dict[str, Any]]:
        """Give the JSON objects one by one, so that a long list needs no second copy in memory."""
        return map(self._dump, self._items)

    def to_dicts(self) -> list[dict[str, Any]]:
        """Give the JSON objects: exactly what the command of the same name prints with ``--json``."""
        return list(self.dicts())

    def to_pandas(self) -> "pd.DataFrame":
        """Give a data frame: one row per object, nested objects as ``place_name``, ``time_earliest`` and so on.

        Lists (actors, quantities, speakers) stay lists in their cell. Raises SettingsError without pandas.
        """
        try:
            import pandas as pd  # noqa: PLC0415 (an extra: only this method needs it)
        except ImportError as error:
            msg = "to_pandas() needs pandas: install it with `pip install 'dateline[pandas]'`"
            raise SettingsError(msg) from error
        return pd.json_normalize(self.to_dicts(), sep="_")
