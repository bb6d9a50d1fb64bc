"""All rules in the order in which they are tried, and the reading of one time without its limits and parts."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from dateline.resolve.times import absolute, relative
from dateline.resolve.times.patterns import count, unit
from dateline.resolve.times.span import Context, Span, Unread

Reading = Span | Unread
NO_DATE = Unread("needs the publication date, which is not known")


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of time words. `read_always` needs no publication day, `read_dated` does."""

    name: str
    pattern: re.Pattern[str]
    source: str
    read_always: Callable[[re.Match[str], Context | None], Reading] | None = None
    read_dated: Callable[[re.Match[str], Context], Reading] | None = None

    def read(self, words: str, context: Context | None) -> Reading | None:
        """Read `words` if all of them are of this kind; else None."""
        match = self.pattern.fullmatch(words)
        if match is None:
            return None
        if self.read_always:
            return self.read_always(match, context)
        if self.read_dated is None or context is None:
            return NO_DATE
        return self.read_dated(match, context)


_ALWAYS: dict[str, Callable[[re.Match[str], Context | None], Reading]] = {
    "iso": absolute.read_iso, "numeric": absolute.read_numeric, "day_month": absolute.read_date,
    "month_day": absolute.read_date,
    "lost_comma": absolute.read_date, "month": absolute.read_month, "season": absolute.read_season,
    "decade": absolute.read_decade, "century": absolute.read_century, "holiday": absolute.read_holiday,
    "day_of_month": absolute.read_day_of_month, "year": absolute.read_year, "anchored": relative.read_anchored,
}  # fmt: skip
_DATED: dict[str, Callable[[re.Match[str], Context], Reading]] = {
    "deictic": relative.read_today, "ago": relative.read_ago, "into": relative.read_into, "turn": relative.read_turn,
    "weekend": relative.read_turn, "recent": relative.read_recent, "coming": relative.read_coming,
    "weekday": relative.read_weekday, "now": relative.read_now, "recently": relative.read_recently,
}  # fmt: skip


@cache
def rules() -> tuple[Rule, ...]:
    """Compile the rules that `find` looks for, once."""
    sources = absolute.absolute_patterns() | relative.relative_patterns()
    return tuple(
        Rule(
            name=name,
            pattern=re.compile(source),
            source=source,
            read_always=_ALWAYS.get(name),
            read_dated=_DATED.get(name),
        )
        for name, source in sources.items()
    )


@cache
def asked_rules() -> tuple[Rule, ...]:
    """Compile the rules for words that are times only when somebody says so: durations up to or from publication."""
    lasting = rf"for\s+(?:the\s+(?:past|last)\s+)?{count()}[\s-]+{unit()}"
    ahead = rf"in\s+{count()}[\s-]+{unit()}(?:\s+time)?"
    the_period = r"(?P<half>)(?P<rel>)(?:the\s+)?(?P<period>week|month|year|decade|century)"
    return (
        Rule("lasting", re.compile(lasting), lasting, read_dated=relative.read_recent),
        Rule("ahead", re.compile(ahead), ahead, read_dated=relative.read_coming),
        Rule("period", re.compile(the_period), the_period, read_dated=relative.read_turn),
    )


def read_core(words: str, context: Context | None) -> Reading | None:
    """Read one time without limits and parts; None when no rule knows the words."""
    for rule in (*rules(), *asked_rules()):
        reading = rule.read(words, context)
        if reading is not None:
            return reading
    return None
