"""The ``dateline`` command: one file per command, results on stdout, notes and progress on stderr.

Start-up must stay under half a second, so heavy modules (spaCy, SQLAlchemy, Rich) are imported inside the commands.
"""
