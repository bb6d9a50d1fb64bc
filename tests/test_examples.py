import json
import re
from pathlib import Path

REPORTS = Path(__file__).resolve().parents[1] / "examples" / "reports"
OUTLETS = ("Levant Courier", "Calder Post", "Meridian Wire", "Orontes Daily", "Harbour Ledger", "Northlight")


def texts() -> list[str]:
    whole = [path.read_text(encoding="utf-8") for path in REPORTS.iterdir() if path.suffix in {".txt", ".html"}]
    lines = [line for path in REPORTS.glob("*.jsonl") for line in path.read_text(encoding="utf-8").splitlines()]
    return whole + [f"{it['outlet']}\n{it['text']}" for it in map(json.loads, lines)]


def test_there_are_at_least_twelve_reports():
    assert len(texts()) >= 12


def test_six_made_up_outlets_speak():
    assert {name for name in OUTLETS for text in texts() if name.lower() in text.lower()} == set(OUTLETS)


def test_every_file_is_explained():
    readme = (REPORTS.parent / "README.md").read_text(encoding="utf-8")
    assert not [path.name for path in REPORTS.iterdir() if f"`{path.name}`" not in readme]


def test_web_addresses_are_of_nobody():
    assert not [
        url
        for text in texts()
        for url in re.findall(r"https?://[^/\s\"]+", text)
        if not url.endswith((".example", "schema.org"))
    ]
