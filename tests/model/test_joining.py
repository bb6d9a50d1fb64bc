from dateline.model.joining import joined


def test_what_a_chain_of_pairs_connects_is_one_and_named_by_its_least():
    assert joined([("c", "b"), ("e", "d"), ("b", "a")]) == {"a": "a", "b": "a", "c": "a", "d": "d", "e": "d"}
    assert joined([(3, 2), (2, 1), (5, 4)]) == {1: 1, 2: 1, 3: 1, 4: 4, 5: 4}
    assert joined([(1, 1)]) == {1: 1}
    assert joined([]) == {}
