import pytest

from dateline.errors import StoreError
from dateline.settings import ServeSettings
from dateline.web.app import create_app


def test_without_a_record_there_is_no_application(tmp_path):
    with pytest.raises(StoreError, match="no record at"):
        create_app(ServeSettings(db=str(tmp_path / "none.db")))


def test_the_api_describes_itself(client):
    found = client.get("/api/v1/openapi.json").json()
    assert {"/api/v1/events", "/api/v1/control", "/api/v1/judgements", "/api/v1/search"} <= found["paths"].keys()
    assert found["components"]["schemas"]["EventShape"]["properties"]["id"]["examples"]


@pytest.mark.parametrize("path", ["/docs", "/redoc"])
def test_no_page_that_would_load_scripts_from_elsewhere(client, path):
    assert client.get(path).status_code == 404
