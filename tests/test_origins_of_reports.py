"""Origins from texts to events: credits, copies and spellings, read as files. All texts are invented."""

from datetime import date

import pytest

import dateline
from dateline.ingest import IngestOptions

LEAD = "Gunmen killed at least 50 people in the village of Ogossagou in central Mali on Saturday."
AGENCY = (
    f"{LEAD} The attackers surrounded the village at about four in the morning and set fire to its houses and stores. "
    "Many of the dead were women, and the only well had been stopped up with bodies when help arrived."
)
SEIZED = "Islamic State fighters captured the town of Mahin in Syria on Saturday"
REPORTS = {
    "one text under two names is one origin": (
        [("Sahel Post", f"{AGENCY}\n\n(AFP)"), ("Gulf Mirror", AGENCY)],
        {"AFP": True},
    ),
    "a text of one's own beside it is another": (
        [
            ("Sahel Post", f"{AGENCY}\n\n(AFP)"),
            ("Gulf Mirror", f"{AGENCY} Nobody has claimed it."),
            ("North Herald", "Armed men killed 52 people in Ogossagou in Mali on Saturday. I saw the huts burn."),
        ],
        {"AFP": True, "North Herald": True},
    ),
    "one monitor, spelled four ways": (
        [
            ("Levant Courier", f"{SEIZED}, the Syrian Observatory for Human Rights said."),
            ("Gulf Mirror", f"{SEIZED}, SOHR reported."),
            ("North Herald", f"{SEIZED}, according to the Syrian Observatory."),
            ("East Post", f"{SEIZED}, said Rami Abdel Rahman, the head of the Observatory."),
        ],
        {"Syrian Observatory for Human Rights": True},
    ),
    "two agencies credited together add nothing to one of them": (
        [("Levant Courier", f"{SEIZED}.\n\n(Reuters, AP)"), ("Gulf Mirror", f"{SEIZED}.\n\n(AP)")],
        {"Associated Press": True},
    ),
    "nobody named": (
        [("Levant Courier", f"{SEIZED}, said a source who asked not to be named.")],
        None,
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", REPORTS)
def test_origins(tmp_path, name):
    reports, expected = REPORTS[name]
    db = str(tmp_path / "desk.db")
    for at, (outlet, text) in enumerate(reports):
        file = tmp_path / f"{at}.txt"
        file.write_text(f"Report number {at}\n\n{text}\n", encoding="utf-8")
        options = IngestOptions(outlet=outlet, published_at=date(2019, 3, 24))
        dateline.read(str(file), db=db, options=options).close()
    with dateline.open(db) as record:
        event = max(record.events(), key=lambda it: len(it.claim_ids))
        origins = record.origins(event.id)
        assert sum(it.independent for it in origins) == event.independent_origins
        if expected is None:
            assert event.independent_origins == 0
            return
        assert {it.name for it in origins if it.independent} == {name for name, counts in expected.items() if counts}
