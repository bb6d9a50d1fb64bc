"""Bytes to text: encodings found, mojibake undone, invisible characters dropped."""

import re

_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_BINARY = (b"%PDF", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"SQLite format 3", b"\x7fELF")
"""First bytes of formats that are no text: PDF, zip and office files, images, gzip, SQLite, programs."""

_SNIFF = 8192
_MOST_CONTROLS = 0.02
"""A text with more control characters than this share is taken for binary; real text has none."""
_MOJIBAKE = re.compile(
    "[ÃÂâÐÑØÙ][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2010-\u20ff]"
)
_NEWLINES = re.compile("\r\n?|[\x85\u2028\u2029\x0b\x0c]")
_ODD = re.compile("[\x80-\x9f\ud800-\udfff]")
_SOFT_HYPHEN = re.compile("\u00ad(?=[ \t]*\n)")
_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1f\x7f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")


def is_binary(raw: bytes) -> bool:
    """Tell a picture, archive or program from text in any encoding, by its first bytes."""
    if raw.startswith(_BINARY):
        return True
    if raw.startswith(tuple(mark for mark, _ in _BOMS)) or _is_utf16(raw):
        return False
    head = raw[:_SNIFF]
    controls = sum(byte < 32 and byte not in b"\t\n\r\x0b\x0c\x1b" for byte in head)
    return b"\x00" in head or controls > _MOST_CONTROLS * max(len(head), 1)


def decode(raw: bytes, declared: str | None = None) -> str:
    """Read bytes as text; never fails, a byte no encoding explains becomes U+FFFD.

    Order: byte-order mark, UTF-8, UTF-16 by its zero bytes, the `declared` encoding, then what the bytes look like.
    """
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            return raw.decode(encoding, "replace")
    if (wide := _is_utf16(raw)) is not None:
        return raw.decode(wide, "replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if declared:
        try:
            return raw.decode(declared)
        except (LookupError, UnicodeDecodeError):
            pass
    return raw.decode(_guess(raw), "replace")


def tidy(text: str) -> str:
    """Make a text fit to be frozen: mojibake undone, one kind of line end, no invisible characters.

    Apostrophes, quotation marks and spaces stay as they were written; a soft hyphen at the end of a line is printed,
    so it becomes a hyphen.
    """
    if _MOJIBAKE.search(text):
        import ftfy  # noqa: PLC0415 - 60 ms to load, rarely needed

        text = ftfy.fix_encoding(text)
    return _ODD.sub(_repair, _INVISIBLE.sub("", _SOFT_HYPHEN.sub("-", _NEWLINES.sub("\n", text))))


def _repair(match: re.Match[str]) -> str:
    """Read a stray Windows character as what was meant; half a surrogate pair means nothing."""
    return match[0].encode("latin-1").decode("cp1252", "replace") if match[0] < "\xa0" else "\ufffd"


def _is_utf16(raw: bytes) -> str | None:
    """Name the UTF-16 without a byte-order mark by where the zero bytes of ASCII letters fall."""
    head = raw[:_SNIFF]
    half = len(head) // 2
    if half < 4:
        return None
    if head[1::2].count(0) > half * 0.6 and head[::2].count(0) < half * 0.1:
        return "utf-16-le"
    if head[::2].count(0) > half * 0.6 and head[1::2].count(0) < half * 0.1:
        return "utf-16-be"
    return None


def _guess(raw: bytes) -> str:
    """Name the encoding the bytes look like; Windows Latin where nothing speaks against it.

    charset-normalizer alone takes short English in cp1252 for exotic code pages, so it is asked only when the
    high bytes are more than the odd quotation mark or accent.
    """
    high = sum(byte > 127 for byte in raw[:_SNIFF])
    if high < 0.1 * len(raw[:_SNIFF]):
        return "cp1252"
    from charset_normalizer import from_bytes  # noqa: PLC0415 - 25 ms to load, rarely needed

    best = from_bytes(raw[: 8 * _SNIFF]).best()
    return best.encoding if best else "cp1252"
