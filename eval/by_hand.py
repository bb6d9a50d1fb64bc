"""Draws sentences of reports for a person to check claim by claim, and counts the verdicts.

``python -m eval.by_hand --sentences 60 --seed N > sheet.txt`` prints the sheet: each sentence between its neighbours,
and every claim read in it. The person writes one line a claim into a file, as ``eval/BY_HAND.md`` says; then
``python -m eval.by_hand --verdicts FILE…`` prints the share of claims that are right in full, and field by field.

The draw depends on the texts and the seed alone, never on how dateline splits or reads them, so that one seed gives the
same sentences before and after a change.
"""

import argparse
import json
import random
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from dateline.model.claim import Claim, Mention
from dateline.model.resolution import PlaceRef, ResolvedClaim
from eval.base import Document
from eval.paths import default_data
from eval.reader import Read, Reader, ingested

FIELDS = ("kind", "actors", "targets", "place", "when", "figures", "speakers", "scales")
"""The fields of a claim that are judged; a claim is right in full when none is wrong."""
_SENTENCE = re.compile(r"[^.!?\n]{40,}[.!?\n]")


def main() -> int:
    """Print a sheet or the counts; exit code 1 when the texts or verdicts can't be used."""
    arguments = _arguments()
    if arguments.verdicts:
        return _count(arguments.verdicts)
    path = arguments.data / "fakes" / "articles.jsonl"
    if not path.is_file():
        sys.stderr.write(f"error: no {path}: name the folder of the sets with --data\n")
        return 1
    documents = _load(path)
    print("\n".join(sheet(draw(documents, arguments.sentences, arguments.seed), documents, Reader())))
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m eval.by_hand", description="Sentences to check by hand.")
    parser.add_argument("--sentences", type=int, default=60, help="how many to draw")
    parser.add_argument("--seed", type=int, default=1, help="another seed, other sentences")
    parser.add_argument("--data", type=Path, default=default_data(), help="the folder of the sets")
    parser.add_argument("--verdicts", type=Path, nargs="+", help="count what was judged instead")
    return parser.parse_args()


def _load(path: Path) -> list[Document[None]]:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [
        Document(
            id=str(number),
            text=row["text"],
            gold=None,
            title=row.get("title"),
            outlet=row.get("outlet"),
            published_at=date.fromisoformat(row["published_at"]) if row.get("published_at") else None,
        )
        for number, row in enumerate(rows)
    ]


def draw(documents: Sequence[Document[None]], count: int, seed: int) -> list[tuple[str, str]]:
    """Draw sentences, each as likely as any other: the document's id and words that stand in the sentence."""
    found = [(it.id, words.group().strip()) for it in documents for words in _SENTENCE.finditer(it.text)]
    return random.Random(seed).sample(found, min(count, len(found)))  # noqa: S311 (a sample, no secret)


def sheet(drawn: Sequence[tuple[str, str]], documents: Sequence[Document[None]], reader: Reader) -> Iterator[str]:
    """The lines of a sheet: sentences numbered in the order drawn, claims numbered through."""
    by_id = {it.id: it for it in documents}
    wanted = sorted({name for name, _ in drawn}, key=int)
    reads = dict(zip(wanted, reader.read(ingested(by_id[name]) for name in wanted), strict=True))
    claims = 0
    for number, (name, words) in enumerate(drawn, start=1):
        read = reads[name]
        yield f"\n===== sentence {number} of report {name}, published {read.report.published_at}: {read.report.title}"
        at = _index(read, words)
        if at is None:
            yield f"# {words}   (cut as page furniture: no claim)"
            continue
        for near in range(max(0, at - 2), min(len(read.sentences), at + 2)):
            yield f"{'#' if near == at else ' '} {' '.join(read.sentences[near].split())}"
        for each in read.claims_of(at):
            claims += 1
            yield f"   c{claims} {describe(each)}"


def _index(read: Read, words: str) -> int | None:
    """Which of the report's sentences holds the words: most of their runs of four, for page furniture is cut off."""
    drawn = words.split()
    runs = [" ".join(drawn[at : at + 4]) for at in range(max(1, len(drawn) - 3))]
    sentences = [" ".join(it.split()) for it in read.sentences]
    found = [sum(run in sentence for run in runs) for sentence in sentences]
    most = max(found, default=0)
    return found.index(most) if most else None


def describe(each: ResolvedClaim) -> str:
    """A claim in one line: its words, and in brackets what they were resolved to."""
    claim, resolved = each.claim, each.resolution
    parts = (
        f"[{claim.kind}] {claim.trigger.text!r}",
        f"actors {_names(claim.actors)}",
        f"targets {_names(claim.targets)}",
        f"place {_place(claim)}" + _meant(resolved.place),
        f"when {_when(claim)}" + (f" (= {resolved.time.earliest}..{resolved.time.latest})" if resolved.time else ""),
        f"figures {[(it.what.value, it.low, it.high, it.who, it.scope.value) for it in claim.quantities]}",
        f"speakers {[it.mention.words if it.mention else 'nobody named' for it in claim.speakers]}",
        f"{claim.polarity.value}/{claim.modality.value}/{claim.hedge.value}",
    )
    return "; ".join(parts)


def _names(mentions: Iterable[Mention]) -> list[str]:
    return [" + ".join((it.words, *(ally.words for ally in it.allies))) for it in mentions]


def _place(claim: Claim) -> str | None:
    where = claim.place
    if where is None:
        return None
    parts = (where.relation, where.words, where.feature, *where.within, f"part: {where.part}" if where.part else None)
    return " ".join(part for part in parts if part)


def _meant(place: PlaceRef | None) -> str:
    return f" (= {place.name}, {place.admin1}, {place.country})" if place else ""


def _when(claim: Claim) -> str | None:
    if claim.time is None:
        return None
    return claim.time.quote.text + (" (context)" if claim.time.context else "")


def _count(paths: Sequence[Path]) -> int:
    verdicts: list[set[str]] = []
    for path in paths:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if not line.strip():
                continue
            wrong = set() if line.split("\t")[1:2] == ["ok"] else set("".join(line.split("\t")[1:2]).split(","))
            if not wrong <= set(FIELDS):
                sys.stderr.write(f"error: {path}:{number}: {line!r}: name fields of {', '.join(FIELDS)} or say ok\n")
                return 1
            verdicts.append(wrong)
    if not verdicts:
        sys.stderr.write("error: no verdicts in these files\n")
        return 1
    whole = sum(not wrong for wrong in verdicts)
    print(f"{len(verdicts)} claims, {whole} right in full ({whole / len(verdicts):.0%}), "
          f"{sum(len(wrong) <= 1 for wrong in verdicts) / len(verdicts):.0%} in all but one field")  # fmt: skip
    for field in FIELDS:
        print(f"  {field:9} {sum(field not in wrong for wrong in verdicts) / len(verdicts):.0%}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
