"""Words of credit lines that name no agency: "agencies", "staff"."""

from dataclasses import dataclass
from functools import cache
from typing import Final

from dateline.vocab.load import load_mapping, require_list

_FILE: Final = "ingest.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditWords:
    """Folded words of credits: `agencies` stand for agencies without a name, `staff` for the outlet's own people."""

    agencies: frozenset[str]
    staff: frozenset[str]


@cache
def credit_words() -> CreditWords:
    """Read the words. Raises VocabularyError naming the key at fault."""
    data = load_mapping(_FILE)
    agencies = require_list(data, "agency_words", _FILE, "top level")
    staff = require_list(data, "staff_words", _FILE, "top level")
    return CreditWords(
        agencies=frozenset(word.casefold() for word in agencies), staff=frozenset(word.casefold() for word in staff)
    )
