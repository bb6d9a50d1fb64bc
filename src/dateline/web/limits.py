"""How often somebody may fail before they have to wait."""

import threading
import time
from collections import OrderedDict


class RateLimit:
    """Lets a key fail only so often in a while; remembers no more than a bounded number of keys."""

    def __init__(self, most: int = 5, seconds: float = 300, keys: int = 10_000) -> None:
        self.most, self.seconds, self.keys = most, seconds, keys
        self._failures: OrderedDict[str, list[float]] = OrderedDict()
        self._lock = threading.Lock()

    def wait(self, key: str) -> int:
        """Say how many seconds a key has to wait; 0 when it may try."""
        now = time.monotonic()
        with self._lock:
            recent = [at for at in self._failures.get(key, ()) if now - at < self.seconds]
        return int(self.seconds - (now - recent[0])) + 1 if len(recent) >= self.most else 0

    def failed(self, key: str) -> None:
        """Note that a key failed."""
        now = time.monotonic()
        with self._lock:
            recent = [at for at in self._failures.pop(key, ()) if now - at < self.seconds]
            self._failures[key] = [*recent, now][-self.most :]
            while len(self._failures) > self.keys:
                self._failures.popitem(last=False)
