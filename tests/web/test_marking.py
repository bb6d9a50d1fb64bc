import pytest

from dateline.web.marking import around, marked, pieces, shown, words_that_differ


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", '"><img src=x onerror=1>', "&lt;", "{{ 7 * 7 }}"])
def test_text_is_never_markup(text):
    found = str(shown(text))
    assert "<" not in found.replace("&lt;", "")
    assert shown(text).unescape() == text


@pytest.mark.parametrize(
    ("char", "sign"), [("\u202e", "RLO"), ("\u2066", "LRI"), ("\x00", "U+0000"), ("\u200b", "U+200B")]
)
def test_what_could_deceive_is_shown(char, sign):
    found = str(shown(f"a{char}b"))
    assert char not in found
    assert f">{sign}</span>" in found


def test_line_ends_and_letters_of_every_script_stay():
    text = "one\n\ttwo \u0627\u0644\u062c\u064a\u0634\u064f Авдеевка"
    assert str(shown(text)) == text


def test_pieces_are_the_text_cut_where_marks_begin_and_end():
    found = pieces("abcdef", [(1, 4, "x"), (2, 6, "y")])
    assert [(str(it.text), it.marks, it.opens) for it in found] == [
        ("a", (), ()),
        ("b", ("x",), ("x",)),
        ("cd", ("x", "y"), ("y",)),
        ("ef", ("y",), ()),
    ]


def test_pieces_of_a_part_of_the_text():
    found = pieces("abcdef", [(0, 2, "x"), (3, 6, "y")], start=1, end=5)
    assert "".join(str(it.text) for it in found) == "bcde"
    assert [it.opens for it in found if it.opens] == [("x",), ("y",)]


def test_context_is_cut_at_words():
    text = "alpha beta gamma delta epsilon zeta"
    found = around(text, {"start": 17, "end": 22}, beside=9)
    assert (str(found["before"]), str(found["after"])) == ("… gamma ", " epsilon …")


def test_marks_of_words():
    assert str(marked("a <b> c", [(2, 5)])) == "a <mark>&lt;b&gt;</mark> c"


def test_what_differs_is_marked():
    assert str(words_that_differ("at least 217 killed", ["400 killed"])) == ("<mark>at least 217</mark> killed")
