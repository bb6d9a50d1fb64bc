"""The ``dateline`` command with a worker that needs no language model, for tests that start and kill it often."""

from dateline.cli.main import main
from dateline.pipeline import worker
from plain_worker import plain_worker

worker._workers.append(plain_worker(seconds=0.002))  # long enough to be killed in

if __name__ == "__main__":
    main()
