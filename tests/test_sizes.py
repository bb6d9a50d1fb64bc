import ast
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[1]
SRC = ROOT / "src" / "dateline"
PROGRAMS = [path for folder in (SRC, ROOT / "eval") for path in sorted(folder.rglob("*.py"))]
FILES = [path for path in PROGRAMS if path.name != "__init__.py" and "versions" not in path.parts]


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def test_no_file_is_over_400_lines():
    assert not {path.name: lines(path) for path in PROGRAMS if lines(path) > 400}


def test_half_of_the_files_are_under_150_lines():
    assert median(lines(path) for path in FILES) < 150


def test_no_function_is_60_lines_or_longer():
    long = {
        f"{path.relative_to(ROOT)}:{node.name}": node.end_lineno - node.lineno + 1
        for path in FILES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno + 1 >= 60
    }
    assert not long


def test_nothing_prints_outside_the_command_line():
    printing = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in FILES
        if path.is_relative_to(SRC) and "cli" not in path.parts
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    ]
    assert not printing


def test_every_public_name_says_what_it_is_for():
    silent = [
        f"{path.relative_to(ROOT)}:{node.name}"
        for path in FILES
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
    ]
    assert not silent
