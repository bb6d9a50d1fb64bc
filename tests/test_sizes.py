import ast
from pathlib import Path
from statistics import median

SRC = Path(__file__).resolve().parents[1] / "src" / "dateline"
FILES = [path for path in sorted(SRC.rglob("*.py")) if path.name != "__init__.py" and "versions" not in path.parts]


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def test_no_file_is_over_400_lines():
    assert not {path.name: lines(path) for path in SRC.rglob("*.py") if lines(path) > 400}


def test_half_of_the_files_are_under_150_lines():
    assert median(lines(path) for path in FILES) < 150


def test_no_function_is_60_lines_or_longer():
    long = {
        f"{path.relative_to(SRC)}:{node.name}": node.end_lineno - node.lineno + 1
        for path in FILES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno + 1 >= 60
    }
    assert not long


def test_nothing_prints_outside_the_command_line():
    printing = [
        f"{path.relative_to(SRC)}:{node.lineno}"
        for path in FILES
        if "cli" not in path.parts
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    ]
    assert not printing


def test_every_public_name_says_what_it_is_for():
    silent = [
        f"{path.relative_to(SRC)}:{node.name}"
        for path in FILES
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
    ]
    assert not silent
