import mimetypes

import pytest

from dateline.web.desk import FOLDER
from dateline.web.files import TYPES


@pytest.mark.parametrize(
    ("name", "kind"), [("review.mjs", "text/javascript"), ("page.css", "text/css"), ("icon.svg", "image/svg+xml")]
)
def test_static_files_have_types_that_browsers_take(client, name, kind):
    assert client.get(f"/static/{name}").headers["content-type"].split(";")[0] == kind


@pytest.mark.parametrize("suffix", TYPES)
@pytest.mark.usefixtures("client")
def test_types_do_not_depend_on_the_machine(suffix):
    assert mimetypes.guess_type(f"file{suffix}")[0] == TYPES[suffix]


def test_parts_of_files_can_be_asked_for(client):
    found = client.get("/static/htmx.min.js", headers={"Range": "bytes=0-9"})
    assert (found.status_code, len(found.content)) == (206, 10)


@pytest.mark.parametrize("path", ["/static/../desk.py", "/static/%2e%2e/desk.py", "/static/nothing.js"])
def test_nothing_but_static_files_is_given(client, path):
    assert client.get(path).status_code == 404


def test_no_file_names_another_host():
    """No page, style or script of ours may fetch anything from outside."""
    ours = [*FOLDER.glob("templates/*.html"), *FOLDER.glob("static/*.mjs"), FOLDER / "static" / "page.css"]
    assert len(ours) > 15
    assert not [it.name for it in ours if "http://" in (text := it.read_text()) or "https://" in text]
