"""Adding a report touches its neighbours only: a war's daily news must not hang together as one block."""

from collections import Counter

from benchmarks.growth import fill
from benchmarks.made_up import reports
from dateline.store import open_store


def test_no_block_holds_more_than_a_small_share_of_the_record():
    with open_store(":memory:") as store:
        fill(store, reports(), 600)
        claims = [item.id for item in store.claims()]
        sizes = Counter(len(store.blocks_of([claim])[1]) for claim in claims)
    assert max(sizes) <= len(claims) // 20
