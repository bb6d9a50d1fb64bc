"""The words a fact rests on, and where they stand."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A stretch of a report's frozen text: always ``report.text[start:end] == quote.text``.

    Offsets are Unicode code points, `end` exclusive. Raises ValueError when the length does not fit the text.
    """

    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        if self.start < 0 or self.end - self.start != len(self.text):
            msg = f"quote {self.start}:{self.end} does not fit its {len(self.text)} characters"
            raise ValueError(msg)

    @classmethod
    def cut(cls, text: str, start: int, end: int) -> "Quote":
        """Cut a quote from a text; the only way quotes should be made from a report."""
        return cls(start=start, end=end, text=text[start:end])

    def holds_in(self, text: str) -> bool:
        """Tell whether this quote still stands in `text` where it says it does."""
        return text[self.start : self.end] == self.text
