from dateline.web.strips import WIDTH, holders_of, strip


def state(begun, ended, *names, status="held", basis="claimed", first=None, last=None):
    return {
        "from": {"earliest": begun, "latest": begun},
        "to": {"earliest": ended, "latest": ended} if ended else None,
        "holder_names": list(names),
        "status": status,
        "basis": basis,
        "first_evidence": first,
        "last_evidence": last,
    }


def test_states_follow_each_other_from_left_to_right():
    found = strip(
        [state("2015-01-01", "2015-07-01", "A"), state("2015-07-01", None, "B", last="2015-09-01")], "2015-12-31"
    )
    one, two = found["bars"]
    assert (one["x"], one["x"] + one["width"], two["x"] + two["width"]) == (0, two["x"], WIDTH)


def test_what_nobody_spoke_of_since_fades():
    [found] = strip([state("2015-01-01", None, "A", last="2015-06-30")], "2015-12-31")["bars"]
    assert 400 < found["fade"] < 600
    assert found["fade"] + found["fade_width"] == WIDTH


def test_what_had_begun_before_anybody_spoke_has_room():
    one, two = strip([state(None, "2015-07-01", "A"), state("2015-07-01", None, "B")], "2015-12-31")["bars"]
    assert one["x"] == 0
    assert one["width"] > 20
    assert two["x"] == one["width"]


def test_no_day_no_strip():
    assert strip([state(None, None, "A")], None) is None
    assert strip([], None) is None


def test_a_holder_keeps_its_number():
    assert holders_of([state(None, None, "B"), state(None, None, "A", "B")]) == {"A": 0, "B": 1}


def test_bars_say_in_words_what_they_show():
    [found] = strip([state("2015-01-01", None, "A", basis="against_interest")], "2015-12-31")["bars"]
    assert found["label"] == "A, against interest, from 2015-01-01 to last known"
