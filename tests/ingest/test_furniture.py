import pytest

from dateline.ingest.furniture import cut_tags, cut_tail, drop_furniture, is_furniture
from dateline.ingest.pieces import split_lines

PROSE = "The army left the hill town on Monday, two residents of the town said."


@pytest.mark.parametrize(
    "line",
    [
        "Print this page. Send to a friend.",
        "Printer-friendly version | E-mail this story",
        "Share on Facebook",
        "Advertisement",
        "Story continues below",
        "Sign up to our newsletter",
        "Photo: AFP",
        "Photo by Jo Sample/Calder Pictures",
        "A man walks past a ruined house. (AFP/Jo Sample)",
        "Smoke over the town [Jo Sample/Reuters]",
        "A street in the old town (File photo)",
        "Vol. XII No. 45",
        "Enter your email address:",
        ".story-box {",
        "font-family: Arial, sans-serif;",
        "p.lead { color: red; }",
        "<br/></div>",
        "Comments (12) | Print | Larger text",
    ],
)
def test_furniture_of_old_pages_is_known(line):
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "Share of the vote",
        "The town was quiet. (AFP)",
        "The town was quiet. (AFP/Reuters)",
        "They send to the front whoever they find.",
        "Print workers strike in the capital",
        "They left the town {sic}",
        "Mayor: talks with the rebels are over;",
        "police: three men were held;",
        "No. 45 was hit by a shell.",
        PROSE,
    ],
)
def test_words_of_a_report_stay(line):
    assert not is_furniture(line)


def test_links_go_with_a_marker_in_quotation_marks():
    lines = drop_furniture(split_lines(f'{PROSE}\n"Related:"\nRebels enter the town'))
    assert [line.text for line in lines] == [PROSE]


@pytest.mark.parametrize("tail", [" 212", " SSH 11", " 218-11"])
def test_stray_number_after_the_last_sentence_goes(tail):
    assert cut_tail(PROSE + tail) == PROSE


@pytest.mark.parametrize("text", ["They cited resolution No. 2254", "It fell on Jan. 12", "The toll rose to 12"])
def test_number_of_a_sentence_stays(text):
    assert cut_tail(text) == text


@pytest.mark.parametrize(
    "tail",
    [
        " ... 43 Related Rebels Enter the Town Army Leaves the Town",
        " ... 7 Topic War in Sampleland (200) Related Rebels Enter the Town",
        " Related News Rebels enter the town | Storm hits the coast",
    ],
)
def test_links_run_into_the_end_of_a_one_line_text_go(tail):
    assert cut_tail(PROSE + tail) == PROSE


@pytest.mark.parametrize("text", [f"{PROSE} In related news the truce ended.", f"{PROSE} 12 related cases were heard."])
def test_a_sentence_with_the_word_related_stays(text):
    assert cut_tail(text) == text


STORY = "An attack hit the town of Harda on Monday, a monitor said, and nine people were hurt. " * 4


@pytest.mark.parametrize("tags", ["Tags Sampleland Harda air strikes rebels", "Tags: Harda war crimes."])
def test_tags_in_the_middle_of_a_one_line_text_go(tags):
    assert cut_tags(f"{PROSE} {tags} {STORY}") == [PROSE, STORY]


@pytest.mark.parametrize("text", [f"{STORY} Tags, he said, were sold there. The end.", f"{PROSE} Tags Harda The end."])
def test_text_without_a_list_of_tags_or_too_short_to_be_run_together_stays(text):
    assert cut_tags(text) == [text]
