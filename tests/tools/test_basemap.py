import struct

import pytest

from tools.basemap.layers import _disputed, _inside, _middle
from tools.basemap.tiles import LAST_ZOOM, TARGET
from tools.basemap.topology import Topology, area
from tools.basemap.towns import arabic_name

SQUARE = [(0.0, 0.0), (4.0, 0.0), (4.0, 2.0), (0.0, 2.0), (0.0, 0.0)]
PACKED = {
    "transform": {"scale": [1, 1], "translate": [0, 0]},
    "arcs": [[[1, 0], [0, 1]], [[1, 1], [-1, 0], [0, -1], [1, 0]], [[1, 0], [1, 0], [0, 1], [-1, 0]]],
    "objects": {
        "countries": {
            "geometries": [
                {"type": "Polygon", "arcs": [[0, 1]], "properties": {"name": "West"}},
                {"type": "Polygon", "arcs": [[2, -1]], "properties": {"name": "East"}},
            ]
        }
    },
}


def test_the_line_between_two_countries_is_found_once():
    assert list(Topology(PACKED).shared()) == [("East", "West", [(1, 0), (1, 1)])]


def test_a_ring_closes():
    world = Topology(PACKED)
    for country in world.countries:
        ring = world.polygons(country)[0][0]
        assert ring[0] == ring[-1]
        assert area(ring) == 1


def test_a_label_stands_inside():
    x, y = _middle(SQUARE)
    assert (x, 0 < y < 2) == (2.0, True)


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (["Aleppo", "حلب"], "حلب"),
        (["الرقة", "الرقه", "رقة"], "الرقة"),
        (["الموصل", "موصول"], None),
        (["Тартус", "کرکوک"], None),
        ([], None),
    ],
)
def test_an_arabic_name_is_taken_where_there_is_one(names, found):
    assert arabic_name(names) == found


def test_every_border_in_dispute_names_two_countries_in_order_and_its_box_is_a_box():
    for (one, other), boxes in _disputed().items():
        assert one < other
        assert all(not box or (box[0] < box[2] and box[1] < box[3]) for box in boxes)
    assert _inside((75.0, 34.0), _disputed()["India", "Pakistan"][0])


def test_the_shipped_map_is_small_and_reaches_its_last_zoom():
    head = TARGET.read_bytes()
    assert head[:7] == b"PMTiles"
    assert len(head) < 6_000_000
    assert struct.unpack("<BB", head[100:102]) == (0, LAST_ZOOM)
