"""FA-KES: what people say the main event of an article on the war in Syria is - where, by whom, how, how many dead.

What the people evidently meant (found by reading articles beside their answers; the set's paper has no code book):

- *Governorate*: that of the event that the figures are of; Damascus and Rif Dimashq are one.
- *Actor*: the side that did the killing, also where it is only suspected; "terrorists" without a name and Israel
  are `unknown`, Turkey is of the coalition. Of a clash it is the side that stood against the dead.
- *Cause*: `shelling` is everything that comes flying, air strikes above all; `explosion` is what was laid or driven;
  `execution` is killing people in one's power; a clash is `unknown` twice as often as `shooting`.
- *Civilians*: all dead of whom nothing else is said ("people"); the number as written ("more than 50" is 50).
- *Non-civilians*: soldiers, fighters, police. A 0 means none *or not said*: such rows are not scored.

An article with two events has a row for each; every row counts.
"""

import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dateline.corroborate.main_event import VIOLENT, main_event
from dateline.model.main_event import MainEvent, Toll, Whom
from dateline.model.resolution import ActorRef
from dateline.model.sides import Sides
from dateline.vocab.actors import ActorLexicon
from eval.base import Document, Marks, Metric, Miss, MissingSetError, Score, Task
from eval.measures import share
from eval.reader import Reader, ingested

UNKNOWN = "unknown"
_ISIS = "the organization of the islamic state in iraq and the levant - isis"
_GOVERNORATES = {
    "Al-Hasakah": "hasakeh",
    "Aleppo": "aleppo",
    "As-Suwayda": "sweida",
    "Damascus": "damascus",
    "Daraa": "daraa",
    "Deir ez-Zor": "deir ezzor",
    "Hama": "hama",
    "Homs": "homs",
    "Idlib": "idlib",
    "Latakia": "lattakia",
    "Quneitra": "quneitra",
    "Raqqa": "raqqa",
    "Rif Dimashq": "damascus",
    "Tartus": "tartous",
}
_SIDES = (
    (_ISIS, frozenset({"islamic-state"})),
    ("al-nusra front", frozenset({"jabhat-al-nusra", "hayat-tahrir-al-sham", "al-qaeda"})),
    ("self administration forces", frozenset({"sdf", "syria-kurdish-administration", "pkk", "peshmerga"})),
    ("armed opposition groups", frozenset({"syria-rebels"})),
    (
        "syrian government or russian troops",
        frozenset({"syria-government", "russia-government", "iran-government", "hezbollah", "bashar-al-assad"}),
    ),
    (
        "international coalition forces",
        frozenset({"us-led-coalition", "us-government", "france-government", "turkey-government"}),
    ),
)
_CAUSES = {
    "air_strike": "shelling",
    "shelling": "shelling",
    "chemical_attack": "chemical and toxic gases",
    "bombing": "explosion",
    "suicide_bombing": "explosion",
    "grenade_attack": "explosion",
    "execution": "execution",
    "killing": "shooting",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """The set's questions, answered by people or by dateline; a number of 0 means none or not said."""

    governorate: str
    actor: str
    cause: str
    civilians: int
    noncivilians: int


def load(data: Path) -> list[Document[Answer]]:
    """Load the articles with their answers; of an article with several events each has a document."""
    path = data / "fakes" / "articles.jsonl"
    if not path.is_file():
        msg = f"no {path}"
        raise MissingSetError(msg)
    seen: Counter[str] = Counter()
    documents: list[Document[Answer]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        seen[row["id"]] += 1
        documents.append(
            Document(
                id=row["id"] if seen[row["id"]] == 1 else f"{row['id']}#{seen[row['id']]}",
                text=row["text"],
                title=row["title"],
                outlet=row["outlet"],
                published_at=date.fromisoformat(row["published_at"]) if row["published_at"] else None,
                gold=Answer(**{name: row["gold"][name] for name in Answer.__slots__}),
            )
        )
    return documents


def score(documents: Sequence[Document[Answer]], reader: Reader) -> Marks:
    """Compare the main violent event of each article with the answers; the baseline answers the commonest."""
    given = [answer(main_event(read.claims, VIOLENT)) for read in reader.read(ingested(it) for it in documents)]
    pairs = [(document, document.gold, got) for document, got in zip(documents, given, strict=True)]
    scores = []
    for metric, ask in _QUESTIONS.items():
        asked = [(ask(gold), ask(got)) for _, gold, got in pairs if ask(gold) != 0]
        commonest = Counter(want for want, _ in asked).most_common(1)
        scores.append(
            Score(
                metric=metric,
                value=share([want == got for want, got in asked]),
                items=len(asked),
                baseline=commonest[0][1] / len(asked) if asked else 0.0,
            )
        )
    misses = (_miss(document, gold, got) for document, gold, got in pairs)
    return Marks(scores=tuple(scores), misses=tuple(miss for miss in misses if miss))


def answer(event: MainEvent | None) -> Answer:
    """Put a main event into the set's words."""
    if event is None:
        return Answer("none", UNKNOWN, UNKNOWN, 0, 0)
    admin1 = event.place.admin1 if event.place else None
    return Answer(
        governorate=_GOVERNORATES.get(admin1 or "", "none"),
        actor=side(event.actors[0]) if event.actors else UNKNOWN,
        cause=_CAUSES.get(event.kind, UNKNOWN),
        civilians=_number(event.killed, Whom.CIVILIANS, Whom.NOT_SAID),
        noncivilians=_number(event.killed, Whom.ARMED),
    )


def side(actor: ActorRef) -> str:
    """The set's name for the side of an actor."""
    bodies = {actor.key, *Sides(ActorLexicon.default().part_of()).wholes(actor.key)}
    return next((name for name, ids in _SIDES if bodies & ids), UNKNOWN)


def _number(killed: Sequence[Toll], *sorts: Whom) -> int:
    return next((int(toll.number) for toll in killed if toll.whom in sorts), 0)


def _miss(document: Document[Answer], gold: Answer, got: Answer) -> Miss | None:
    wrong = [metric for metric, ask in _QUESTIONS.items() if ask(gold) not in (0, ask(got))]
    if not wrong:
        return None
    return Miss(
        document=document.id,
        lost=len(wrong),
        expected=(document.title or "", *(f"{name}: {_QUESTIONS[name](gold)}" for name in wrong)),
        read=tuple(f"{name}: {_QUESTIONS[name](got)}" for name in wrong),
    )


_QUESTIONS: dict[str, Callable[[Answer], str | int]] = {
    "governorate": lambda it: it.governorate,
    "actor side": lambda it: it.actor,
    "cause of death": lambda it: it.cause,
    "civilians killed": lambda it: it.civilians,
    "non-civilians killed": lambda it: it.noncivilians,
}

FAKES = Task(
    name="fakes",
    metrics=(
        Metric(name="governorate", definition="share of articles whose main event is in it", target=0.85),
        Metric(name="actor side", definition="share of articles with the right side, `unknown` included", target=0.80),
        Metric(name="cause of death", definition="share of articles with the right cause", target=0.80),
        Metric(name="civilians killed", definition="exact number, where people gave one", target=0.75),
        Metric(name="non-civilians killed", definition="exact number, where people gave one", target=0.75),
    ),
    load=load,
    score=score,
    baseline="commonest answer",
    sample=90,
)
