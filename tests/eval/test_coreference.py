import itertools
import random

import pytest

from eval.coreference import assignment, b_cubed, best_match, ceaf_e, conll, muc, pairs


def _clusters(*words: str) -> list[frozenset[str]]:
    return [frozenset(word) for word in words]


GOLD = _clusters("abcde", "fg", "hijkl")


def test_the_same_clusters_are_all_right():
    assert muc(GOLD, GOLD).f1 == b_cubed(GOLD, GOLD).f1 == ceaf_e(GOLD, GOLD).f1 == conll(GOLD, GOLD) == 1


def test_b_cubed_and_muc_as_bagga_and_baldwin_work_them_out():
    # Their figures 1 to 3: joining the second cluster to the third, and joining it to the first.
    small_and_large = _clusters("abcde", "fghijkl")
    two_large = _clusters("abcdehijkl", "fg")
    assert muc(GOLD, small_and_large).recall == muc(GOLD, two_large).recall == 1
    assert muc(GOLD, small_and_large).precision == pytest.approx(0.9)
    assert muc(GOLD, two_large).precision == pytest.approx(0.9)
    assert b_cubed(GOLD, small_and_large).precision == pytest.approx(0.762, abs=0.0005)
    assert b_cubed(GOLD, two_large).precision == pytest.approx(0.583, abs=0.0005)
    assert b_cubed(GOLD, two_large).recall == 1


def test_ceaf_as_luo_works_it_out():
    # Luo 2005, table 1, system responses (b), (c) and (d) to the same truth: mention-sized entities are paired once.
    assert ceaf_e(GOLD, _clusters("abcde", "fghijkl")).f1 == pytest.approx(0.733, abs=0.0005)
    assert ceaf_e(GOLD, _clusters("abcdehijkl", "fg")).f1 == pytest.approx(0.667, abs=0.0005)
    assert ceaf_e(GOLD, _clusters("abcdefghijkl")).f1 == pytest.approx(0.294, abs=0.0005)
    assert ceaf_e(GOLD, _clusters(*"abcdefghijkl")).f1 == pytest.approx(0.178, abs=0.0005)


def test_mentions_alone_give_no_links():
    alone = _clusters(*"abcdefghijkl")
    assert muc(GOLD, alone).recall == muc(GOLD, alone).precision == 0
    assert b_cubed(GOLD, alone).precision == 1
    assert b_cubed(GOLD, alone).recall == pytest.approx(3 / 12)


def test_pairs_are_counted():
    counts = pairs(GOLD, _clusters("abcde", "fghijkl"))
    assert (counts.right, counts.given, counts.wanted) == (21, 31, 21)


def test_nothing_is_scored_as_nothing():
    assert conll([], []) == 0
    assert pairs([], []).f1 == 0


def test_the_assignment_is_the_best_of_all():
    rng = random.Random(7)
    for _ in range(60):
        rows, columns = rng.randint(1, 5), rng.randint(1, 5)
        table = [[rng.choice([0.0, rng.random()]) for _ in range(columns)] for _ in range(rows)]
        wide = table if rows <= columns else [list(it) for it in zip(*table, strict=True)]
        ways = itertools.permutations(range(len(wide[0])), len(wide))
        best = max(sum(row[at] for row, at in zip(wide, way, strict=True)) for way in ways)
        assert assignment(table) == pytest.approx(best)


def test_connected_parts_add_up_to_the_whole():
    rng = random.Random(8)
    for _ in range(30):
        given = [frozenset(it for it in range(20) if rng.randrange(6) == at) for at in range(6)]
        left = frozenset(range(20)).difference(*given)
        seen: set[int] = set()
        clusters = []
        for it in [*given, left]:
            clusters.append(it - seen)
            seen |= it
        clusters = [it for it in clusters if it]
        gold = [frozenset(range(at, at + 4)) for at in range(0, 20, 4)]
        table = [[2 * len(a & b) / (len(a) + len(b)) for b in clusters] for a in gold]
        assert best_match(gold, clusters) == pytest.approx(assignment(table))
