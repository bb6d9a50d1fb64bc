"""The sets: where each one's documents and answers are, how they are scored, and what is to be reached.

A set is one module with a `Task`; its name in `TASKS` is the name on the command line and in the table.
"""

from typing import Any

from eval.base import Task
from eval.sets.acled_types import ACLED_TYPES
from eval.sets.muc4 import MUC4
from eval.sets.wikievents import WIKIEVENTS

TASKS: dict[str, Task[Any]] = {task.name: task for task in (ACLED_TYPES, MUC4, WIKIEVENTS)}
"""Every set that can be measured, in the table's order."""
