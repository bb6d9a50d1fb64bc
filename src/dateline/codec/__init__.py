"""Model types to JSON and back.

- ``dump``: the record's JSON objects, as the documentation gives them (``--json``, exports, the HTTP API)
- ``pack``: whole model objects for the store; what was packed is unpacked to an equal object
"""

from dateline.codec.dump import (
    dump_claim,
    dump_correction,
    dump_dispute,
    dump_event,
    dump_interval,
    dump_origin,
    dump_report,
    dump_source,
)
from dateline.codec.pack import pack, unpack, unpack_plain

__all__ = [
    "dump_claim",
    "dump_correction",
    "dump_dispute",
    "dump_event",
    "dump_interval",
    "dump_origin",
    "dump_report",
    "dump_source",
    "pack",
    "unpack",
    "unpack_plain",
]
