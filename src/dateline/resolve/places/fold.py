"""One key for the many spellings of a place name.

Two folds. `fold` is safe for every language: case, accents and punctuation. `fold_arabic` also undoes the habits of
romanising Arabic, where one town is Douma, Duma and Doumah; it merges too much elsewhere, so look-ups use it only in
the countries that ``vocab/places.yaml`` names. Standard library only: the gazetteer's build step loads this file alone.
"""

import re
import unicodedata
from functools import lru_cache

# Latin letters that Unicode does not take apart into a letter and an accent.
_LETTERS = str.maketrans(
    {
        "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ŋ": "n", "ŧ": "t", "æ": "ae", "œ": "oe",
        "þ": "th", "ß": "ss", "ə": "e", "ɛ": "e", "ɔ": "o", "ƙ": "k", "ɗ": "d", "ɓ": "b", "ʒ": "z",
    }
)  # fmt: skip
# Signs for ayn and hamza as newsrooms type them; they vanish, they do not part words.
_MARKS = re.compile("[`´'\u2018\u2019\u201b\u02bb-\u02c0\u02bd\u0374\u02b9\u02c8\u00b4\u2032]")
_NOT_WORD = re.compile(r"[\W_]+")

_ARTICLES = frozenset(
    "al el il ul l ad ed ud adh edh an en un ar er ur as es us ash esh ush ach at et ut ath eth az ez uz".split()
)
# First words of very many names, each with more spellings than the letter rules can undo.
_SAME_WORD = {
    "tel": "tal", "tell": "tal", "tall": "tal", "til": "tal", "till": "tal",
    "kfar": "kafr", "kafar": "kafr", "kufr": "kafr", "kefr": "kafr", "kfr": "kafr", "kafer": "kafr", "kefar": "kafr",
    "jebel": "jabal", "djebel": "jabal", "djabal": "jabal", "jabel": "jabal", "gebel": "jabal", "gabal": "jabal",
    "kherbet": "khirbat", "kherba": "khirbat", "khirba": "khirbat", "khirbah": "khirbat", "khurbat": "khirbat",
    "albu": "abu", "bou": "abu", "bu": "abu", "abou": "abu", "abo": "abu",
    "medinat": "madinat", "medinet": "madinat",
    "kasr": "qasr", "gasr": "qasr", "ksar": "qasr",
}  # fmt: skip
_CONSONANTS = (("kh", "X"), ("gh", "G"), ("sh", "S"), ("ch", "S"), ("dj", "j"), ("th", "t"), ("dh", "d"), ("ph", "f"))
_FEMININE = re.compile(r"(?<=[^aeiou])(?:[ae]+h?|ih|[ae]t)$|(?<=[iu])y*[ae][ht]?$")
_VOWEL_GLIDES = (
    (re.compile(r"[ae][iy](?![aeiou])"), "i"),  # Dayr, Deir; not Khayal
    (re.compile(r"(?:[aeo]w|au)(?![aeiou])"), "u"),  # Zawr, Zor, Zour; not Hawarin
    (re.compile(r"i+y*(?=[aou])"), "y"),  # Abiad, Abiyad, Abyad
    (re.compile(r"e+|ie"), "i"),
    (re.compile(r"o+u*|u+"), "u"),
    (re.compile(r"a+"), "a"),
)
# An article written as one word with its noun: Ezzor, Arraqqa, Alhasakah.
_GLUED = re.compile(r"^(?:[aeiu](?=(sh|th|dh|[rsdztn])\1)|[ae]l(?=[^aeiouy]{1,2}[aeiouy]\w{2}))")
_DOUBLED = re.compile(r"(.)\1+")


@lru_cache(maxsize=50_000)  # names come again and again
def fold(name: str) -> str:
    """Key of a name in any language: no case, accents, apostrophes or punctuation; words parted by one space."""
    text = _MARKS.sub("", name.casefold())
    if not text.isascii():  # most are; as model/letters.py, which the build cannot see
        text = unicodedata.normalize("NFKD", text).casefold()
        text = "".join(char for char in text if not unicodedata.combining(char))
    text = text.translate(_LETTERS)
    return _NOT_WORD.sub(" ", _MARKS.sub("", text)).strip()


def fold_arabic(key: str) -> str:
    """Key of a romanised Arabic name, made from what `fold` gives.

    Undoes: articles (al-, el-, ash- ...), ee = i, ou = u, ei = ai = ay, aw = o, q = k = g, e = i, o = u, the ending
    -a/-ah/-eh/-at, doubled letters, and spellings of common first words (Tell, Tal). Empty for an empty key.
    """
    words = key.split()
    kept = [word for word in words if word not in _ARTICLES] or words
    return " ".join(_fold_word(_SAME_WORD.get(word, word)) for word in kept)


def _fold_word(word: str) -> str:
    if not word.isascii():
        return word
    word = _GLUED.sub("", word)
    for pair, sign in _CONSONANTS:
        word = word.replace(pair, sign)
    word = word.replace("q", "k").replace("g", "k")
    if len(word) > 3:  # shorter words are all stem
        word = _FEMININE.sub("", word)
    for pattern, sign in _VOWEL_GLIDES:
        word = pattern.sub(sign, word)
    word = _DOUBLED.sub(r"\1", word)
    return word[:-1] + "i" if word.endswith("y") else word
