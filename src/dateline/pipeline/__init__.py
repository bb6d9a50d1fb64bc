"""Calls the stages in order and writes to the store; the only code that does both.

- ``run.read``: files to record
- ``derive.refresh``: claims to events, disputes and control intervals
"""
