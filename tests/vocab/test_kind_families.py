import pytest

from dateline.errors import VocabularyError
from dateline.vocab.kind_families import kind_families, read_families
from dateline.vocab.kinds import event_kinds

KNOWN = ("bombing", "shelling", "killing", "meeting")


def test_the_shipped_list_knows_its_kinds():
    families = kind_families()
    assert families.toll
    assert set(families.groups) <= set(event_kinds())


def test_likeness_goes_both_ways_and_joins_groups():
    families = read_families({"alike": [["bombing", "shelling"]], "with_figures": [["killing", "bombing"]]}, KNOWN)
    assert {("bombing", "shelling"), ("shelling", "bombing")} <= families.alike
    assert ("killing", "shelling") not in families.with_figures
    assert families.group("killing") == families.group("shelling")
    assert families.group("meeting") == "meeting"


@pytest.mark.parametrize(
    "raw", [{"alike": [["bombing", "nosuch"]]}, {"mutual": ["nosuch"]}, {"other": []}, {"alike": "bombing"}]
)
def test_a_slip_in_the_list_is_refused_with_its_file(raw):
    with pytest.raises(VocabularyError, match=r"kind_families\.yaml"):
        read_families(raw, KNOWN)
