"""Reports and a worker for the tests of corrections and re-reading."""

from contextlib import contextmanager
from unittest.mock import patch

from dateline.codec import dump_claim, dump_event
from dateline.ingest import IngestOptions, check_sources
from dateline.pipeline import worker
from dateline.pipeline.correct import Person
from dateline.pipeline.derive import refresh
from dateline.pipeline.reread import reread
from dateline.pipeline.run import read
from word_worker import WORDS, word_worker

ADA = Person(author="Ada", why="checked it")
TEXTS = (
    "Syrian soldiers seized Palmyra from militants, the Observatory said. Rebels bombed Homs and shelled Homs.",
    "In Syria soldiers shelled Homs and bombed Mahin, killing 12. The weather was fair. Militants clashed in Palmyra.",
    "Militants seized Mahin in Syria. Soldiers bombed Mahin, the Observatory said, killing 4 of 9 rebels.",
    "Syria: soldiers clashed with rebels and shelled rebels in Homs. Militants bombed Palmyra.",
    "The Observatory said soldiers seized Palmyra from militants, killing 30. In Syria rebels shelled Homs.",
)


@contextmanager
def reading_with(words):
    """Have reports read by a worker that knows these words."""
    with patch.object(worker, "_workers", [word_worker(words)]):
        yield


def fill(store, path):
    with reading_with(WORDS):
        read(check_sources([path], IngestOptions()), store=store, options=IngestOptions(), jobs=1)


def state(store):
    """All that a user sees: claims with the rejected ones, events, and what was decided of pairs."""
    refresh(store)
    return (
        [dump_claim(it, event_id=None) for it in store.claims(rejected=True)],
        [dump_event(it) for it in store.events()],
        store.decided_pairs(),
    )


def claim(store, word, number=0):
    return [it for it in store.claims() if it.claim.trigger.text == word][number]


def again(store, words):
    with reading_with(words):
        return reread(store, everything=True, jobs=1)


def seen(store, claim_id):
    return store.claims([claim_id], rejected=True)[0]
