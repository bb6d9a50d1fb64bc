from collections.abc import Callable

import pytest

from dateline.extract.parsing import Parsed, parse_reports
from dateline.model.report import Report

Parse = Callable[..., Parsed]


def sentences(parsed: Parsed) -> list[str]:
    return [parsed.quote(sentence.start, sentence.end - 1).text for sentence in parsed.doc.sents]


def test_every_token_stands_where_it_says(parse: Parse) -> None:
    parsed = parse(
        "Rebels seized\nthe town of “Mar`a”  on\u00a0Sunday.\n\nThey’ve left.", headline="Rebels  seize town"
    )
    for i, word in enumerate(parsed.words):
        quoted = parsed.quote(i, i).text
        assert len(quoted) == len(word)
        assert quoted.translate(str.maketrans("`’“”", "''\"\"")) == word


def test_the_parser_sees_a_name_where_the_text_has_is(parse: Parse) -> None:
    parsed = parse("IS captured the town of Maheen on Sunday.")
    assert parsed.doc[0].text == "ISIS"
    assert parsed.words[0] == "IS"
    assert parsed.quote(0, 1).text == "IS captured"
    assert [child.text for child in parsed.doc[1].children if child.dep_ == "nsubj"] == ["ISIS"]


def test_the_verb_is_stays_a_verb(parse: Parse) -> None:
    assert "ISIS" not in [token.text for token in parse("The town is quiet.").doc]


def test_in_a_line_of_capitals_is_can_be_the_verb(parse: Parse) -> None:
    assert "ISIS" not in [token.text for token in parse("", headline="THE WAR IS OVER").doc]


def test_names_that_lost_their_apostrophe_are_taken_apart(parse: Parse) -> None:
    parsed = parse("Syrias army left the town. The generals plans are not known.")
    assert [parsed.doc[0].text, parsed.doc[1].text] == ["Syria", "'s"]
    assert parsed.quote(0, 2).text == "Syrias army"


def test_other_words_on_s_stay_whole(parse: Parse) -> None:
    assert parse("Taliban fighters left. Residents fled.").words == [
        "Taliban",
        "fighters",
        "left",
        ".",
        "Residents",
        "fled",
        ".",
    ]


def test_a_report_that_kept_its_apostrophes_is_left_alone(parse: Parse) -> None:
    assert "Syrias" in parse("Russia's army and Syrias army left.").words


def test_a_headline_is_a_sentence_of_its_own(parse: Parse) -> None:
    parsed = parse("Talks began in Geneva.", headline="Army retakes Hama")
    assert sentences(parsed) == ["Army retakes Hama", "Talks began in Geneva."]
    assert parsed.in_headline(parsed.doc[0])
    assert not parsed.in_headline(parsed.doc[3])


def test_paragraphs_part_sentences_with_no_full_stop(parse: Parse) -> None:
    assert sentences(parse("Troops left Hama\n\nRebels entered the city")) == [
        "Troops left Hama",
        "Rebels entered the city",
    ]


def test_sentences_begin_only_behind_closing_marks(parse: Parse) -> None:
    text = "Gen. Suleiman met U.S. officials in Amman. Fighters of Jaish al-Islam\nleft Douma on Monday."
    assert all(sentence.rstrip().endswith(".") for sentence in sentences(parse(text)))
    assert (
        len(sentences(parse("Rebels entered Kafr Nabl and Islamic State Wilayat Homs shelled Sadad on Monday."))) == 1
    )


def test_words_are_joined_as_they_stand(parse: Parse) -> None:
    parsed = parse("Fighters entered Deir al-Zor.")
    assert parsed.text(2, len(parsed.words) - 2) == "Deir al-Zor"


@pytest.mark.parametrize("text", ["", " \n "])
def test_a_report_with_nothing_to_read_is_parsed_all_the_same(text: str) -> None:
    (parsed,) = parse_reports([Report(id="rpt_1", text=text, sha256="")], lambda _: False)
    assert len(parsed.doc) == 0
    assert parsed.words == []


def test_reports_come_back_in_order() -> None:
    reports = [Report(id=f"rpt_{number}", text="", sha256="") for number in range(20)]
    assert [parsed.report.id for parsed in parse_reports(reports, lambda _: False)] == [report.id for report in reports]
