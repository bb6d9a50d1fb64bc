"""What can go wrong, in one tree.

::

    DatelineError            one clear line: what, where, what to do next
    ├── InputError           a path or file that can't be read as reports
    ├── VocabularyError      a YAML file of the vocabulary breaks its own rules
    ├── StoreError           the database can't be opened, is foreign, locked or full
    ├── NotFoundError        an id or name that the record does not hold
    └── SettingsError        an option or environment variable that makes no sense
"""


class DatelineError(Exception):
    """The root of all errors that dateline raises on purpose; its text is one line for the user."""

    exit_code = 1


class InputError(DatelineError):
    """A path or file can't be read as reports; nothing was stored from it."""


class VocabularyError(DatelineError):
    """A vocabulary file breaks its own rules; names the file and the key."""


class StoreError(DatelineError):
    """The database can't be used; what it held is untouched."""


class NotFoundError(DatelineError):
    """The record holds nothing under this id or name."""


class SettingsError(DatelineError):
    """An option or environment variable makes no sense."""

    exit_code = 2
