"""Claims that are found by the marks of others."""

import pytest
from sqlalchemy import create_engine

from dateline.model.marks import Mark, Role
from dateline.store.neighbours import marked, replace_marks, sharing
from dateline.store.schema import METADATA


@pytest.fixture
def connection():
    """A database of marks alone, without the claims that leave them."""
    engine = create_engine("sqlite://")
    with engine.begin() as opened:
        METADATA.create_all(opened)
        yield opened
    engine.dispose()


def mark(first, last, role=Role.NARROW_ACTIVE):
    return Mark(number=7, role=role, first=first, last=last)


def leave(connection, marks):
    replace_marks(connection, marks, {}, {}, ())


def test_what_lies_between_the_days_of_two_marks_is_no_neighbour(connection):
    leave(connection, {"old": [mark(10, 12)], "between": [mark(200, 201)], "new": [mark(399, 401)]})
    assert sharing(connection, [mark(400, 401), mark(11, 11)]) == {"old", "new"}
    assert sharing(connection, [mark(11, 250), mark(400, 401), mark(240, 300)]) == {"old", "between", "new"}


def test_two_passive_marks_are_no_neighbours(connection):
    leave(connection, {"passive": [mark(10, 12, Role.NARROW)], "active": [mark(10, 12)]})
    assert sharing(connection, [mark(11, 11, Role.NARROW)]) == {"active"}
    assert sharing(connection, [mark(11, 11)]) == {"active", "passive"}


def test_of_a_place_no_more_claims_are_given_than_are_asked_for(connection):
    leave(connection, {f"c{at}": [mark(at, at, Role.PLACE)] for at in range(9)})
    assert len(marked(connection, [7], Role.PLACE)[7]) == 9
    assert len(marked(connection, [7, 8], Role.PLACE, 4)[7]) == 4
