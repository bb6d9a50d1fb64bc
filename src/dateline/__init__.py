"""dateline: news reports on armed conflict in, an attributed record out.

::

    import dateline

    record = dateline.read(["reports/"])
    for event in record.events(place="Palmyra"):
        print(event.time, event.kind, event.independent_origins)
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.record.access import Record, read
    from dateline.record.access import open_record as open  # noqa: A004 (reads as dateline.open, never bare)
    from dateline.record.survey import survey

__version__ = "0.1.0"

__all__ = ["Record", "__version__", "open", "read", "survey"]

_HOMES = {
    "Record": ("dateline.record.access", "Record"),
    "open": ("dateline.record.access", "open_record"),
    "read": ("dateline.record.access", "read"),
    "survey": ("dateline.record.survey", "survey"),
}


def __getattr__(name: str) -> object:
    """Load the public names when they are first used, so that ``dateline --help`` and the like start at once."""
    if name not in _HOMES:
        msg = f"module 'dateline' has no attribute {name!r}"
        raise AttributeError(msg)
    module, attribute = _HOMES[name]
    found: object = getattr(import_module(module), attribute)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return __all__
