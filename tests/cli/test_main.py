import subprocess
import sys
import time

import pytest
from typer.main import get_command
from typer.testing import CliRunner

import dateline
from dateline.cli.main import app

COMMANDS = """
read reread reports claims events disputes control changes origins sources explain show export
correct reject accept same different undo history corrections serve users version
""".split()


def dateline_process(*args, **options):
    return subprocess.run(
        [sys.executable, "-m", "dateline", *args], capture_output=True, text=True, check=False, **options
    )


def test_these_are_the_commands():
    assert list(get_command(app).commands) == COMMANDS


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example(name):
    result = CliRunner().invoke(app, [name, "--help"])
    assert result.exit_code == 0
    assert name == "version" or "Example: dateline" in result.output


@pytest.mark.parametrize("name", sorted(set(COMMANDS) - {"version"}))
def test_every_command_can_be_told_which_record(name):
    assert "--db" in CliRunner().invoke(app, [name, "--help"]).output


def test_version():
    assert dateline_process("version").stdout == f"{dateline.__version__}\n"


def test_a_mistyped_command_gets_a_suggestion():
    result = dateline_process("claimz")
    assert result.returncode == 2
    assert "claims" in result.stderr


def test_a_foreign_database_is_one_line(tmp_path):
    other = tmp_path / "notes.db"
    other.write_text("these are my notes, not a database")
    result = dateline_process("claims", "--db", str(other))
    assert (result.returncode, result.stdout, len(result.stderr.splitlines())) == (1, "", 1)
    assert result.stderr.startswith("error: ")
    assert other.read_text() == "these are my notes, not a database"


def test_a_closed_pipe_is_quiet(db):
    program = f"{sys.executable} -m dateline claims --db {db} | true"
    for _ in range(3):
        result = subprocess.run(["bash", "-c", program], capture_output=True, text=True, check=False)
        assert result.stderr == ""


def test_help_is_quick():
    taken = []
    for _ in range(3):
        started = time.monotonic()
        dateline_process("--help")
        taken.append(time.monotonic() - started)
    assert min(taken) < 0.5


def test_help_loads_nothing_heavy():
    program = (
        "import sys, dateline.cli.main; "
        "print([name for name in ('spacy', 'sqlalchemy', 'pydantic', 'rich', 'yaml', 'trafilatura') if name in sys.modules])"
    )
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert result.stdout == "[]\n"
