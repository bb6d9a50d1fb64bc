"""Lets the layers of spaCy and of our own network multiply matrices with NumPy's library instead of thinc's.

Same results, in well under two thirds of the time on the machines tried: NumPy comes with an OpenBLAS that knows the
processor it runs on, thinc with a small one that does not. Why: docs/decisions/0016-numpy-multiplies.md.
"""

from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from thinc.api import Model, NumpyOps


def speed_up(model: "Model[Any, Any]") -> None:
    """Give every layer of a network the faster multiplication; layers that run elsewhere than on the CPU are left."""
    from thinc.api import NumpyOps  # noqa: PLC0415 - thinc is slow to import: only when something is read

    for layer in model.walk():
        if type(layer.ops) is NumpyOps:
            layer.ops = _ops()


def speed_up_pipeline(nlp: "Language") -> None:
    """Do the same for every trained component of a pipeline."""
    from thinc.api import Model  # noqa: PLC0415 - see above

    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        if isinstance(model, Model):
            speed_up(model)


@cache
def _ops() -> "NumpyOps":
    from thinc.api import NumpyOps, Ops  # noqa: PLC0415 - see above

    class NumpyBlas(NumpyOps):  # type: ignore[misc]  # thinc's Cython classes are untyped
        """thinc's CPU operations, with `numpy.dot` for the product of matrices (the one of its base class)."""

        gemm = Ops.gemm

    return NumpyBlas()
