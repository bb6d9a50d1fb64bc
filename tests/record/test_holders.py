from collections import Counter

from dateline.record.holders import holder_order


class Counted:
    """A record that says how often it was counted."""

    def __init__(self, counts):
        self.counts, self.stamp, self.counted = Counter(counts), "1", 0

    def state(self):
        return self.stamp

    def holder_counts(self):
        self.counted += 1
        return self.counts


def test_whoever_holds_most_often_comes_first_and_equals_by_id():
    assert holder_order(Counted({"b": 2, "a": 2, "z": 5})) == ["z", "a", "b"]


def test_it_is_counted_once_for_each_state_of_the_record():
    record = Counted({"a": 1})
    assert [holder_order(record), holder_order(record)] == [["a"], ["a"]]
    assert record.counted == 1
    record.counts, record.stamp = Counter({"b": 3, "a": 1}), "2"
    assert holder_order(record) == ["b", "a"]
