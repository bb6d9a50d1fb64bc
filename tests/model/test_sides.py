from dateline.model.sides import Closeness, Sides

SIDES = Sides(
    {"squadron": ("air-force",), "air-force": ("army",), "guard": ("army",), "loop": ("loop2",), "loop2": ("loop",)}
)


def test_a_part_is_close_to_every_whole_above_it():
    assert SIDES.closeness("squadron", "army") is Closeness.PART
    assert SIDES.closeness("army", "squadron") is Closeness.PART


def test_two_parts_of_one_body_are_siblings_and_not_related():
    assert SIDES.closeness("air-force", "guard") is Closeness.SIBLINGS
    assert not SIDES.related(["air-force"], ["guard"])


def test_strangers_are_apart_and_nobody_is_close_to_none():
    assert SIDES.closeness("army", "rebels") is Closeness.APART
    assert SIDES.closest(["army"], []) is Closeness.APART


def test_the_closest_pair_counts():
    assert SIDES.closest(["rebels", "army"], ["army", "monitor"]) is Closeness.SAME


def test_a_circle_in_the_data_ends():
    assert SIDES.wholes("loop") == {"loop2"}
