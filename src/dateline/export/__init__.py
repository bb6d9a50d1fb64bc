"""The record in the formats of other tools.

- ``base``: what an exporter is given and what it has to be
- ``csv``, ``geojson``, ``jsonl``: one file per format
- ``rows``: the record as flat rows, shared by the formats that are tables
- ``names``: names of private persons, withheld unless they are asked for

A new format is one file here, one line in ``BUILTIN``, and passes ``tests/contracts/test_exporters.py``.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from dateline.errors import SettingsError
from dateline.export.base import PARTS, Exporter, ExportRecord
from dateline.export.csv import CsvExporter
from dateline.export.geojson import GeoJsonExporter
from dateline.export.jsonl import JsonLinesExporter

__all__ = ["BUILTIN", "PARTS", "ExportRecord", "Exporter", "exporter"]

BUILTIN: Final[Mapping[str, type[CsvExporter | GeoJsonExporter | JsonLinesExporter]]] = MappingProxyType(
    {one.name: one for one in (CsvExporter, GeoJsonExporter, JsonLinesExporter)}
)
"""The formats that come with dateline, by name."""


def exporter(name: str, *, what: str | None = None) -> Exporter:
    """Give the exporter of a format, for one part of the record (``events``, ``claims``, ``control``) or its usual.

    Raises SettingsError for a format or part that does not exist.
    """
    if name not in BUILTIN:
        msg = f"unknown export format {name!r}: choose one of {', '.join(BUILTIN)}"
        raise SettingsError(msg)
    if what is not None and what not in PARTS:
        msg = f"can't export {what!r}: choose one of {', '.join(PARTS)}"
        raise SettingsError(msg)
    return BUILTIN[name](what)
