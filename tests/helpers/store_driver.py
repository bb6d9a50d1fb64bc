"""Adds report after report to a record until it is killed; tells each finished one. For test_killed.py."""

import sys
from datetime import date, timedelta

import sample
from dateline.store import open_store

with open_store(sys.argv[1]) as store:
    for number in range(100_000):
        of = sample.report(published_at=date(2000, 1, 1) + timedelta(days=number))
        if sample.add(store, of):
            sys.stdout.write(f"{of.id}\n")
            sys.stdout.flush()
        if number % 7 == 3:
            claims = store.claims()
            sample.put(store, (), [sample.event(claims)], [sample.dispute(claims)], [sample.interval(claims)])
