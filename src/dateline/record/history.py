"""Everything that was judged about a claim or an event, in order of time: by the program and by persons."""

from collections.abc import Iterable, Iterator
from typing import Any

from dateline.errors import NotFoundError
from dateline.model.correcting import value_words
from dateline.model.correction import Act, Correction
from dateline.model.event import Judgement, Verdict
from dateline.store import Store
from dateline.store.corrections import StoredCorrection

Entry = dict[str, Any]


def history(store: Store, identifier: str) -> list[Entry]:
    """Give all judgements on a claim, or on the claims of an event, oldest first; what was taken back is an entry, too.

    Every entry has ``at``, ``what`` (``event``, ``judged``, ``corrected``, ``retracted``, ``retired``), ``id``,
    ``author``, ``text`` (what was decided), ``reason`` and ``claim_ids``. Raises NotFoundError for the id of anything
    else.
    """
    found = store.resolve_id(identifier)
    if found.startswith("clm_"):
        claims = {found}
        entries = list(_retired(store, found))
    elif found.startswith("evt_"):
        event = store.event(found)
        claims = _once_part(store, event.claim_ids)
        entries = list(_versions(store, event.id))
    else:
        msg = f"{found} is neither a claim nor an event: `dateline claims` and `dateline events` list them"
        raise NotFoundError(msg)
    entries += _judged(store, claims)
    for stored in store.corrections(claim_ids=claims):
        entries += _corrected(stored)
    return sorted(entries, key=lambda entry: entry["at"])


def _versions(store: Store, event_id: str) -> Iterator[Entry]:
    """How the event changed from computation to computation."""
    for version in store.versions(event_id):
        others = f" ({', '.join(version.others)})" if version.others else ""
        text = f"event {version.change.value}{others}"
        members = list(version.event.claim_ids) if version.event else []
        yield _entry(version.recorded_at.isoformat(), "event", event_id, "dateline", text=text, claim_ids=members)


def _once_part(store: Store, members: Iterable[str]) -> set[str]:
    """The claims of an event, with those that were judged the same as one of them and have been rejected since."""
    claims = set(members)
    joined = {
        it
        for claim_id in claims
        for judgement in store.judgements(claim_id, retracted=True)
        if judgement.verdict is Verdict.SAME
        for it in (judgement.left, judgement.right)
    }
    return claims | {item.id for item in store.claims(sorted(joined), rejected=True) if item.review == "rejected"}


def _retired(store: Store, claim_id: str) -> Iterator[Entry]:
    moment = store.retired_at(claim_id)
    if moment is not None:
        text = "a newer reading of the report no longer gives this claim"
        yield _entry(moment.isoformat(), "retired", claim_id, "dateline", text=text, claim_ids=[claim_id])


def _judged(store: Store, claims: Iterable[str]) -> Iterator[Entry]:
    judgements = {
        (it.id, it.decided_at, it.reason, it.verdict): it
        for claim_id in claims
        for it in store.judgements(claim_id, retracted=True)
    }
    for judgement in judgements.values():
        yield _verdict(judgement, judgement.decided_at.isoformat(), "judged")
        if judgement.retracted_at:
            yield _verdict(judgement, judgement.retracted_at.isoformat(), "retracted")


def _verdict(judgement: Judgement, moment: str, what: str) -> Entry:
    return _entry(
        moment,
        what,
        judgement.id,
        judgement.author,
        text=f"{judgement.left} and {judgement.right}: {judgement.verdict.value}",
        reason=judgement.reason,
        claim_ids=[judgement.left, judgement.right],
    )


def _corrected(stored: StoredCorrection) -> Iterator[Entry]:
    correction, claims = stored.correction, list(stored.present)
    text = what_it_says(correction)
    moment = correction.decided_at.isoformat()
    yield _entry(
        moment, "corrected", correction.id, correction.author, text=text, reason=correction.why, claim_ids=claims
    )
    if correction.retracted_at:
        yield _entry(
            correction.retracted_at.isoformat(),
            "retracted",
            correction.id,
            correction.retracted_by or "",
            text=text,
            reason=correction.retracted_why,
            claim_ids=claims,
        )


def what_it_says(correction: Correction) -> str:
    """Say what a person decided, without the reason."""
    if correction.act is Act.SET:
        return f"{correction.field}: {correction.was or 'nothing'} → {value_words(correction.value) or 'nothing'}"
    if correction.act in {Act.SAME, Act.DIFFERENT}:
        return f"{' and '.join(correction.given)}: {correction.act.value}"
    return f"{correction.act.value}ed"


def _entry(at: str, what: str, identifier: str, author: str, **more: object) -> Entry:
    return {
        "at": at,
        "what": what,
        "id": identifier,
        "author": author,
        "text": more["text"],
        "reason": more.get("reason") or None,
        "claim_ids": more["claim_ids"],
    }
