"""Golden pages: each file of tests/cases/ingest with what must become of it beside it, as YAML."""

import os
from pathlib import Path

import pytest
import yaml

from dateline.ingest import IngestOptions, check_sources, load_reports

CASES = Path(__file__).parents[1] / "cases" / "ingest"
PAGES = sorted(path for path in CASES.glob("*") if path.suffix != ".yaml")
FIELDS = ("title", "outlet", "byline", "dateline", "credit", "published_reason", "unread_reason")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_page_becomes_the_report_beside_it(page):
    options = IngestOptions()
    (report,) = load_reports(check_sources([str(page)], options), options)
    found = {name: getattr(report, name) for name in FIELDS}
    found["published_at"] = report.published_at
    found["blocks"] = [{block.kind.value: report.text[block.start : block.end]} for block in report.blocks]
    expected = page.with_suffix(page.suffix + ".yaml")
    if os.environ.get("DATELINE_UPDATE_CASES"):
        expected.write_text(yaml.safe_dump(found, allow_unicode=True, sort_keys=False, width=120), encoding="utf-8")
    assert found == yaml.safe_load(expected.read_text(encoding="utf-8"))
