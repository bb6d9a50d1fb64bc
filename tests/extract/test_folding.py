from hypothesis import given
from hypothesis import strategies as st

from dateline.extract.folding import FoldedBlock, fold_block, fold_report
from dateline.model.report import Block, BlockKind, Report


def fold(text: str, start: int = 0) -> FoldedBlock:
    return fold_block(text, Block(kind=BlockKind.PARAGRAPH, start=start, end=len(text)))


def test_line_wraps_and_stray_blank_lines_become_one_space() -> None:
    assert fold("Rebels seized\n\nthe  town\tof\u00a0Morek.").text == "Rebels seized the town of Morek."


def test_white_space_at_the_ends_is_left_out() -> None:
    assert fold("\n  Rebels left. \n").text == "Rebels left."


def test_signs_that_show_nothing_part_no_word() -> None:
    folded = fold("al-\u00adQaryatain\u200b fell")
    assert "\u200b" not in folded.text
    assert "\u00ad" not in folded.text


def test_typographic_marks_become_plain_ones_of_the_same_length() -> None:
    assert fold("“Mar`a’s gate – closed”").text == "\"Mar'a's gate - closed\""


def test_offsets_lead_back_to_the_frozen_text() -> None:
    text = "xx Rebels\n\n  entered ‘Mar`a’."
    folded = fold(text, start=3)
    at = folded.text.index("entered")
    assert text[folded.start(at) : folded.end(at + len("entered"))] == "entered"
    assert text[folded.start(0)] == "R"


def test_only_headlines_and_paragraphs_with_words_are_read() -> None:
    text = "Head\nBy A Writer\n \nBody"
    kinds = (BlockKind.HEADLINE, BlockKind.BYLINE, BlockKind.PARAGRAPH, BlockKind.PARAGRAPH)
    spans = ((0, 4), (5, 16), (17, 18), (19, 23))
    blocks = tuple(Block(kind=kind, start=start, end=end) for kind, (start, end) in zip(kinds, spans, strict=True))
    report = Report(id="rpt_1", text=text, sha256="", blocks=blocks)
    assert [block.text for block in fold_report(report)] == ["Head", "Body"]


@given(st.text(max_size=60))
def test_every_character_leads_back_to_one_of_its_block(text: str) -> None:
    folded = fold(text)
    assert len(folded.origin) == len(folded.text)
    assert list(folded.origin) == sorted(set(folded.origin))
    for char, offset in zip(folded.text, folded.origin, strict=True):
        assert char == text[offset] or char in " '\"-"
