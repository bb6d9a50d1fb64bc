"""How often somebody may fail before they have to wait."""

import threading
import time
from collections import Counter, OrderedDict
from typing import Final

AT_ONCE: Final = 2
"""Passwords that are verified at a time: each takes a core and 64 MiB on purpose."""


class RateLimit:
    """Lets a key fail only so often in a while; remembers no more than a bounded number of keys.

    Every try is taken down by `begin` before it is made, so that many at once get no more tries than one by one. Where
    so many are under way that they could use the limit up, the next one waits until it is known how they ended.
    """

    def __init__(self, most: int = 5, seconds: float = 300, keys: int = 10_000) -> None:
        self.most, self.seconds, self.keys = most, seconds, keys
        self.slots = threading.BoundedSemaphore(AT_ONCE)
        self._failures: OrderedDict[str, list[float]] = OrderedDict()
        self._under_way: Counter[str] = Counter()
        self._settled = threading.Condition()

    def begin(self, *keys: str) -> int:
        """Take a try of some keys down; whoever made it calls `end`. Gives how many seconds they have to wait instead.

        0 means that the try may be made.
        """
        with self._settled:
            while True:
                waits = max(self._wait(key) for key in keys)
                if waits:
                    return waits
                if all(len(self._recent(key)) + self._under_way[key] < self.most for key in keys):
                    self._under_way.update(keys)
                    return 0
                self._settled.wait()

    def end(self, *keys: str, failed: bool) -> None:
        """Note how a try ended."""
        with self._settled:
            for key in keys:
                self._under_way[key] -= 1
                if not self._under_way[key]:
                    del self._under_way[key]
                if failed:
                    self._fail(key)
            self._settled.notify_all()

    def _wait(self, key: str) -> int:
        recent = self._recent(key)
        return int(self.seconds - (time.monotonic() - recent[0])) + 1 if len(recent) >= self.most else 0

    def _recent(self, key: str) -> list[float]:
        now = time.monotonic()
        return [at for at in self._failures.get(key, ()) if now - at < self.seconds]

    def _fail(self, key: str) -> None:
        recent = self._recent(key)
        self._failures.pop(key, None)
        self._failures[key] = [*recent, time.monotonic()][-self.most :]
        while len(self._failures) > self.keys:
            self._failures.popitem(last=False)
