"""What persons decided: listed, made and taken back."""

from enum import StrEnum
from typing import Annotated

from fastapi import Body, Depends, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from dateline.web.access import Judge, check_json
from dateline.web.api.common import Answer, a_router, answers, problems
from dateline.web.deciding import Decision, decide
from dateline.web.deps import Paged, paged
from dateline.web.desk import desk_of
from dateline.web.schemas import JudgementShape, PageShape

router = a_router("judgements")


class Act(StrEnum):
    """What can be decided."""

    ACCEPT = "accept"
    CORRECT = "correct"
    REJECT = "reject"
    SAME = "same"
    DIFFERENT = "different"
    UNDO = "undo"


class Judgement(BaseModel):
    """A decision on a claim (`id`), on two claims or events (`id`, `other`), or to take a judgement back (`id`)."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [
                {"act": "accept", "id": "clm_4c1a2b3c4d5e6f70", "why": "as the report has it"},
                {
                    "act": "correct",
                    "id": "clm_4c1a2b3c4d5e6f70",
                    "values": {"place": "Palmyra", "killed": ">=12"},
                    "why": "named in the second paragraph",
                },
                {"act": "same", "id": "evt_1", "other": "evt_2", "why": "one strike, two outlets"},
                {"act": "undo", "id": "cor_1"},
            ]
        },
    )

    act: Act
    id: str = Field(max_length=100)
    other: str | None = Field(default=None, max_length=100)
    values: dict[Annotated[str, Field(max_length=100)], Annotated[str, Field(max_length=1_000)]] = Field(
        default_factory=dict, max_length=30
    )
    why: str | None = Field(default=None, max_length=2_000)
    author: str | None = Field(
        default=None, max_length=100, description="Who decides; only where nobody logs in, else it is the user."
    )


@router.get("/judgements", responses=answers(PageShape[JudgementShape]))
def judgements(request: Request, part: Paged) -> Response:
    """List what persons decided, in that order, taken back or not."""
    return Answer(paged(desk_of(request).record.correction_page(part)))


@router.get("/judgements/{judgement_id}", responses=answers(JudgementShape, 404))
def judgement(request: Request, judgement_id: str) -> Response:
    """Give one decision."""
    return Answer(desk_of(request).record.correction_json(judgement_id))


writing = a_router("judgements")
writing.dependencies = [Depends(check_json)]


@writing.post(
    "/judgements",
    status_code=201,
    responses={
        201: {"model": list[JudgementShape], "description": "Decided; the record is up to date"},
        **problems(401, 403, 404, 413, 415, 421, 422, 503),
    },
)
def decide_one(request: Request, user: Judge, judgement: Annotated[Judgement, Body()]) -> Response:
    """Accept, correct or reject a claim, join or part two claims or events, or take a decision back."""
    asked = Decision(
        act=judgement.act.value,
        id=judgement.id,
        other=judgement.other,
        values=judgement.values,
        why=judgement.why,
        author=judgement.author,
    )
    return Answer(decide(desk_of(request), user, asked), status_code=201)
