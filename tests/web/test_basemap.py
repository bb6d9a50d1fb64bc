from dateline.web.basemap import shapes

SYRIA = (35.5, 32.0, 42.5, 37.5)


def test_borders_lie_where_they_are_on_the_ground():
    lines = [it.points for it in shapes(SYRIA) if it.layer == "border" and not it.disputed]
    east = [x for line in lines for x, y in line if 34.2 < y < 34.6 and x > 40]
    assert east
    assert min(abs(x - 41.0) for x in east) < 0.3  # Abu Kamal, where the Euphrates leaves Syria


def test_the_coast_is_that_of_the_sea():
    def on_land(longitude, latitude):
        inside = False
        for shape in (it for it in shapes(SYRIA) if it.layer == "land"):
            for (ax, ay), (bx, by) in zip(shape.points, (*shape.points[1:], shape.points[0]), strict=True):
                if (ay > latitude) != (by > latitude) and longitude < ax + (latitude - ay) * (bx - ax) / (by - ay):
                    inside = not inside
        return inside

    assert on_land(38.28, 34.56)  # Palmyra
    assert not on_land(35.5, 34.9)  # the sea off Tartus


def test_what_states_dispute_is_told_apart():
    assert any(it.disputed for it in shapes(SYRIA))  # the Golan


def test_the_whole_world_is_coarser_than_a_country():
    assert len(shapes((-170, -60, 170, 80))) > 500
    assert sum(len(it.points) for it in shapes((38, 34, 39, 35))) < 2_000
