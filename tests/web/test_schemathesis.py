"""Requests made up from the API's own description: whatever they are, no server error and no answer off the description."""

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from dateline.settings import ServeSettings
from dateline.web.app import create_app

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
pytestmark = pytest.mark.slow


@pytest.fixture
def described(db):
    app = create_app(ServeSettings(db=db, author="Ada"))
    yield schemathesis.openapi.from_asgi("/api/v1/openapi.json", app)
    app.state.desk.close()


schema = schemathesis.pytest.from_fixture("described")


@schema.parametrize()
@settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate],
)
def test_no_request_makes_the_server_fail(case):
    answer = case.call()
    case.validate_response(answer, checks=CHECKS)
