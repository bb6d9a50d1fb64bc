"""Private persons who are victims or captives are counted and described in exports, not named (domain rule 7)."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, Final

from dateline.model.resolution import ActorRef, ResolvedClaim
from dateline.vocab.countries import Countries
from dateline.vocab.kinds import event_kinds
from dateline.vocab.load import load_mapping, require_str
from dateline.vocab.words import noun_classes

WITHHELD: Final = "[name withheld]"
"""What stands in an export where the name of a private person stood."""

_FILE: Final = "privacy.yaml"
_WORD: Final = re.compile(r"[^\W\d_]+(?:[.'\u2019-](?=[^\W\d_])[^\W\d_]+)*|\S")
_SHORTEST_PART: Final = 3
_POLITICAL: Final = "political"


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(require_str(load_mapping(_FILE), name, _FILE, "top level").split())


def personal_names(words: str, *, civilian: bool) -> list[str]:
    """Give the stretches of some words that look like names of persons.

    Two or more capitalised words on end, or one after a title or a word for a person ("journalist"); a single one
    also where the words are known to mean a `civilian`. Words with a group's word in them are a group's name.
    """
    found: list[str] = []
    run: list[tuple[int, int]] = []
    titled = False
    for match in [*_WORD.finditer(words), None]:
        sort = _sort(match.group()) if match else "end"
        if sort == "group":
            return []
        if sort in {"name", "mark"} or (sort == "particle" and run):
            if match and sort == "name":
                run.append(match.span())
            continue
        if len(run) > 1 or (run and (titled or civilian)):
            found.append(words[run[0][0] : run[-1][1]])
        run, titled = [], sort == "title" or (match is not None and match.group().casefold() in _words("titles"))
    return found


def _sort(word: str) -> str:
    """What a word is to a name: a part of it, a small word inside it, a title before it, or a sign of a group."""
    bare = word.casefold()
    if bare in _words("group_words") or (bare.endswith("s") and _means_person(bare[:-1])):
        return "group"
    if word == ".":
        return "mark"
    if bare in _words("particles"):
        return "particle"
    if bare in _words("titles") or _means_person(bare):
        return "title"
    capital = any(part[:1].isupper() for part in re.split("[.'\u2019-]", word))
    return "name" if capital and bare != "the" and Countries.default().by_demonym(word) is None else "other"


def _means_person(noun: str) -> bool:
    return "person" in noun_classes().classes.get(noun, ())


class Withheld:
    """Takes the names of private persons out of what is exported, report by report.

    A person found in one claim of a report is withheld in all that is exported of that report: its title, quotes,
    and the family name alone; but not a word that is also part of a public name (an actor, speaker or place).
    """

    def __init__(self, claims: Iterable[ResolvedClaim]) -> None:
        names: defaultdict[str, set[str]] = defaultdict(set)
        public: defaultdict[str, set[str]] = defaultdict(set)
        self._report_of: dict[str, str] = {}
        for item in claims:
            report_id = item.claim.report_id
            self._report_of[item.id] = report_id
            names[report_id].update(_private_names(item))
            public[report_id].update(_public_words(item))
        self._patterns = {report_id: _pattern(found, public[report_id]) for report_id, found in names.items() if found}

    def of_claims(self, claim_ids: Iterable[str], value: Any) -> Any:  # noqa: ANN401 (JSON in, JSON out)
        """Withhold the names found in the reports of some claims from a JSON value."""
        if not self._patterns:
            return value
        return self.of_reports((self._report_of.get(claim_id, "") for claim_id in claim_ids), value)

    def of_reports(self, report_ids: Iterable[str], value: Any) -> Any:  # noqa: ANN401 (JSON in, JSON out)
        """Withhold the names found in some reports from a JSON value."""
        for report_id in dict.fromkeys(report_ids):
            if report_id in self._patterns:
                value = _replace(value, self._patterns[report_id])
        return value


def _private_names(item: ResolvedClaim) -> list[str]:
    kind = event_kinds().get(item.claim.kind)
    if kind is not None and kind.family == _POLITICAL:
        return []  # those met, accused or threatened in politics are neither victims nor captives
    refs = [ref for target in item.resolution.targets for ref in (target, *target.allies)]
    return [name for ref in refs if _is_private(ref) for name in _names_in(ref)]


def _is_private(ref: ActorRef) -> bool:
    return ref.type in {None, "civilians"} and ref.actor_id in {None, "civilians"}


def _names_in(ref: ActorRef) -> list[str]:
    civilian = ref.type == "civilians" and ref.actor_id is None
    texts = {ref.name, ref.quote.text if ref.quote else ref.name}
    return [name for text in sorted(texts) for name in personal_names(text, civilian=civilian)]


def _public_words(item: ResolvedClaim) -> set[str]:
    found = item.resolution
    refs = [ref for ref in (*found.actors, *found.targets) if not _is_private(ref)]
    names = [ref.name for ref in refs] + [ref.name for ref in found.speakers]
    names += [found.place.name, found.place.admin1 or ""] if found.place else []
    return {word for name in names for word in _WORD.findall(name)}


def _pattern(names: set[str], public: set[str]) -> re.Pattern[str]:
    parts = {part for name in names for part in _WORD.findall(name)}
    alone = {
        part
        for part in parts - public
        if len(part) >= _SHORTEST_PART and part[:1].isupper() and part.casefold() not in _words("titles")
    }
    # White space inside a name may be a line break in the text.
    longest_first = sorted(names | alone, key=lambda name: (-len(name), name))
    choices = (r"\s+".join(re.escape(word) for word in name.split()) for name in longest_first)
    return re.compile(rf"\b(?:{'|'.join(choices)})\b")


def _replace(value: Any, pattern: re.Pattern[str]) -> Any:  # noqa: ANN401 (JSON in, JSON out)
    if isinstance(value, str):
        return pattern.sub(WITHHELD, value)
    if isinstance(value, Mapping):
        return {key: _replace(inner, pattern) for key, inner in value.items()}
    if isinstance(value, list):
        return [_replace(inner, pattern) for inner in value]
    return value
