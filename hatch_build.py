"""Build hook of hatchling: makes the gazetteer file and the page's explorer before a wheel or an editable install.

Also a script: ``python hatch_build.py [--force]``.
"""

import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT))

from tools import page  # noqa: E402 - the repository root has to be on the path first
from tools.gazetteer.build import TARGET, build  # noqa: E402

try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ImportError:  # run as a script, without hatchling
    BuildHookInterface = object


class GazetteerHook(BuildHookInterface):  # type: ignore[misc]  # hatchling has no types where it is not installed
    """Makes ``gazetteer.sqlite`` and the explorer, and puts them into the wheel."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Run before the wheel is packed; `version` is "standard" or "editable"."""
        del version
        build()
        build_data["artifacts"].append(TARGET.relative_to(ROOT).as_posix())
        said = page.build()
        if said:
            self.app.display_warning(said)
        if page.BUILT.exists():
            build_data["artifacts"].append(f"{page.TARGET.relative_to(ROOT).as_posix()}/*")


if __name__ == "__main__":
    build(force="--force" in sys.argv)
    told = page.build(force="--force" in sys.argv)
    if told:
        print(told, file=sys.stderr)
