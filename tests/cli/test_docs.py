import re

import pytest
from typer.main import get_command

from dateline.cli.main import app

COMMANDS = get_command(app).commands
SHARED = {
    "--help",
    "--db",
    "--json",
    "--place",
    "--actor",
    "--kind",
    "--from",
    "--to",
    "--speaker",
    "--outlet",
    "--limit",
}


@pytest.fixture(scope="module")
def docs(root):
    return (root / "docs" / "commands.md").read_text(encoding="utf-8")


def options_of(name):
    return {option for param in COMMANDS[name].params for option in param.opts if option.startswith("--")}


def section(docs, name):
    return re.search(rf"^## `dateline {name}\b.*?(?=^## |\Z)", docs, re.MULTILINE | re.DOTALL).group()


def test_every_command_is_documented_and_every_documented_command_exists(docs):
    assert re.findall(r"^## `dateline (\w+)", docs, re.MULTILINE) == list(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_of_a_command_stands_in_its_section(docs, name):
    own = options_of(name) - (SHARED if name != "read" else SHARED - {"--outlet"})
    assert {option for option in own if f"`{option}" not in section(docs, name).replace("`, `", "` `")} == set()


@pytest.mark.parametrize("name", COMMANDS)
def test_no_section_documents_an_option_that_does_not_exist(docs, name):
    rows = re.findall(r"^\| `.*", section(docs, name), re.MULTILINE)
    documented = {option for row in rows for option in re.findall(r"`(--[a-z-]+)", row.split(" | ")[0])}
    assert documented <= options_of(name)


@pytest.mark.parametrize("option", sorted(SHARED))
def test_shared_options_are_documented_once_for_all(docs, option):
    assert f"`{option}" in docs.split("## `dateline")[0]
