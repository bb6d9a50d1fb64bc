"""The bundled reports, read once, and the application over a copy of that record for every test."""

import re
import shutil

import pytest
from fastapi.testclient import TestClient

import dateline
from dateline.settings import ServeSettings
from dateline.web.app import create_app

ADDRESS = "http://127.0.0.1:8350"
BROWSER = {"accept": "text/html,application/xhtml+xml"}


@pytest.fixture(scope="session")
def sample_db(root, tmp_path_factory):
    path = tmp_path_factory.mktemp("web") / "sample.db"
    dateline.read([str(root / "examples" / "reports")], db=str(path)).close()
    return path


@pytest.fixture
def db(sample_db, tmp_path):
    path = tmp_path / "record.db"
    shutil.copy(sample_db, path)
    return str(path)


@pytest.fixture
def make_client(db):
    """`make_client(**settings)` gives a client of an application over a copy of the sample."""
    made = []

    def make(**settings):
        app = create_app(ServeSettings(**{"db": db, "author": "Ada", **settings}))
        client = TestClient(app, base_url=ADDRESS, follow_redirects=False, raise_server_exceptions=False)
        made.append((client, app))
        return client

    yield make
    for client, app in made:
        client.close()
        app.state.desk.close()


@pytest.fixture(scope="session")
def standing(sample_db, tmp_path_factory):
    """One application for all tests that only look; two clients of it, for programs and for browsers."""
    path = tmp_path_factory.mktemp("standing") / "record.db"
    shutil.copy(sample_db, path)
    app = create_app(ServeSettings(db=str(path), author="Ada"))
    clients = [
        TestClient(app, base_url=ADDRESS, follow_redirects=False, raise_server_exceptions=False, headers=headers)
        for headers in ({}, BROWSER)
    ]
    yield clients
    app.state.desk.close()


@pytest.fixture
def fresh():
    """For tests that change the record: `client` and `browser` then have one of their own."""


@pytest.fixture
def client(request):
    if "fresh" in request.fixturenames:
        return request.getfixturevalue("make_client")()
    client = request.getfixturevalue("standing")[0]
    client.cookies.clear()
    return client


@pytest.fixture
def browser(request):
    """A client that asks as browsers do."""
    if "fresh" in request.fixturenames:
        client = request.getfixturevalue("make_client")()
        client.headers.update(BROWSER)
        return client
    client = request.getfixturevalue("standing")[1]
    client.cookies.clear()
    return client


@pytest.fixture
def token():
    """`token(client, page)` opens a page and gives the token of its forms."""

    def read(client, page="/search?q=Palmyra"):
        return re.search(r'name="csrf" value="(\w+)"', client.get(page).text).group(1)

    return read


@pytest.fixture
def items(client):
    """`items("claims?place=Palmyra")` gives the objects of one page of a list."""
    return lambda what: client.get(f"/api/v1/{what}").json()["items"]
