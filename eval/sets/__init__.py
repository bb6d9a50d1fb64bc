"""The sets: where each one's documents and answers are, how they are scored, and what is to be reached.

A set is one module with a `Task`; its name in `TASKS` is the name on the command line and in the table.
"""

from typing import Any

from eval.base import Task
from eval.sets.acled_types import ACLED_TYPES
from eval.sets.ecbplus import ECBPLUS
from eval.sets.event_location import EVENT_LOCATION
from eval.sets.fakes import FAKES
from eval.sets.muc4 import MUC4
from eval.sets.polnear import POLNEAR
from eval.sets.re3d import RE3D
from eval.sets.tempeval3 import TEMPEVAL3
from eval.sets.toponyms import GEOVIRUS, LGL, TOPONYMS
from eval.sets.wikievents import WIKIEVENTS

_SETS = (
    FAKES,
    POLNEAR,
    LGL,
    GEOVIRUS,
    TOPONYMS,
    TEMPEVAL3,
    ACLED_TYPES,
    EVENT_LOCATION,
    MUC4,
    WIKIEVENTS,
    RE3D,
    ECBPLUS,
)
TASKS: dict[str, Task[Any]] = {task.name: task for task in _SETS}
"""Every set that can be measured, in the table's order."""
