"""ACLED's sub-event type of a snippet: CASE 2021's shared task 2, its 25 ACLED types and five others."""

import csv
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from dateline.model.claim import Modality
from dateline.vocab.kinds import event_kinds
from eval.base import Best, Document, Marks, Metric, Miss, MissingSetError, Score, Task
from eval.measures import macro_f1, weighted_f1
from eval.reader import Read, Reader, verbatim

_LABELS = {
    "Abduction/forced disappearance": "ABDUCT_DISSAP",
    "Agreement": "AGREEMENT",
    "Air/drone strike": "AIR_STRIKE",
    "Armed clash": "ARMED_CLASH",
    "Arrests": "ARREST",
    "Attack": "ATTACK",
    "Change to group/activity": "CHANGE_TO_GROUP_ACT",
    "Chemical weapon": "CHEM_WEAP",
    "Disrupted weapons use": "DISR_WEAP",
    "Excessive force against protesters": "FORCE_AGAINST_PROTEST",
    "Government regains territory": "GOV_REGAINS_TERIT",
    "Grenade": "GRENADE",
    "Headquarters or base established": "HQ_ESTABLISHED",
    "Looting/property destruction": "PROPERTY_DISTRUCT",
    "Mob violence": "MOB_VIOL",
    "Non-state actor overtakes territory": "NON_STATE_ACTOR_OVERTAKES_TER",
    "Non-violent transfer of territory": "NON_VIOL_TERRIT_TRANSFER",
    "Other": "OTHER",
    "Peaceful protest": "PEACE_PROTEST",
    "Protest with intervention": "PROTEST_WITH_INTER",
    "Remote explosive/landmine/IED": "REM_EXPLOS",
    "Sexual violence": "SEX_VIOL",
    "Shelling/artillery/missile attack": "ART_MISS_ATTACK",
    "Suicide bomb": "SUIC_BOMB",
    "Violent demonstration": "VIOL_DEMONSTR",
}
"""The task's labels for ACLED's sub-event types, after ``EVENT_TYPES.txt`` beside the snippets."""
NONE = "NONE"
"""What is counted where dateline gives no ACLED type: never a right answer."""


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
    """Compare each snippet's main type with its label; the baseline calls everything the commonest type."""
    gold = [document.gold for document in documents]
    given = [main_type(read) for read in reader.read(verbatim(it) for it in documents)]
    commonest = [Counter(gold).most_common(1)[0][0]] * len(gold) if gold else []
    return Marks(
        scores=(
            Score(metric="weighted F1", value=weighted_f1(gold, given), items=len(gold),
                  baseline=weighted_f1(gold, commonest)),
            Score(metric="macro F1", value=macro_f1(gold, given), items=len(gold), baseline=macro_f1(gold, commonest)),
        ),
        misses=tuple(
            Miss(document=document.id, lost=1, expected=(document.gold, document.text), read=(answer,))
            for document, answer in zip(documents, given, strict=True)
            if answer != document.gold
        ),
    )  # fmt: skip


def main_type(read: Read) -> str:
    """The task's label for the first thing that a snippet says happened and that ACLED codes."""
    for it in sorted(read.claims, key=lambda it: it.claim.modality is not Modality.OCCURRED):
        actor_type = it.resolution.actors[0].type if it.resolution.actors else None
        if found := event_kinds()[it.claim.kind].acled_for(actor_type):
            return _LABELS[found]
    return NONE


ACLED_TYPES = Task(
    name="acled_types",
    metrics=(
        Metric(
            name="weighted F1",
            definition="F1 of each label, averaged by how many snippets have it",
            target=0.78,
            best=Best(value=0.84, source="CASE 2021 task 2, about, from the issue"),
        ),
        Metric(name="macro F1", definition="F1 of each label, averaged plainly"),
    ),
    load=load,
    score=score,
    baseline="commonest type",
    sample=120,
)
