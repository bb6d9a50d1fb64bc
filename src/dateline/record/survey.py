"""Who and where reports name and who says what in them, without a record: ``dateline.survey``."""

from collections.abc import Iterator, Sequence

from dateline.ingest import IngestOptions, check_sources, load_reports
from dateline.model.survey import Surveyed


def survey(paths: Sequence[str] | str, *, options: IngestOptions | None = None) -> Iterator[Surveyed]:
    """Survey files, folders and globs, report by report; files without text are left out.

    ::

        for it in dateline.survey("reports/"):
            for saying, speaker in zip(it.survey.sayings, it.speakers):
                print(speaker and speaker.name, saying.cue.text, *(quote.text for quote in saying.content))

    Raises InputError for input that can't be read.
    """
    # Here and not above: importing spaCy takes a second that other uses of the API should not pay.
    from dateline.extract import Extractor  # noqa: PLC0415
    from dateline.resolve import Resolver  # noqa: PLC0415

    known = options or IngestOptions()
    sources = check_sources([paths] if isinstance(paths, str) else list(paths), known)
    reports = [report for report in load_reports(sources, known) if report.blocks]
    resolver = Resolver.default()
    extractor = Extractor(resolver.places, resolver.times)
    for report, found in zip(reports, extractor.survey(reports), strict=True):
        yield resolver.survey(report, found)
