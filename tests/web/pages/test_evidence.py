"""The words for and against who held a place."""

import re

import pytest

from dateline.web.strips import strips


@pytest.fixture
def rows(browser):
    page = browser.get("/places/gn:163808").text
    table = page[page.index('class="control"') : page.index("</table>")]
    return table.split('<tr role="row">')[2:]


def test_a_text_that_several_printed_is_told_once_with_all_of_them(rows):
    for row in rows:
        for cell in row.split('role="cell"'):
            texts = [re.sub(r"\W+", " ", it.casefold()) for it in re.findall(r'<q dir="auto">(.*?)</q>', cell)]
            assert len(texts) == len(set(texts))
    assert any(it.count('href="/reports/') > 1 for it in "".join(rows).split("<li>")[1:])


def test_what_the_losing_side_admits_stands_first_where_the_state_rests_on_it(rows):
    admitted = next(it for it in rows if "against interest" in it)
    first = admitted[admitted.index("<li>") : admitted.index("</li>")]
    assert re.search(r'class="by">[^<]*Syria', first)


def test_the_strip_has_a_legend(browser):
    page = browser.get("/places/gn:163808").text
    legend = page[page.index('class="legend"') : page.index("</figcaption>")]
    for name in ("Islamic State", "Military Forces of Syria", "contested", "claimed", "admitted", "fading"):
        assert name in legend


def test_a_holder_has_one_colour_and_letter_on_all_pages(browser):
    def looks(path):
        found = browser.get(path).text
        found = re.findall(
            r'class="h(\d)" width="20".*?text-anchor="middle">(\w+)</text></svg> <bdi>(.*?)</bdi>', found
        )
        return {name: (colour, letter) for colour, letter, name in found}

    whole, one = looks("/places/gn:163808"), looks("/places/gn:163808?according_to=IS")
    assert set(one) < set(whole)
    assert all(whole[name] == look for name, look in one.items())


def test_names_in_a_drawing_cannot_turn_the_writing_round_or_leave_it(browser):
    held = {"holders": ["a"], "holder_names": ["A\u202e<b>"], "status": "held", "basis": "claimed"}
    days = {"from": {"earliest": "2015-01-01", "latest": "2015-01-01"}, "to": None}
    drawing = strips([{**held, **days, "first_evidence": None, "last_evidence": None}], "2016-01-01", [])
    macros = browser.app.state.desk.templates.env.get_template("macros.html").module
    page = macros.one_strip(drawing["wide"], "for-desk") + macros.control_strip(drawing, "town\u202e")
    assert "\u202e" not in page
    assert "<b>" not in page
    assert "<span" not in "".join(re.findall(r"<svg.*?</svg>", page, re.DOTALL))
