import io
from types import SimpleNamespace

import pytest

from dateline.errors import InputError
from dateline.ingest import IngestOptions, check_sources, load_reports

OPTIONS = IngestOptions()
TEXT = "The army left the town on Monday, two residents of the town said.\n"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "deep").mkdir()
    (tmp_path / ".git").mkdir()
    (tmp_path / "b.txt").write_text(TEXT)
    (tmp_path / "deep" / "a.jsonl").write_text('{"text": "One."}\n\n{"text": "Two."}\n')
    (tmp_path / ".hidden.txt").write_text(TEXT)
    (tmp_path / ".git" / "c.txt").write_text(TEXT)
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    (tmp_path / "notes").write_bytes(b"")
    return tmp_path


def test_folder_is_searched_in_depth_and_in_order(folder):
    assert [(source.name, source.count) for source in check_sources([str(folder)], OPTIONS)] == [
        (str(folder / "b.txt"), 1),
        (str(folder / "deep" / "a.jsonl"), 2),
    ]


def test_glob_and_folder_read_a_file_once(folder):
    assert len(check_sources([str(folder / "*.txt"), str(folder)], OPTIONS)) == 2


def test_json_lines_name_their_line(folder):
    reports = load_reports(check_sources([str(folder / "deep")], OPTIONS), OPTIONS)
    assert [report.source.rsplit(":")[-1] for report in reports] == ["1", "3"]


def test_standard_input_is_read_once(monkeypatch):
    monkeypatch.setattr(
        "sys.stdin", SimpleNamespace(buffer=io.BytesIO(b'{"text": "The army of the north left the town."}'))
    )
    (source,) = check_sources(["-"], OPTIONS)
    (report,) = load_reports([source], OPTIONS)
    assert (source.format, report.source) == ("jsonl", "-:1")


@pytest.mark.parametrize(
    ("content", "form"),
    [
        ("<!DOCTYPE html><p>x", "html"),
        ('{"text": "x"}\n', "jsonl"),
        ("{note} a text", "text"),
        (TEXT, "text"),
        ("<h1>Army leaves</h1>\n<p>x</p>", "html"),
        ("<i> text", "text"),
    ],
)
def test_file_without_suffix_is_known_by_its_content(tmp_path, content, form):
    (tmp_path / "page").write_text(content)
    assert check_sources([str(tmp_path / "page")], OPTIONS)[0].format == form


def test_page_saved_as_text_is_still_a_page(tmp_path):
    (tmp_path / "page.txt").write_text("<!doctype html>\n<html><body><p>x")
    assert check_sources([str(tmp_path / "page.txt")], OPTIONS)[0].format == "html"


@pytest.mark.parametrize("content", ['[{"text": "x"}]', '{\n  "text": "x"\n}'])
def test_json_that_is_not_lines_is_refused(tmp_path, content):
    (tmp_path / "reports.json").write_text(content)
    with pytest.raises(InputError, match="JSON object"):
        check_sources([str(tmp_path / "reports.json")], OPTIONS)


def test_glob_leads_into_folders(folder):
    assert [source.count for source in check_sources([str(folder / "de*")], OPTIONS)] == [2]


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\t\n", "empty"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\x00", "binary"),
        ("big.txt", b"x" * 101, "--max-bytes"),
        ("lines.jsonl", b'{"text": "x"}\n{"text": \n', "lines.jsonl:2"),
        ("list.jsonl", b'["x"]\n', "list.jsonl:1"),
        ("none.jsonl", b'{"title": "x"}\n', '"text"'),
        ("type.jsonl", b'{"text": "x", "title": 3}\n', '"title"'),
        ("date.jsonl", b'{"text": "x", "published_at": "soon"}\n', "published_at"),
        ("blank.jsonl", b"\n\n", "empty"),
    ],
)
def test_bad_file_is_refused_with_its_name_and_the_reason(tmp_path, name, content, told):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError) as error:
        check_sources([str(tmp_path / name)], IngestOptions(max_bytes=100))
    assert name in str(error.value)
    assert told in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("path", "told"), [("gone.txt", "no such file"), ("*.gone", "nothing matches"), ("void", "no files")]
)
def test_missing_path_is_refused(tmp_path, path, told):
    (tmp_path / "void").mkdir()
    with pytest.raises(InputError, match=told):
        check_sources([str(tmp_path / path)], OPTIONS)


def test_folder_of_other_files_only_is_refused(tmp_path):
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    with pytest.raises(InputError, match="no readable reports"):
        check_sources([str(tmp_path)], OPTIONS)


def test_no_paths_are_refused():
    with pytest.raises(InputError, match="no paths"):
        check_sources([], OPTIONS)


def test_file_gone_after_the_check_is_refused(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    sources = check_sources([str(tmp_path / "a.txt")], OPTIONS)
    (tmp_path / "a.txt").unlink()
    with pytest.raises(InputError, match="can't be read"):
        list(load_reports(sources, OPTIONS))
