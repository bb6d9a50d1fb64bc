"""What the explorer draws from: the whole record in columns, and one filter over it.

- ``asked``: the filter, as it stands in the URL of the page; ``rows``: which events it keeps
- ``columns``: the record as the browser gets it; ``detail``: one event, or one place, with its evidence
- ``held``: what was worked out, kept until the record changes
"""
