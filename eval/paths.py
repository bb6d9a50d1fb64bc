"""Where the sets lie."""

from pathlib import Path


def default_data() -> Path:
    """``shared/data`` in the repository or beside it; the first of the two where neither is there."""
    root = Path(__file__).resolve().parents[1]
    folders = [it / "shared" / "data" for it in (root, root.parent)]
    return next((it for it in folders if it.is_dir()), folders[0])
