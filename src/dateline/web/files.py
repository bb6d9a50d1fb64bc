"""The static files of the package: scripts, styles, map tiles. Nothing comes from anywhere else."""

import mimetypes

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles

from dateline.web.desk import FOLDER

TYPES = {
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".wasm": "application/wasm",
    ".pmtiles": "application/octet-stream",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
}
"""Types that machines disagree about: a browser runs no module that is served as anything but a script."""


def mount(app: FastAPI) -> None:
    """Serve ``/static``; parts of files, too (Range), as PMTiles needs."""
    for suffix, kind in TYPES.items():
        mimetypes.add_type(kind, suffix)
    app.mount("/static", StaticFiles(directory=FOLDER / "static"), name="static")
