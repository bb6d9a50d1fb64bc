"""``python -m tools.gazetteer``: make the gazetteer file if it is not fresh."""

import sys
import time

from tools.gazetteer.build import TARGET, build

start = time.perf_counter()
made = build(force="--force" in sys.argv)
size = TARGET.stat().st_size / 2**20
sys.stdout.write(f"{TARGET.name}: {'made' if made else 'fresh'}, {size:.0f} MiB, {time.perf_counter() - start:.1f} s\n")
