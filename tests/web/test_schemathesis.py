"""Requests made up from the API's own description: whatever they are, no server error and no answer off the description."""

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from dateline.settings import LOOPBACK, ServeSettings
from dateline.web.app import create_app

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
def test_no_request_makes_the_server_fail(db, monkeypatch):
    # Schemathesis asks as "testserver"; its pytest plugin does not know pytest 9, so its cases are drawn by hand.
    monkeypatch.setattr("dateline.web.guard.LOOPBACK", LOOPBACK | {"testserver"})
    app = create_app(ServeSettings(db=db, author="Ada"))
    schema = schemathesis.openapi.from_asgi("/api/v1/openapi.json", app)
    asked = 0
    for found in schema.get_all_operations():

        @settings(
            max_examples=25,
            deadline=None,
            derandomize=True,
            database=None,
            suppress_health_check=list(HealthCheck),
            phases=[Phase.generate],
        )
        @given(case=found.ok().as_strategy())
        def ask(case):
            nonlocal asked
            asked += 1
            case.validate_response(case.call(), checks=CHECKS)

        ask()
    app.state.desk.close()
    assert asked > 500
