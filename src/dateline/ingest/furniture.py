"""Page furniture: lines and tails that belong to the page and not to the report."""

import re
from collections.abc import Sequence
from dataclasses import replace

from dateline.ingest.pieces import Piece, ends_sentence, word_count
from dateline.ingest.words import load_words

_LONGEST = 300
"""No furniture line is longer, in characters: longer lines are prose and are not tried."""
_TAIL = 5 * _LONGEST
"""Characters at the end of a one-line text in which links to other reports may begin."""
_PROSE_WORDS = 8
"""A line of this many words that ends a sentence is prose: a list of links ends there."""
_PARTS = re.compile(r"\s*[|•·►»]\s*|\s+[-–—]\s+|\.(?:\s+|$)|\s{3,}|\t")
"""What stands between the buttons of one line: bars, dots, full stops, wide gaps."""
_STRAY_NUMBER = re.compile(r"(?<=[a-z]{4}[.!?])\s+(?:[A-Z]{2,4}\s+)?\d{1,4}(?:-\d{1,3})?$")
"""An editor's or counter's number after the last sentence; "No. 12" and "Jan. 12" are no ends of sentences."""
_CAPTION = re.compile(r".{0,280}[(\[](?P<one>[^()\[\]/]{2,40})\s*/\s*(?P<two>[^()\[\]]{2,60})[)\]]\.?")
_SENTENCE_END = re.compile(r"(?:[.!?…][\"'”’)\]]*|\))\s*")


def is_prose(text: str) -> bool:
    """Tell a line of the report's prose from a link, menu or heading."""
    return ends_sentence(text) and word_count(text) >= _PROSE_WORDS


def is_furniture(text: str) -> bool:
    """Tell a line of page furniture: one known, a row of buttons, or a caption that ends in its photographer."""
    words = load_words()
    if len(text) > _LONGEST:
        return False
    if words.furniture_line.fullmatch(text) or _is_caption(text):
        return True
    parts = [part for part in _PARTS.split(text) if part]
    return bool(parts) and all(words.furniture_part.fullmatch(part) for part in parts)


def _is_caption(text: str) -> bool:
    """Tell a caption by the agency and photographer it ends in ("(AFP/Jo Sample)"); two agencies are a credit."""
    match = _CAPTION.fullmatch(text)
    agencies = load_words().agencies
    known = [match[part].strip().casefold() in agencies for part in ("one", "two")] if match else []
    return len(set(known)) > 1


def drop_furniture(lines: Sequence[Piece]) -> list[Piece]:
    """Drop the lines that are furniture, and the link lists that a line such as "More about:" opens."""
    words = load_words()
    kept: list[Piece] = []
    gap = ""
    links = prose = False
    for line in lines:
        text = line.text
        bare = text.strip("\"'“”‘’")
        links = links and not is_prose(text)
        if links or is_furniture(text):
            dropped = True
        elif words.related.fullmatch(bare) and not ends_sentence(text):
            dropped = True
            links = prose and ":" not in bare.rstrip(":")
        else:
            dropped = False
        gap = max(gap, line.gap, key=len)
        if dropped:
            continue
        prose = prose or is_prose(text)
        kept.append(replace(line, gap=gap))
        gap = ""
    return kept


def strip_inline(text: str) -> str:
    """Take read counters and the like out of a line that also holds something else."""
    return load_words().furniture_inline.sub("", text).strip(" \t\u00a0|·•")


def cut_tail(text: str) -> str:
    """Cut the furniture that runs on after the last sentence of a text that came as one line."""
    words = load_words()
    if mark := words.tail_mark.search(text, max(0, len(text) - _TAIL)):
        text = text[: mark.start()].rstrip()
    tail = max(0, len(text) - 2 * _LONGEST)
    for end in _SENTENCE_END.finditer(text, tail):
        if words.tail_cut.match(text, end.end()):
            return text[: end.end()].rstrip()
    return _STRAY_NUMBER.sub("", text)


def cut_tags(text: str) -> list[str]:
    """Cut a list of tags out of the middle of a text that came as one line: what stood before it, and behind it."""
    match = load_words().tag_list.search(text)
    if len(text) <= _LONGEST or match is None:
        return [text]
    return [text[: match.start()].rstrip(), text[match.end() :]]
