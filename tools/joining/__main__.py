"""Fits the weights by which claims are joined: ``python -m tools.joining``. Card: docs/models/joining.md.

Reads the dev half of benchmarks/disagreement and the numbered reports of tools/triggers/texts with dateline as it is.

- Claims of one report: prints F1 by cross-validation and on the bundles held out, writes `going_on_weights.py`.
- Tellings of two reports: prints the same, and weights to take over into `pairs.py` by hand. They rest on the tellings
  that the weights of one report make: after a change of those, run this once more.
"""

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from dateline.corroborate import going_on_weights
from dateline.corroborate.pairs import _BIAS, _WEIGHTS
from dateline.corroborate.telling import SURE
from tools.joining.cases import Pair, Told, between, bundles_told, ground, reports_told, within
from tools.joining.fit import Model, crossed, f1, fit
from tools.joining.set_by_hand import SET_BY_HAND

WITHIN, BETWEEN = 3.0, 10.0
"""Penalties, chosen by cross-validation."""
_LEAST: Final = 0.05
_ABOUT: Final = "Weights of `going_on.py`, learnt by tools/joining: changes in the log-odds. Do not edit by hand."
_LINES: Final = '''"""{about}"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

BIAS: Final = {bias:.2f}
WEIGHTS: Final[Mapping[str, float]] = MappingProxyType(
    {{
{rows}    }}
)
'''


def module(model: Model) -> str:
    """The model as the module `going_on_weights.py`: weights of two digits, without those next to nothing."""
    kept = sorted((name, weight) for name, weight in model.weights.items() if abs(weight) >= _LEAST)
    return _LINES.format(
        about=_ABOUT, bias=model.bias, rows="".join(f'        "{name}": {weight:.2f},\n' for name, weight in kept)
    )


def compared(learnt: Sequence[Pair], held: Sequence[Pair], model: Model, now: Model, odds: Sequence[float]) -> str:
    """F1 of a model by cross-validation and on what was held out, and of the weights in use, at some limits."""
    rows = [f"{len(learnt)} pairs, {sum(it.same for it in learnt)} of one happening; held out {len(held)}"]
    for least in (-0.8, -0.4, 0.0, SURE, 0.4, 0.8):
        told = f1(held, [model.odds(it) for it in held], least), f1(held, [now.odds(it) for it in held], least)
        rows.append(
            f"  log-odds over {least:+.1f}: F1 {f1(learnt, odds, least):.3f} crossed, {told[0]:.3f} held out; "
            f"the weights in use {told[1]:.3f} held out"
        )
    return "\n".join(rows)


def fit_within(learnt: Sequence[Pair], held: Sequence[Pair], out: Path) -> None:
    """Fit, print and write the weights for claims of one report."""
    model = fit(learnt, WITHIN)
    now = Model(going_on_weights.WEIGHTS, going_on_weights.BIAS)
    print("claims of one report:", compared(learnt, held, model, now, crossed(learnt, lambda some: fit(some, WITHIN))))
    out.write_text(module(model), encoding="utf-8")
    print(f"  written: {out}")


def fit_between(learnt: Sequence[Pair], held: Sequence[Pair]) -> None:
    """Fit and print weights for tellings of two reports, beside those in use."""
    model = fit(learnt, BETWEEN, SET_BY_HAND)
    now = Model(_WEIGHTS, _BIAS)
    odds = crossed(learnt, lambda some: fit(some, BETWEEN, SET_BY_HAND))
    print("tellings of two reports:", compared(learnt, held, model, now, odds))
    print(f"  {'bias':<28}{model.bias:+.1f}   in use {now.bias:+.1f}")
    for name, weight in sorted(model.weights.items()):
        print(f"  {name:<28}{weight:+.1f}   in use {now.weights.get(name, 0.0):+.1f}")


def pairs_of(told: Iterable[Told]) -> tuple[list[Pair], list[Pair]]:
    """The pairs of claims of one report, and of tellings of two."""
    by = ground()
    some = list(told)
    return [it for one in some for it in within(one, by)], [it for one in some for it in between(one, by)]


def main(words: Sequence[str] | None = None) -> None:
    """Read, fit, print, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--limit", type=int, help="read N bundles and reports only, to try the tool out")
    parser.add_argument("--out", type=Path, default=Path(going_on_weights.__file__))
    arguments = parser.parse_args(words)
    learnt, learnt_between = pairs_of(bundles_told(held=False, limit=arguments.limit))
    numbered, _ = pairs_of(reports_told(arguments.limit))
    held, held_between = pairs_of(bundles_told(held=True, limit=arguments.limit))
    fit_between(learnt_between, held_between)
    fit_within([*learnt, *numbered], held, arguments.out)


if __name__ == "__main__":
    main()
