"""Reports to claims: what each sentence asserts, in its own words, and who says so."""

from dateline.extract.extractor import Extractor

__all__ = ["Extractor"]
