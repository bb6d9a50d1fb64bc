"""Reports that came by e-mail: the head of the message told from the report, and the quoting marks taken off."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from dateline.ingest.base import Page
from dateline.ingest.dates import find_dates

# The head of a message (RFC 5322, section 2.2), or of one forwarded inside it: lines of a name, a colon and a value.
_HEAD = re.compile(
    r"\A(?:\W*-{2,}[^\n]*forwarded[^\n]*\n|\W*begin forwarded message:?\W*\n)?"
    r"(?P<head>(?:(?:from|to|cc|bcc|date|sent|subject|reply-to|message-id)[ \t]*:[^\n]*\n(?:[ \t]+\S[^\n]*\n)*){2,})",
    re.IGNORECASE,
)
_LINE = re.compile(r"^(?P<name>[\w-]+)[ \t]*:[ \t]*(?P<value>[^\n]*(?:\n[ \t]+[^\n]*)*)", re.MULTILINE)
_QUOTED = re.compile(r"^[ \t]*(?:>[ \t]?)+", re.MULTILINE)
_PREFIX = re.compile(r"\A(?:(?:fwd?|re|aw|wg|tr)\s*:\s*)+", re.IGNORECASE)
_DEEPEST = 5


def open_message(page: Page) -> Page:
    """A page without the e-mail around it: title and day are those of the innermost message; other text stays as it is.

    The day a message was sent is a stated date: it may be later than the report it carries, and the reason says where
    it comes from.
    """
    for _ in range(_DEEPEST):
        text = page.text.lstrip("\ufeff \t\r\n").replace("\r\n", "\n")
        found = _HEAD.match(text)
        if found is None:
            return page
        fields = {line["name"].casefold(): line["value"] for line in _LINE.finditer(found["head"])}
        if "subject" not in fields and "date" not in fields and "sent" not in fields:
            return page
        page = replace(page, text=_unquoted(text[found.end() :]))
        if title := _PREFIX.sub("", " ".join(fields.get("subject", "").split())):
            page = replace(page, title=title)
        words, day = _sent(fields)
        if day:
            page = replace(page, published_at=day, published_reason=f'"{words}" is when the message was sent')
    return page


def _unquoted(text: str) -> str:
    """A body without the marks before quoted lines, where most of its lines have them."""
    lines = [line for line in text.split("\n") if line.strip()]
    quoted = sum(_QUOTED.match(line) is not None for line in lines)
    return _QUOTED.sub("", text) if quoted > len(lines) / 2 else text


def _sent(fields: Mapping[str, str]) -> tuple[str, date | None]:
    """The words for when a message was sent, and the one day they can mean."""
    words = " ".join((fields.get("date") or fields.get("sent") or "").split())
    found = next(find_dates(words), None)
    days = found.readings if found else ()
    return words, days[0] if len(days) == 1 else None
