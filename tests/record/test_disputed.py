import pytest

from dateline.record.disputed import tell_dispute


def dispute(about, reason, *values, relation="contradiction"):
    positions = [{"value": it, "claim_ids": [], "speakers": []} for it in values]
    return {"about": about, "reason": reason, "relation": relation, "positions": positions}


@pytest.mark.parametrize(
    ("found", "title", "why"),
    [
        (
            dispute(
                "count", "killed (islamic-state): one figure replaces another", "at least 4", "7", relation="update"
            ),
            "Killed, Islamic State: at least 4, then 7",
            "One figure replaces another",
        ),
        (
            dispute("count", "killed: two scopes", "9", "80, cumulative", relation="different_scope"),
            "Killed: 9 and 80 in all",
            "Two scopes",
        ),
        (
            dispute(
                "holder", "who held the place on 2015-05-20: different origins name different holders", "A; B", "C"
            ),
            "Who held the place on 2015-05-20: A and B, or C",
            "Different origins name different holders",
        ),
        (
            dispute("target", "whom the air strike campaign of Russia in SY hits", "A", "B"),
            "Whom the air strike campaign of Russia in SY hits: A or B",
            "Different speakers name different targets",
        ),
        (
            dispute("occurrence", "A took back that it happened", "it happened", "taken back", relation="update"),
            "Whether it happened: yes, then taken back",
            "A took back that it happened",
        ),
        (
            dispute("date", "days that can't both be right: 1 according to A; 2 according to B", "1", "2"),
            "When it was: 1 or 2",
            "Days that can't both be right: 1 according to A; 2 according to B",
        ),
    ],
)
def test_a_dispute_is_told_by_what_it_is_about(found, title, why):
    told = tell_dispute(found, {})
    assert (told.title, told.why) == (title, why)
