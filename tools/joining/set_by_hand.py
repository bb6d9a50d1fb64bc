"""The weights that a person set for `pairs.py` before any fit: a fit stays near them where pairs are few."""

from typing import Final

from tools.joining.fit import Model

SET_BY_HAND: Final = Model(
    bias=-3.0,
    weights={
        "place same": 2.5,
        "place beside": 2.0,
        "place within": 0.3,
        "place unlisted": 0.7,
        "place nearby": -0.5,
        "place same wide": 0.7,
        "place one unknown": 0.3,
        "place both unknown": 0.0,
        "place same country": -0.3,
        "place in country": -0.7,
        "time same days": 1.5,
        "time overlap": 0.5,
        "time close": -1.5,
        "time published": 0.8,
        "time loose": -1.0,
        "time of one taking": 0.3,
        "days between the reports": -0.5,
        "kind same": 0.7,
        "kind alike": -1.3,
        "kind loosely": -1.5,
        "actors same": 1.0,
        "actors part": 0.8,
        "actors siblings": 0.0,
        "actors apart": -1.5,
        "targets same": 0.5,
        "targets part": 0.5,
        "targets siblings": 0.0,
        "targets apart": -0.5,
        "figures agree": 1.5,
        "figures fit": 0.3,
        "figures conflict": -0.7,
        "figures far": -2.5,
        "figures equal": 0.8,
        "lead": 0.7,
        "told apart in one report": -2.5,
        "words": 2.0,
    },
)
