"""A bound on the requests of one reader: a bucket of tokens that fills again."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

PER_SECOND = 10.0
BURST = 20.0
READERS = 4096


class Rate:
    """Buckets by reader; the clock comes in. The longest unseen are forgotten, so that memory is bounded."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def allows(self, reader: str) -> bool:
        """Take a token; False when there is none."""
        now = self._clock()
        tokens, last = self._buckets.pop(reader, (BURST, now))
        tokens = min(BURST, tokens + (now - last) * PER_SECOND)
        allowed = tokens >= 1
        self._buckets[reader] = (tokens - 1 if allowed else tokens, now)
        if len(self._buckets) > READERS:
            self._buckets.popitem(last=False)
        return allowed
