"""ACLED's sub-event type of a snippet: CASE 2021's shared task 2, its 25 ACLED types and five others.

The model that answers learned from these snippets; so each is read by a model of its fold, which has not seen it.
Snippets of another file are read by the model that comes with dateline.
"""

import csv
import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np

from dateline.corroborate.main_event import main_event
from dateline.corroborate.passage_types import TypeModel, type_model
from dateline.vocab.kinds import event_kinds
from eval.base import Best, Document, Marks, Metric, Miss, MissingSetError, Score, Task
from eval.measures import macro_f1, weighted_f1
from eval.reader import Read, Reader, verbatim

LABELS = {
    "Abduction/forced disappearance": "ABDUCT_DISSAP",
    "Agreement": "AGREEMENT",
    "Air/drone strike": "AIR_STRIKE",
    "Armed clash": "ARMED_CLASH",
    "Arrests": "ARREST",
    "Attack": "ATTACK",
    "Attribution": "ATTRIB",
    "Change to group/activity": "CHANGE_TO_GROUP_ACT",
    "Chemical weapon": "CHEM_WEAP",
    "Diplomacy": "DIPLO",
    "Disrupted weapons use": "DISR_WEAP",
    "Excessive force against protesters": "FORCE_AGAINST_PROTEST",
    "Government regains territory": "GOV_REGAINS_TERIT",
    "Grenade": "GRENADE",
    "Headquarters or base established": "HQ_ESTABLISHED",
    "Looting/property destruction": "PROPERTY_DISTRUCT",
    "Man-made disaster": "MAN_MADE_DISASTER",
    "Mob violence": "MOB_VIOL",
    "Natural disaster": "NATURAL_DISASTER",
    "Non-state actor overtakes territory": "NON_STATE_ACTOR_OVERTAKES_TER",
    "Non-violent transfer of territory": "NON_VIOL_TERRIT_TRANSFER",
    "Organised crime": "ORG_CRIME",
    "Other": "OTHER",
    "Peaceful protest": "PEACE_PROTEST",
    "Protest with intervention": "PROTEST_WITH_INTER",
    "Remote explosive/landmine/IED": "REM_EXPLOS",
    "Sexual violence": "SEX_VIOL",
    "Shelling/artillery/missile attack": "ART_MISS_ATTACK",
    "Suicide bomb": "SUIC_BOMB",
    "Violent demonstration": "VIOL_DEMONSTR",
}
"""The task's labels for dateline's types of passages, after ``EVENT_TYPES.txt`` beside the snippets."""
NONE = "NONE"
"""What is counted where dateline gives no type: never a right answer."""
FOLDS = 8
HELD_OUT = Path(__file__).parents[1] / "held_out" / "passage_types.npz"
"""One model for each fold, trained by ``tools/passages/train.py`` without the snippets of that fold."""


def load(data: Path) -> list[Document[str]]:
    """Load the snippets with their labels."""
    path = data / "acled_types" / "snippets.tsv"
    if not path.is_file():
        msg = f"no {path}"
        raise MissingSetError(msg)
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [Document(id=row["id"], text=row["EventSnippet"], gold=row["SubType"]) for row in rows]


def score(documents: Sequence[Document[str]], reader: Reader) -> Marks:
    """Compare each snippet's type with its label; the baseline calls everything the commonest type."""
    gold = [document.gold for document in documents]
    given = [main_type(document) for document in documents]
    framed = [framed_type(read) for read in reader.read(verbatim(it) for it in documents)]
    commonest = [Counter(gold).most_common(1)[0][0]] * len(gold) if gold else []
    return Marks(
        scores=(
            Score(metric="weighted F1", value=weighted_f1(gold, given), items=len(gold),
                  baseline=weighted_f1(gold, commonest)),
            Score(metric="macro F1", value=macro_f1(gold, given), items=len(gold), baseline=macro_f1(gold, commonest)),
            Score(metric="weighted F1, claims alone", value=weighted_f1(gold, framed), items=len(gold)),
        ),
        misses=tuple(
            Miss(document=document.id, lost=1, expected=(document.gold, document.text), read=(answer,))
            for document, answer in zip(documents, given, strict=True)
            if answer != document.gold
        ),
    )  # fmt: skip


def main_type(document: Document[str]) -> str:
    """The task's label for a snippet."""
    model = _models()[fold_of(document)] if key_of(document) in _learned() else type_model()
    found = model.read(document.text)
    return LABELS[found.name] if found else NONE


def framed_type(read: Read) -> str:
    """The task's label for the kind of a snippet's main event, as its claims alone tell it."""
    event = main_event(read.claims)
    if event is None:
        return NONE
    actor_type = event.actors[0].type if event.actors else None
    return LABELS.get(event_kinds()[event.kind].acled_for(actor_type) or "", NONE)


def fold_of(document: Document[str]) -> int:
    """The fold of a snippet, by its text: copies of one stay together."""
    return key_of(document) % FOLDS


def key_of(document: Document[str]) -> int:
    """A number for a snippet's text."""
    return int(hashlib.sha256(document.text.encode()).hexdigest()[:8], 16)


@cache
def _learned() -> frozenset[int]:
    with np.load(HELD_OUT) as data:
        return frozenset(int(key) for key in data["learned"])


@cache
def _models() -> tuple[TypeModel, ...]:
    with np.load(HELD_OUT) as data:
        weights = data["weights"].astype(np.float32) * float(data["scale"])
    return tuple(replace(type_model(), weights=each) for each in weights)


ACLED_TYPES = Task(
    name="acled_types",
    metrics=(
        Metric(
            name="weighted F1",
            definition="F1 of each label, averaged by how many snippets have it; no snippet's own model saw it",
            target=0.78,
            best=Best(value=0.84, source="CASE 2021 task 2, about, from the issue"),
        ),
        Metric(name="macro F1", definition="F1 of each label, averaged plainly"),
        Metric(
            name="weighted F1, claims alone",
            definition="the type of the kind that the main event's claims are of, without the model",
        ),
    ),
    load=load,
    score=score,
    baseline="commonest type",
    sample=120,
)
