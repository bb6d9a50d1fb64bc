import re
import sys
from pathlib import Path

import pytest

from dateline.vocab.kinds import event_kinds
from tools.docs import documents, run_document
from tools.terminal import run_on_terminal

ROOT = Path(__file__).resolve().parents[1]
NAMES = [path.relative_to(ROOT).as_posix() for path in documents()]


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_documented_commands_run_and_print_what_is_shown(name: str, tmp_path: Path):
    text = (ROOT / name).read_text(encoding="utf-8")
    outcome = run_document(text, tmp_path)
    assert not outcome.failures
    assert outcome.text == text, f"{name} shows old output: run `python3 dev.py docs` and look at what changed"


def test_every_event_kind_is_documented():
    text = (ROOT / "docs" / "data-model.md").read_text(encoding="utf-8")
    assert not [name for name in event_kinds() if f"| `{name}` |" not in text]


def test_every_key_of_the_record_is_documented():
    written = (ROOT / "src" / "dateline" / "codec" / "dump.py").read_text(encoding="utf-8")
    keys = set(re.findall(r'^\s+"(\w+)": ', written, re.MULTILINE))
    text = (ROOT / "docs" / "data-model.md").read_text(encoding="utf-8")
    assert not {key for key in keys if not re.search(rf"\b{key}\b", text)}


@pytest.mark.parametrize(
    "path", [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))], ids=lambda it: it.name
)
def test_links_between_documents_lead_somewhere(path: Path):
    links = re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", path.read_text(encoding="utf-8"))
    assert not [link for link in links if not (path.parent / link).exists()]


def test_decisions_are_numbered_without_gaps():
    numbers = sorted(int(path.name[:4]) for path in (ROOT / "docs" / "decisions").glob("*.md"))
    assert numbers == list(range(1, len(numbers) + 1))


def test_a_failing_command_is_told(tmp_path: Path):
    outcome = run_document("```console\n$ exit 3\n```\n", tmp_path)
    assert "exit code 3" in outcome.failures[0]


def test_output_is_written_under_its_command(tmp_path: Path):
    outcome = run_document("<!-- output: 1 lines -->\n```console\n$ printf 'a\\nb\\n'\nold\n```\n", tmp_path)
    assert outcome.text == "<!-- output: 1 lines -->\n```console\n$ printf 'a\\nb\\n'\na\n…\n```\n"


def test_output_without_the_comment_is_left_alone(tmp_path: Path):
    text = "```console\n$ echo new\nold\n```\n"
    assert run_document(text, tmp_path).text == text


def test_output_that_took_another_time_is_left_alone(tmp_path: Path):
    text = "<!-- output -->\n```console\n$ echo 3 new reports in 4.0 s, 1 report per second\n{}```\n"
    shown = text.format("3 new reports in 5.1 s, 12 reports per second\n")
    assert run_document(shown, tmp_path).text == shown
    assert run_document(text.format("9 new reports in 5.1 s\n"), tmp_path).text != text.format(
        "9 new reports in 5.1 s\n"
    )


def test_a_variable_set_in_a_comment_reaches_later_commands(tmp_path: Path):
    text = "<!-- set WORD: echo hello -->\n<!-- output -->\n```console\n$ echo $WORD\n```\n"
    assert "$ echo $WORD\nhello\n" in run_document(text, tmp_path).text


def test_a_terminal_has_the_width_that_was_asked_for(tmp_path: Path):
    script = "import os, sys; print(sys.stdout.isatty(), os.get_terminal_size(1).columns)"
    assert run_on_terminal([sys.executable, "-c", script], cwd=tmp_path, columns=77) == (0, "True 77\n")


def test_what_the_guide_for_contributors_names_is_there():
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    named = re.findall(r"`((?:src|tests|data|docs|tools|benchmarks)/[\w./-]+)`", text)
    assert len(named) > 20
    assert not [name for name in named if "NNNN" not in name and not (ROOT / name).exists()]
