"""MUC-3/4: incidents of a report with their doers, targets, victims and weapons, by CEAF-TF; confidence; casualties."""

import re
from collections.abc import Iterable, Sequence

from dateline.model.incident import Filler, Incident
from eval.base import Best, Document, Marks, Metric, Miss, Score, Task
from eval.measures import share
from eval.reader import Reader, verbatim
from eval.sets.muc4_casualties import casualty_counts
from eval.sets.muc4_confidence import COMMONEST, confidences
from eval.sets.muc4_gold import ROLES, Entity, Gold, GoldTemplate, load, normal
from eval.sets.muc4_score import GivenTemplate, Slots, add_up, score_document

_BOMB = re.compile(r"\b(bomb\w*|dynamite\w*|explo\w+|grenade|mine)\b")
_ATTACK = re.compile(r"\b(murder\w*|kill\w*|attack\w*|assassinat\w*|shot|massacre\w*)\b")
_KIDNAP = re.compile(r"\b(kidnap\w*|abduct\w*)\b")
_DOERS = re.compile(
    r"\b(guerrillas|terrorists|rebels|subversives|extremists|gunmen|unidentified (?:men|individuals))\b"
)
_ORGANISATIONS = re.compile(r"\(([a-z]{3,6})\)")


def templates(incidents: Iterable[Incident]) -> tuple[GivenTemplate, ...]:
    """Incidents as the set's templates: one mention for each filler."""
    return tuple(
        GivenTemplate(
            kind=str(it.kind),
            fillers={
                role: tuple(_entity(filler) for filler in fillers)
                for role, fillers in zip(
                    ROLES, (it.persons, it.organisations, it.targets, it.victims, it.weapons), strict=True
                )
            },
        )
        for it in incidents
    )


def _entity(filler: Filler) -> Entity:
    return frozenset({normal(filler.quote.text)})


def baseline(text: str) -> tuple[GivenTemplate, ...]:
    """One template where a word of violence stands, with the first common word for doers, group and weapon."""
    for kind, words in (("kidnapping", _KIDNAP), ("bombing", _BOMB), ("attack", _ATTACK)):
        if words.search(text) and (kind != "kidnapping" or len(words.findall(text)) > 1):
            fillers = {"PerpInd": _DOERS, "PerpOrg": _ORGANISATIONS} | ({"Weapon": _BOMB} if kind == "bombing" else {})
            found = {role: pattern.search(text) for role, pattern in fillers.items()}
            named: dict[str, tuple[Entity, ...]] = {
                role: (frozenset({normal(it.group(1))}),) for role, it in found.items() if it is not None
            }
            return (GivenTemplate(kind=kind, fillers=named),)
    return ()


def score(documents: Sequence[Document[Gold]], reader: Reader) -> Marks:
    """Score incidents by CEAF-TF, and claims by the official keys where the set has them."""
    reports = [verbatim(it) for it in documents]
    given = [templates(it) for it in reader.extractor.incidents(reports)]
    counts = [score_document(said, it.gold.templates) for said, it in zip(given, documents, strict=True)]
    simple = [score_document(baseline(it.text.lower()), it.gold.templates) for it in documents]
    total, total_simple = add_up(counts), add_up(simple)
    reads = list(reader.read(reports))
    sure = [pair for read, it in zip(reads, documents, strict=True) for pair in confidences(read, it.gold.keys)]
    hurt = [casualty_counts(read, it.gold.keys) for read, it in zip(reads, documents, strict=True)]
    harmed = sum((it[0] for it in hurt[1:]), hurt[0][0]) if hurt else None
    harmed_simple = sum((it[1] for it in hurt[1:]), hurt[0][1]) if hurt else None
    scores = [
        Score(metric="CEAF-TF", value=total["all"].f1, items=total["all"].wanted, baseline=total_simple["all"].f1),
        *(
            Score(metric=slot, value=total[slot].f1, items=total[slot].wanted, baseline=total_simple[slot].f1)
            for slot in total
            if slot != "all"
        ),
        Score(
            metric="org. confidence",
            value=share([said in wanted for wanted, said in sure]),
            items=len(sure),
            baseline=share([COMMONEST in wanted for wanted, _ in sure]),
        ),
    ]
    if harmed is not None and harmed_simple is not None:
        scores.append(Score(metric="casualties", value=harmed.f1, items=int(harmed.wanted), baseline=harmed_simple.f1))
    misses = (_miss(it, said, count) for it, said, count in zip(documents, given, counts, strict=True))
    return Marks(scores=tuple(scores), misses=tuple(miss for miss in misses if miss.lost))


def _miss(document: Document[Gold], given: Sequence[GivenTemplate], counts: dict[str, Slots]) -> Miss:
    lost = sum(it.given - it.right + it.wanted - it.found for it in counts.values())
    return Miss(
        document=document.id,
        lost=lost,
        expected=tuple(_line(it) for it in document.gold.templates),
        read=tuple(_line(it) for it in given),
    )


def _line(template: GivenTemplate | GoldTemplate) -> str:
    parts = [
        f"{role}: {'; '.join(' / '.join(sorted(entity)) for entity in template.fillers[role])}"
        for role in ROLES
        if template.fillers.get(role)
    ]
    return f"{template.kind.upper()} {' | '.join(parts)}"


def _slot(name: str, what: str) -> Metric:
    return Metric(name=name, definition=f"F1 of the slot in aligned templates: {what}", pinned=False)


MUC4 = Task(
    name="muc4",
    metrics=(
        Metric(
            name="CEAF-TF",
            definition=(
                "templates aligned one to one within a type to the best F1; micro F1 over type and five roles, "
                "exact match of a mention without case, articles and punctuation"
            ),
            target=0.45,
            best=Best(value=0.502, source="GTT (Du, Rush and Cardie 2021), whole test set; GE's rules of 1992: .542"),
        ),
        _slot("type", "the incident's type"),
        _slot("PerpInd", "who did it"),
        _slot("PerpOrg", "for which organisation"),
        _slot("Target", "what was hit"),
        _slot("Victim", "who was hit, by name"),
        _slot("Weapon", "with what"),
        Metric(
            name="org. confidence",
            definition="share of gold organisations whose confidence (slot 11) the claims give; none read is wrong",
        ),
        Metric(
            name="casualties",
            definition="F1 of pairs of effect (death, injury) and number (slots 21, 23) where the keys have some",
        ),
    ),
    load=load,
    score=score,
    baseline="keyword templates",
)
