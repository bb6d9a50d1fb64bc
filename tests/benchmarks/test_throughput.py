import json
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.throughput import Result, run, table

ROOT = Path(__file__).resolve().parents[2]


def test_a_run_gives_output_time_and_memory():
    printed, seconds, peak = run([sys.executable, "-c", "data = b'x' * 200_000_000; print('done')"])
    assert printed == "done\n"
    assert seconds > 0
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024) / 1e9
    assert 0.2 < peak < max(0.4, own + 0.1)  # Linux counts what the process that starts another had at its peak


def test_a_failing_run_is_an_error():
    with pytest.raises(subprocess.CalledProcessError):
        run([sys.executable, "-c", "raise SystemExit(3)"])


def test_missing_data_is_one_line():
    command = [sys.executable, "-m", "benchmarks.throughput", "--data", "nowhere.jsonl"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr == "error: nowhere.jsonl is not here: name a file of JSON lines with --data\n"


def test_the_table_tells_the_ratio_and_the_goal():
    result = Result(
        reports=2, tokens=1000, spacy_pipe_s=1.0, spacy_load_s=0.5, spacy_peak_gb=0.3, dateline_s=3.0,
        dateline_peak_gb=0.5, ratio=3.0, within_goal=False,
    )  # fmt: skip
    assert "ratio 3.00 (goal 2.0) · OUTSIDE the goals" in table(result)


@pytest.mark.slow
def test_both_programs_are_measured(tmp_path: Path):
    texts = tmp_path / "texts.jsonl"
    report = {"text": "Rebels seized the town of Saraqib on Sunday, the army said.", "published_at": "2015-05-04"}
    texts.write_text(json.dumps(report) + "\n", encoding="utf-8")
    command = [sys.executable, "-m", "benchmarks.throughput", "--data", str(texts), "--json"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    result = json.loads(done.stdout)
    assert result["reports"] == 1
    assert result["dateline_s"] > 0
    assert 0 < result["dateline_peak_gb"] < 1.2
