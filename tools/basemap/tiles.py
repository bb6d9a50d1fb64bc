"""Tiles the layers into one PMTiles file."""

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

TARGET = Path(__file__).resolve().parents[2] / "src" / "dateline" / "web" / "static" / "basemap" / "world.pmtiles"
LAST_ZOOM = 6


def tile(program: Path, folder: Path, layers: Mapping[str, str], target: Path) -> None:
    """Run tippecanoe over the layers, files of `folder`; the old file stays until the new one is whole.

    The program writes its command line into the file: it runs in `folder` with relative names, and on one thread, so
    that the same inputs give the same bytes.
    """
    program.chmod(0o755)
    command = [str(program.relative_to(folder)), "--force", "--quiet"]
    command += [f"--maximum-zoom={LAST_ZOOM}", "--minimum-zoom=0"]
    command += ["--drop-rate=1"]  # points thinned by the tiler would lose Aleppo: minzoom decides alone
    command += ["--simplification=8", "--no-tile-size-limit", "--no-feature-limit", "--detect-shared-borders"]
    command += ["--name=dateline world", "--attribution=Natural Earth; GeoNames CC BY 4.0"]
    command += ["--output", "world.pmtiles"]
    command += [f"--named-layer={name}:{file}" for name, file in layers.items()]
    subprocess.run(command, check=True, cwd=folder, env={**os.environ, "TIPPECANOE_MAX_THREADS": "1"})
    target.parent.mkdir(parents=True, exist_ok=True)
    scratch = target.with_suffix(".new")
    shutil.copy(folder / "world.pmtiles", scratch)
    scratch.replace(target)
