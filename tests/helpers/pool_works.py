"""Work for pools: worker processes import it by name, which they can't do with a test module."""

import os

from dateline.errors import DatelineError
from dateline.pipeline.worker import Outcome


def tag_with_process(reports):
    return [Outcome(report=report, reading=None, problem=str(os.getpid())) for report in reports]


def die(_reports):
    os._exit(9)


def refuse(_reports):
    msg = "no model"
    raise DatelineError(msg)
