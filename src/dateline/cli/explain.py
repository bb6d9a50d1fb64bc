"""``dateline explain``: why the record says something."""

from collections.abc import Iterator
from typing import Annotated

import typer

from dateline.cli.correct import correction_line
from dateline.cli.expand import expand
from dateline.cli.options import Form, Where
from dateline.cli.output import console, printable, write_json
from dateline.cli.show import claim_line
from dateline.record.words import Json, figure, figures, short_id, when, who_whom
from dateline.record.words import where as place_words

_CANDIDATES = 5


@expand
def explain(
    identifier: Annotated[
        str,
        typer.Argument(
            metavar="ID", help="Id of a claim, event, dispute, report or control interval, or its beginning."
        ),
    ],
    form: Form,
    where: Where,
) -> None:
    """Say why: claims, quotes, rules, reasons, judgements.

    Example: dateline explain evt_4c1a
    """
    with where.open() as record:
        explained = record.explain(identifier)
    if form.as_json:
        write_json(explained)
        return
    out = console()
    for line in lines(explained):
        # soft_wrap: the terminal breaks long lines, so that copied quotes stay whole
        out.print(printable(line), soft_wrap=True, style="bold" if line and not line.startswith(" ") else "")


def lines(explained: Json) -> Iterator[str]:
    """Give an explanation as lines: what it is about, then every claim with its reasons."""
    yield f"{explained['about']} {explained['id']}"
    yield from (f"  {line}" for line in _ABOUT[explained["about"]](explained))
    for dispute in explained.get("disputes", ()):
        yield f"  disputed: {dispute['about']} ({dispute['relation']}): {dispute['reason']}  {short_id(dispute['id'])}"
    for claim in explained["claims"]:
        yield ""
        yield f"{claim['id']}  {claim_line(claim)}"
        yield from (f"  {line}" for line in _claim_lines(claim))
    for miss in explained.get("kept_apart", ()):
        yield f"  kept apart from {short_id(miss['right'])}: {miss['reason']} ({miss['score']:.2f})"
    for unused in explained.get("unused", ()):
        yield f"  not used: “{' '.join(unused['text'].split())}”"


def _about_claim(explained: Json) -> Iterator[str]:
    event = explained["event"]
    yield f"part of {_event_line(event)}" if event else "part of no event"


def _about_event(explained: Json) -> Iterator[str]:
    event = explained["event"]
    yield _event_line(event)
    yield f"{event['independent_origins']} independent origins; outlets: {', '.join(event['outlets']) or 'not known'}"
    for quantity in event["quantities"]:
        yield f"{figure(quantity)} ({quantity['policy']}): {quantity['reason'] or 'no reason given'}"
    if event["grade"]:
        yield f"grade: {event['grade']}: {event['grade_reason']}"
    yield f"source and credibility: {event['admiralty']}: {event['admiralty_reason'] or 'nothing is known'}"


def _about_dispute(explained: Json) -> Iterator[str]:
    dispute = explained["dispute"]
    yield f"about {dispute['about']} ({dispute['relation']}): {dispute['reason']}"
    if explained["event"]:
        yield f"of {_event_line(explained['event'])}"
    for position in dispute["positions"]:
        claims = ", ".join(short_id(it) for it in position["claim_ids"])
        yield f"- {position['value']}: {', '.join(position['speakers'])} ({claims})"


def _about_report(explained: Json) -> Iterator[str]:
    report = explained["report"]
    yield report["title"] or "(no title)"
    yield f"{report['outlet'] or 'outlet not known'}, published {report['published_at'] or '?'}"
    yield f"publication date: {report['published_reason'] or 'no reason given'}"
    yield f"{report['sentences_used']} of {report['sentences']} sentences gave claims"
    if report["unread_reason"]:
        yield report["unread_reason"]


def _about_control(explained: Json) -> Iterator[str]:
    interval = explained["control"]
    holders = ", ".join(interval["holder_names"]) or "nobody"
    end = f"until {when(interval['to'])}" if interval["to"] else "last known"
    yield f"{place_words(interval['place'])}: {interval['status']} by {holders}, from {when(interval['from'])}, {end}"
    yield f"{interval['basis'].replace('_', ' ')}, according to {', '.join(interval['according_to']) or 'nobody'}"
    if interval["reason"]:
        yield interval["reason"]
    for name in ("supporting", "contradicting"):
        if interval[name]:
            yield f"{name}: {', '.join(short_id(it) for it in interval[name])}"


_ABOUT = {
    "claim": _about_claim,
    "event": _about_event,
    "dispute": _about_dispute,
    "report": _about_report,
    "control": _about_control,
}


def _event_line(event: Json) -> str:
    parts = (
        event["kind"],
        who_whom(event),
        place_words(event["place"]),
        when(event["time"]),
        figures(event["quantities"]),
    )
    return f"{short_id(event['id'])}  {' | '.join(part for part in parts if part)}"


def _claim_lines(claim: Json) -> Iterator[str]:
    report = claim["report"]
    yield f"“{' '.join(claim['quote']['text'].split())}”"
    yield (
        f"in {report['outlet'] or 'outlet not known'}, {report['published_at'] or 'no date'} "
        f"({report['published_reason']}): {report['title'] or report['id']}  {short_id(report['id'])}"
    )
    yield (
        f"polarity {claim['polarity']}, modality {claim['modality']}, hedge {claim['hedge']}, "
        f"score {claim['score']:.2f} ({claim['extractor']})"
    )
    yield f"rules: {', '.join(claim['rules']) or 'none named'}"
    for row in claim["resolutions"]:
        named = f"{row['name']} [{row['id']}]" if row["id"] else row["name"]
        words = f"“{row['words']}” is " if row["words"] else ""
        yield f"{row['role']}: {words}{named}: {row['reason'] or 'no reason given'}"
        if row["role"] == "place":
            yield from _candidates(claim)
    if claim["retired_at"]:
        yield f"retired on {claim['retired_at'][:10]}: a newer reading of the report no longer gives it"
    yield from map(_correction_line, claim["corrections"])
    if claim["same_as"]:
        yield f"told again; first told as {short_id(claim['same_as'])}"
    for judgement in claim["judgements"]:
        other = judgement["right"] if judgement["left"] == claim["id"] else judgement["left"]
        retracted = " (retracted)" if judgement["retracted_at"] else ""
        yield (
            f"judged {judgement['verdict']} as {short_id(other)} by {judgement['author']}: "
            f"{judgement['reason']} ({judgement['score']:.2f}){retracted}"
        )


def _correction_line(correction: Json) -> str:
    by = f"by {correction['author']}, {correction['decided_at'][:10]}"
    return f"{correction_line(correction)}, {by}: {correction['why']}"


def _candidates(claim: Json) -> Iterator[str]:
    for candidate in ((claim["place"] or {}).get("candidates") or ())[:_CANDIDATES]:
        yield f"  candidate: {place_words(candidate)} ({candidate['score']:.2f})  {candidate['place_id']}"
