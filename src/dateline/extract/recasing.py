"""Gives copy in capitals only (old wires, shouted headlines) or small letters only its case back, letter for letter."""

import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from dateline.extract.casing import written
from dateline.vocab.parties import word_group

if TYPE_CHECKING:
    from spacy.language import Language

_WORD = re.compile(r"[A-Z](?:\.[A-Z])+\.?|[A-Z]+")
_SENTENCE_START = re.compile(r"""(?:^|[.!?]["']?\s+)["'(]*([a-z])""")
_MOSTLY = 0.8
_SHORT = 3
_SENTENCE_LONG = 7  # words, fewer one: a caption or a label may do without capitals
_LONGEST_NAME = 3
_CAPITALISED = re.compile(r"\b[A-Z][a-z]+\b")
_FEWEST = 4
_TITLED = 0.8
_CALENDAR = frozenset(
    "january february march april may june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday".split()
)
_NO_VOWEL = re.compile(r"[B-DF-HJ-NP-TV-XZ]{2,6}")
Knows = Callable[[str], bool]


def is_all_caps(text: str) -> bool:
    """Tell capitals-only copy from text that shows which words are names."""
    letters = [char for char in text if char.isalpha()]
    return bool(letters) and sum(char.isupper() for char in letters) > _MOSTLY * len(letters)


def is_all_small(text: str) -> bool:
    """Tell copy that lost its capitals (fed through a lower-casing tool) from text that shows which words are names."""
    return text.islower() and text.count(" ") >= _SENTENCE_LONG


def is_title_case(text: str) -> bool:
    """Tell a headline in which every word of some length has a capital ("Army Kills Ten Militants in Hama")."""
    words = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) > _SHORT]
    return len(words) >= _FEWEST and sum(word[0].isupper() for word in words) >= _TITLED * len(words)


def untitle(text: str, nlp: "Language", is_name: Knows) -> str:
    """Lower the common words of a title-case headline, names kept; same length, so offsets hold.

    The parser takes "Attacks Kill 50" for a name. A run of up to three words that `is_name` knows stays as it is.
    """
    common = _common_words(nlp)
    out = list(text)
    matches = list(_CAPITALISED.finditer(text))
    i = 0
    while i < len(matches):
        length = 0
        for several in range(min(_LONGEST_NAME, len(matches) - i), 0, -1):
            run = text[matches[i].start() : matches[i + several - 1].end()]
            if re.fullmatch(r"[\w'\-]+(?: [\w'\-]+)*", run) and is_name(run):
                length = several
                break
        match, word = matches[i], matches[i].group()
        if not length and i and common(word.lower()) and not _of_a_name(word, is_name):
            out[match.start()] = word[0].lower()
        i += max(length, 1)
    return "".join(out)


def _of_a_name(word: str, is_name: Knows) -> bool:
    """Tell "Kurdish", and "Syrias" for "Syria's"."""
    return word.lower() in word_group("peoples") or is_name(word.removesuffix("s"))


def recase(text: str, nlp: "Language", is_name: Knows) -> str:
    """Lower the common words of a capitals-only text and capitalise the rest; same length, so offsets hold.

    A run of up to three words that `is_name` knows is a name, if news does not write all of them small; then counts
    of how news writes a word decide, then spaCy's English word lists; short words of neither kind, and those without a
    vowel, are taken for acronyms and stay. What a name means is not guessed here.
    """
    common = _common_words(nlp)
    ordinary = nlp.Defaults.stop_words - {"us"}  # in news the country, in capitals too
    matches = list(_WORD.finditer(text))
    out = list(text)
    i = 0
    while i < len(matches):
        length = _name_length(text, matches[i : i + _LONGEST_NAME], is_name)
        for match in matches[i : i + max(length, 1)]:
            word = match.group()
            shape = written().get(word.lower())
            known = shape == "u" or (shape is None and is_name(word) and not is_name(word.capitalize()))
            acronym = length <= 1 and word.lower() not in ordinary and known
            out[match.start() : match.end()] = word if acronym else _cased(word, common, name=length > 0)
        i += max(length, 1)
    cased = "".join(out)
    return _SENTENCE_START.sub(lambda match: match.group()[:-1] + match.group(1).upper(), cased)


def _titled(run: str) -> str:
    return re.sub(r"[A-Z]+", lambda match: match.group().capitalize(), run)


def _name_length(text: str, matches: list[re.Match[str]], is_name: Knows) -> int:
    """How many of the next words make a known name: longest first; `is_name` is asked to discount common words."""
    for length in range(len(matches), 0, -1):
        run = text[matches[0].start() : matches[length - 1].end()]
        single = length == 1 and len(run) <= _SHORT
        small = all(written().get(match.group().lower()) == "s" for match in matches[:length])
        if not single and not small and re.fullmatch(r"[A-Z'\-\s]+", run) and is_name(_titled(run)):
            return length
    return 0


def _cased(word: str, common: Callable[[str], bool], *, name: bool) -> str:
    lower = word.lower()
    if "." in word or word == "I":
        return word
    if name or lower in _CALENDAR:
        return word.capitalize()
    shape = written().get(lower)
    if shape == "s" or (shape is None and common(lower)):
        return lower
    return word if (len(word) <= _SHORT and shape != "c") or _NO_VOWEL.fullmatch(word) else word.capitalize()


@cache
def _common_words(nlp: "Language") -> Callable[[str], bool]:
    lookups = nlp.get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]  # the rule lemmatizer's own tables
    index: set[str] = set()
    for part in ("noun", "verb", "adj", "adv"):
        index.update(lookups.get_table("lemma_index").get(part, ()))
    irregular = {form for part in ("noun", "verb", "adj") for form in lookups.get_table("lemma_exc").get(part, {})}
    rules = [rule for part in ("noun", "verb", "adj") for rule in lookups.get_table("lemma_rules").get(part, ())]
    stop = nlp.Defaults.stop_words

    @lru_cache(maxsize=20_000)
    def is_common(word: str) -> bool:
        if word in index or word in irregular or word in stop:
            return True
        return any(word.endswith(end) and word[: len(word) - len(end)] + new in index for end, new in rules)

    return is_common
