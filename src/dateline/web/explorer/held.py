"""What was worked out for the explorer, kept until the record changes."""

import hashlib
import json
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from dateline.record.access import Record
from dateline.record.overview import Overview

_VIEWS: Final = 6
"""Ways of looking at the record that are kept: as known on a day, according to somebody."""

Json = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A finished answer: the bytes and their tag."""

    body: bytes
    tag: str


@dataclass(slots=True)
class Held:
    """Overviews of one record and the answers made from them. Safe to share: one thread works at a time."""

    _views: OrderedDict[tuple[date | None, str | None], Overview] = field(default_factory=OrderedDict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def overview(self, record: Record, *, known_on: date | None = None, according_to: str | None = None) -> Overview:
        """Give the record as it is now; worked out only where it has changed."""
        key = (known_on, according_to)
        with self._lock:
            found = self._views.get(key)
            if found is None or found.state != record.state():
                found = record.overview(as_known_on=known_on, according_to=according_to)
                self._views[key] = found
                while len(self._views) > _VIEWS:
                    self._views.popitem(last=False)
            self._views.move_to_end(key)
            return found


class Answers:
    """Answers by what they answer: packed and tagged once for each state of the record."""

    def __init__(self) -> None:
        self._packed: OrderedDict[tuple[object, ...], Answer] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: tuple[object, ...], make: Callable[[], Json]) -> Answer:
        """Give the answer for a key that names the state of the record too."""
        with self._lock:
            if key not in self._packed:
                self._packed[key] = pack_answer(make())
                while len(self._packed) > 2 * _VIEWS:
                    self._packed.popitem(last=False)
            self._packed.move_to_end(key)
            return self._packed[key]


def pack_answer(found: Json) -> Answer:
    """Write an answer as compact JSON and tag it by its content."""
    body = json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode()
    return Answer(body=body, tag=f'"{hashlib.sha256(body).hexdigest()[:24]}"')
