import pytest

from dateline.ingest.mastheads import is_masthead, split_masthead
from dateline.ingest.pieces import split_lines

TITLE = "Army leaves hill town"


@pytest.mark.parametrize(
    ("name", "below"),
    [
        ("THE CALDER POST", TITLE),
        ("THE CALDER POST", TITLE.upper()),
        ("The Calder Post", TITLE),
        ("Calder Daily News", TITLE),
        ("CALDER TIMES", TITLE),
        ("The Times of Calder Online", TITLE),
    ],
)
def test_name_of_an_outlet_is_known(name, below):
    assert is_masthead(name, below)


@pytest.mark.parametrize(
    ("title", "below"),
    [
        ("ARMY LEAVES HILL TOWN", "Shops open again"),
        ("REBELS ATTACK POLICE POST", "Three officers killed"),
        ("Army shells the last post", TITLE),
        ("CALDER TIMES", TITLE.upper()),
        ("The army left the post.", TITLE),
        ("The 12 March Post", TITLE),
        ("POST", TITLE),
    ],
)
def test_title_is_no_masthead(title, below):
    assert not is_masthead(title, below)


def test_masthead_goes_and_is_kept_apart():
    name, rest = split_masthead(split_lines(f"THE CALDER POST\n{TITLE}\nThe army left."), None)
    assert name == "THE CALDER POST"
    assert rest[0].text == TITLE


def test_date_beside_the_masthead_stays():
    _, rest = split_masthead(split_lines(f"The Calder Post | World | 25 May 2015\n{TITLE}"), None)
    assert [piece.text for piece in rest] == ["25 May 2015", TITLE]


def test_known_outlet_goes_and_no_other_is_looked_for():
    assert len(split_masthead(split_lines(f"Calder Wire\n{TITLE}"), "The Calder Wire")[1]) == 1
    assert split_masthead(split_lines(f"THE CALDER POST\n{TITLE}"), "Hill Herald")[0] is None


def test_text_of_one_line_has_no_masthead():
    assert split_masthead(split_lines("THE CALDER POST"), None)[0] is None
