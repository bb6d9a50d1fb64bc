from datetime import date

import pytest

from dateline.ingest import IngestOptions, check_sources, load_reports
from dateline.ingest.assemble import make_report
from dateline.ingest.base import Page
from dateline.model.ids import make_id, sha256_text
from dateline.model.report import BlockKind

LONG = "The army left the town on Monday after two weeks of fighting, two residents of the town said by telephone."


def report_of(text, **fields):
    return make_report(Page(text=text, source="x.txt", **fields), IngestOptions())


def kinds(report):
    return [block.kind.value for block in report.blocks]


def words(report, kind):
    return [report.text[block.start : block.end] for block in report.blocks if block.kind is kind]


def test_blocks_cover_all_but_white_space():
    report = report_of(
        f"Army leaves town\n\nBy staff\n3 May 2016\nSAMPLETOWN: {LONG}\n\nHuman cost\n\n{LONG} Nobody knows.\n- AFP"
    )
    rest = list(report.text)
    for block in report.blocks:
        rest[block.start : block.end] = " " * (block.end - block.start)
    assert not "".join(rest).strip()
    assert kinds(report) == ["headline", "byline", "date", "dateline", "paragraph", "heading", "paragraph", "credit"]


def test_id_and_fingerprint_follow_from_the_text():
    report = report_of(f"3 May 2016\n{LONG}", outlet="Post")
    assert report.sha256 == sha256_text(report.text)
    assert report.id == make_id("rpt", report.sha256, "Post", "2016-05-03")


def test_title_repeated_on_the_page_is_kept_once():
    assert report_of(f"Army leaves town\n\n3 May 2016\nArmy leaves town\n{LONG}").text.count("Army leaves town") == 1


def test_names_of_sections_above_the_title_go():
    assert report_of(f"World\nMiddle East\nArmy leaves the hill town\n\n{LONG}").title == "Army leaves the hill town"


def test_second_line_of_the_title_is_read_too():
    assert (
        len(words(report_of(f"Army leaves hill town\n\nShops open again after siege\n\n{LONG}"), BlockKind.HEADLINE))
        == 2
    )


def test_title_with_a_full_stop_is_a_title():
    assert report_of(f"Army leaves town.\n\n{LONG}").title == "Army leaves town"


def test_text_without_a_title_has_none():
    assert report_of(LONG).title is None


def test_links_at_the_end_go_with_their_heading():
    assert report_of(f"{LONG}\n\nMore about:\n\nHill town\nOther news of the day").text == LONG


def test_text_goes_on_after_a_box_of_links():
    other = LONG.replace("Monday", "Sunday")
    assert report_of(f"{LONG}\n\nRead also:\nHill town falls\n\n{other}").text == f"{LONG}\n\n{other}"


def test_list_of_short_lines_is_read():
    assert (
        kinds(report_of(f"{LONG}\nRebels take Upper Sample\nArmy takes Lower Sample\nTruce in Sample City")).count(
            "heading"
        )
        == 0
    )


def test_paragraph_given_twice_is_kept_once():
    assert report_of(f"{LONG}\n\n{LONG}").text == LONG


def test_summary_run_into_the_story_is_kept_once():
    once = "Two rebels were held by the army near the hill town on Monday"
    assert report_of(f"{once}. {once}. {LONG}").text.count(once) == 1


def test_date_between_later_paragraphs_is_the_story_s():
    report = report_of(f"Timeline of the war\n\n{LONG}\n\n{LONG} More.\n\n12 May 2014\n\n{LONG} Again.\n\n{LONG} So.")
    assert report.published_at is None


def test_dateline_is_no_part_of_the_paragraph():
    report = report_of(f"SAMPLETOWN (AFP) - {LONG}")
    assert report.dateline == "SAMPLETOWN"
    assert report.credit == "AFP"
    assert words(report, BlockKind.PARAGRAPH) == [LONG]


def test_characters_stay_as_they_were_written():
    text = "Syria`s “old” town’s market — it\u00a0was `quiet` on Monday, the two residents of the town said."
    assert report_of(text).text == text


@pytest.mark.parametrize("text", ["", " \n ", "close", "...", "2016"])
def test_nothing_to_read_is_told(text):
    report = report_of(text)
    assert report.unread_reason.startswith("no text left")
    assert report.blocks == ()


def test_given_date_wins_over_the_page():
    page = Page(text=f"3 May 2016\n{LONG}", source="x.txt")
    report = make_report(page, IngestOptions(published_at=date(2016, 5, 9)))
    assert report.published_at == date(2016, 5, 9)
    assert '"3 May 2016"' in report.published_reason


@pytest.mark.material
@pytest.mark.parametrize(("number", "day"), [(0, date(2015, 11, 2)), (1, date(2015, 11, 24))])
def test_seed_pages(material, number, day):
    sources = check_sources([str(material / "seeds")], IngestOptions())
    report = list(load_reports(sources, IngestOptions()))[number]
    assert report.published_at == day
    assert report.unread_reason is None
    assert not {"close", "Read: 851", "More about:", "News Line"} & set(report.text.split("\n"))
    assert "2025\n" not in report.text
    for paragraph in words(report, BlockKind.PARAGRAPH):
        assert paragraph.rstrip('"”’)').endswith((".", "!", "?"))


@pytest.mark.material
def test_fakes_are_all_read(material):
    sources = check_sources([str(material / "fakes")], IngestOptions())
    reports = list(load_reports(sources, IngestOptions()))
    assert len(reports) == sources[0].count
    assert all(report.unread_reason is None for report in reports)
    assert all(block.end <= len(report.text) for report in reports for block in report.blocks)
