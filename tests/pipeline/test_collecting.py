import gc

import pytest

from dateline.pipeline.collecting import collecting_rarely


def break_off(seen):
    seen.append(gc.get_threshold())
    raise KeyboardInterrupt


def test_thresholds_are_higher_while_it_lasts_and_come_back_after_an_error():
    before, seen = gc.get_threshold(), []
    with pytest.raises(KeyboardInterrupt), collecting_rarely():
        break_off(seen)
    assert seen[0] > before == gc.get_threshold()
