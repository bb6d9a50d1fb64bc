import pytest

from dateline.model.letters import without_marks


@pytest.mark.parametrize(
    ("written", "bare"),
    [("Palmyra", "Palmyra"), ("Hawīja", "Hawija"), ("ﬁre", "fire"), ("é", "e"), ("", ""), ("حَلَب", "حلب")],
)
def test_marks_are_taken_off_and_letters_stay(written, bare):
    assert without_marks(written) == bare
