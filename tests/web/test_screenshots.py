"""The pictures of the documents are of what is worth showing."""

import re

import pytest

from tools.screenshots import contested_day, telling_event, views


@pytest.fixture
def ask(client):
    return lambda path: client.get(f"/api/v1/{path}").json()


def test_the_event_has_figures_several_origins_and_an_open_dispute_about_a_figure(ask, items):
    event, claim = telling_event(ask)
    found = ask(f"events/{event}")
    assert found["independent_origins"] > 1
    assert len(found["quantities"]) > 1
    [sides] = [
        it["positions"] for it in items("disputes?open=true") if it["event_id"] == event and it["about"] == "count"
    ]
    assert claim in {claim_id for side in sides for claim_id in side["claim_ids"]}


def test_a_place_is_contested_on_the_day_that_the_map_shows(ask, items):
    assert "contested" in {it["status"] for it in items(f"control?at={contested_day(ask)}")}


def test_every_section_is_on_its_page(ask, browser):
    for view in views(ask).values():
        if view.path.startswith("/?") or not view.section:
            continue
        kind, name = re.match(r"([#.]?)([\w-]+)", view.section).groups()
        words = {"#": f'id="{name}"', ".": f'class="{name}"', "": f"<{name}>"}[kind]
        assert words in browser.get(view.path).text
