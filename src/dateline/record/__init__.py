"""The record as Python code and the commands use it: lists with filters, explanations, exports.

- ``access``: ``Record``, ``read`` and ``open_record``, the Python API
- ``rows``: lists that know their JSON and their data frame
- ``asking``: filter words to a checked ``Filter``, and near misses when nothing matches
- ``explain``: why the record says something
"""
