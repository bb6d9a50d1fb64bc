import pytest

from dateline.ingest.layout import join_lines
from dateline.ingest.pieces import split_lines


def paragraphs(text, alone=()):
    return [piece.text for piece in join_lines(split_lines(text), lambda line: line in alone)]


def test_sentence_broken_by_a_blank_line_is_one():
    assert paragraphs("The minister will speak to the house this\n\nweek, aides said.") == [
        "The minister will speak to the house this\n\nweek, aides said."
    ]


def test_paragraphs_on_adjacent_lines_are_two():
    assert len(paragraphs("The army left the town.\nThe rebels came back.")) == 2


def test_quoted_end_is_an_end():
    assert len(paragraphs('"We are leaving."\nthe spokesman said no more than that.')) == 2


def test_wrapped_text_splits_at_blank_lines_only():
    text = (
        "The army of the north left the town on Monday after two weeks of\nheavy fighting. Officials\nsaid nothing.\n\n"
        "Residents of the town who had fled to the hills began to come back on\nTuesday and found their homes\nin ruins."
    )
    assert len(paragraphs(text)) == 2


def test_wrapped_capitals_stay_together():
    text = (
        "THE ARMY OF THE NORTH LEFT THE TOWN ON MONDAY AFTER TWO WEEKS OF HEAVY\nFIGHTING WITH THE REBELS OF THE "
        "SAMPLE FRONT WHO HAD HELD THE TOWN FOR\nLONG.\n\nNOTHING ELSE HAPPENED."
    )
    assert len(paragraphs(text)) == 2


def test_heading_is_not_joined_to_what_follows():
    assert paragraphs("Human cost\n\nal-Sample hospital was hit.") == ["Human cost", "al-Sample hospital was hit."]


def test_name_with_a_small_article_starts_a_paragraph():
    assert len(paragraphs("Fighters came from three sides, they said that\nal-Sample fell")) == 1
    assert len(paragraphs("Fighters came from three sides to it\nal-Sample fell on Monday.")) == 2


def test_text_without_capitals_is_not_joined_by_its_small_letters():
    assert len(paragraphs("rebels attack town\n\nthree soldiers were hurt.\n\nnobody was killed.")) == 3


@pytest.mark.parametrize(
    "broken", ["the govern-\nment", "the govern-\n\nment", "the Vice-\nPresident", "the govern\u2010\nment"]
)
def test_hyphenated_word_stays_in_its_paragraph(broken):
    text = f"He spoke for {broken} on Tuesday, and for no one else."
    assert paragraphs(text) == [text]


def test_dash_before_a_paragraph_breaks_no_word():
    assert len(paragraphs("Shells hit the market -\n\nThe army said nothing.")) == 2


def test_lines_that_stand_alone_are_never_joined():
    assert paragraphs("Shells hit the market of\nby staff", alone=("by staff",)) == [
        "Shells hit the market of",
        "by staff",
    ]
