import pytest

from dateline.web.holders import holders_of
from dateline.web.strips import NARROW, WIDTH, strip, strips

ORDER = ["b", "a"]


def state(begun, ended, *names, status="held", basis="claimed", first=None, last=None, by=None):
    return {
        "from": {"earliest": begun, "latest": by or begun},
        "to": {"earliest": ended, "latest": ended} if ended else None,
        "holders": [it.lower() for it in names],
        "holder_names": list(names),
        "status": status,
        "basis": basis,
        "first_evidence": first,
        "last_evidence": last,
    }


def test_states_follow_each_other_from_left_to_right():
    found = strip(
        [state("2015-01-01", "2015-07-01", "A"), state("2015-07-01", None, "B", last="2015-09-01")], "2015-12-31", ORDER
    )
    one, two = found["bars"]
    assert (one["x"], one["x"] + one["width"], two["x"] + two["width"]) == (0, two["x"], WIDTH)


def test_what_nobody_spoke_of_since_fades():
    [found] = strip([state("2015-01-01", None, "A", last="2015-06-30")], "2015-12-31", ORDER)["bars"]
    assert 400 < found["fade"] < 600
    assert found["fade"] + found["fade_width"] == WIDTH


def test_what_had_begun_before_anybody_spoke_has_room():
    one, two = strip([state(None, "2015-07-01", "A"), state("2015-07-01", None, "B")], "2015-12-31", ORDER)["bars"]
    assert one["x"] == 0
    assert one["width"] > 20
    assert two["x"] == one["width"]


def test_no_day_no_strip():
    assert strip([state(None, None, "A")], None, ORDER) is None
    assert strips([], None, ORDER) is None


def test_holders_look_as_the_record_orders_them_whoever_is_on_the_page():
    both = holders_of([state(None, None, "A", "B")], ORDER)
    alone = holders_of([state(None, None, "A")], ORDER)
    assert alone["a"] == both["a"]
    assert (both["b"].colour, both["b"].letter, both["a"].colour, both["a"].letter) == (0, "A", 1, "B")


def test_the_ninth_holder_has_a_letter_of_its_own():
    found = holders_of([state(None, None, *"ABCDEFGHI")], list("abcdefgh"))
    assert found["i"].colour == found["a"].colour
    assert found["i"].letter != found["a"].letter


def test_bars_say_in_words_what_they_show():
    [found] = strip([state("2015-01-01", None, "A", basis="against_interest")], "2015-12-31", ORDER)["bars"]
    assert found["label"] == "A, against interest, from 2015-01-01 to last known"


@pytest.mark.parametrize(("status", "teeth"), [("contested", True), ("shared", False)])
def test_two_holders_are_parted_by_teeth_where_they_fight_and_straight_where_they_share(status, teeth):
    [found] = strip([state("2015-01-01", None, "A", "B", status=status)], "2015-12-31", ORDER)["bars"]
    heights = {point.split(",")[1] for point in found["edge"].split()[:-2]}
    assert (len(heights) > 1) is teeth
    assert found["colours"] == [1, 0]


def test_a_beginning_known_to_lie_between_two_days_is_drawn_as_such():
    [found] = strip([state("2015-01-01", None, "A", by="2015-07-01")], "2015-12-31", ORDER)["bars"]
    assert 450 < found["unsure"] < 550


def test_a_phone_has_a_strip_of_its_own_with_fewer_days_and_letters_for_names():
    found = strips([state("2015-01-01", None, "A" * 60)], "2017-12-31", ["a" * 60])
    assert found["narrow"]["width"] == NARROW
    assert len(found["narrow"]["ticks"]) < len(found["wide"]["ticks"])
    assert all(it["label"].isdecimal() or it["label"][4:].isdecimal() for it in found["wide"]["ticks"])
    assert (found["wide"]["bars"][0]["name"], found["narrow"]["bars"][0]["name"]) == ("A" * 60, "A")
