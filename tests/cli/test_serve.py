import json
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

import pytest
from typer.testing import CliRunner

from dateline.cli.main import app


def run(*args, **more):
    return CliRunner().invoke(app, list(args), **more)


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def fetched(address):
    for _ in range(150):
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                return json.load(answer)
        except urllib.error.URLError:
            time.sleep(0.2)
    raise AssertionError(address)


@pytest.mark.slow
def test_serve_answers_on_this_machine_until_it_is_stopped(db):
    port = free_port()
    command = [sys.executable, "-m", "dateline", "serve", "--db", db, "--port", str(port)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        try:
            found = fetched(f"http://127.0.0.1:{port}/api/v1/events?place=Palmyra&from=2016-03-01&limit=2")
        finally:
            server.terminate()
            told = server.communicate(timeout=30)[1]
    assert found["total"] == 1
    assert f"http://127.0.0.1:{port}/ (stop with Ctrl-C)" in told


def test_serving_other_machines_without_a_user_is_refused_in_one_line(db):
    result = run("serve", "--db", db, "--host", "0.0.0.0")  # noqa: S104
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert "dateline users add NAME" in result.stderr


def test_there_must_be_a_record_to_serve(tmp_path):
    result = run("serve", "--db", str(tmp_path / "none.db"))
    assert (result.exit_code, "no record at" in result.stderr) == (1, True)


def test_users_are_added_listed_and_removed(db):
    assert run("users", "add", "Ada", "--role", "reviewer", "--db", db, input="a long password\n").exit_code == 0
    [found] = json.loads(run("users", "--db", db, "--json").stdout)
    assert (found["name"], found["role"], "password" in found) == ("Ada", "reviewer", False)
    assert run("users", "remove", "Ada", "--db", db).exit_code == 0
    assert json.loads(run("users", "--db", db, "--json").stdout) == []


@pytest.mark.parametrize(
    ("words", "given", "told"),
    [
        (("add", "Ada"), "short\n", "10 to 1000"),
        (("add",), "a long password\n", "which user"),
        (("add", " Ada"), "a long password\n", "without spaces around"),
        (("remove", "Ada"), "", "there is no user 'Ada'"),
    ],
)
def test_what_makes_no_user_is_told(db, words, given, told):
    result = run("users", *words, "--db", db, input=given)
    assert result.exit_code in {1, 2}
    assert told in result.stderr
