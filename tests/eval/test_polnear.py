from dataclasses import dataclass

import pytest

from eval.base import MissingSetError
from eval.reader import Reader
from eval.sets import polnear, polnear_gold
from eval.sets.polnear import Answer

TEXT = 'The mayor of Harda denied on Monday that shells had hit the market. "We saw smoke," a guard said.\n'
NOTES = """T1\tSource 0 18\tThe mayor of Harda
T2\tCue 19 25\tdenied
T3\tContent 36 66\tthat shells had hit the market
T4\tAttribution 19 25\tdenied
E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1
#1\tAnnotatorNotes E1\tno
T5\tCue 91 95\tsaid
T6\tContent 68 76;77 82\t"We saw smoke
T7\tAttribution-no-source 91 95\tsaid
E2\tAttribution-no-source:T7 Content2:T6 Cue:T5
E3\tAttribution-no-source:T7 Cue:T5
"""


def answer(cue=1, source=2, content=(5, 6, 7, 8)):
    return Answer(cue=cue, source=source, content=frozenset(content))


def test_brat_is_read_as_sources_cues_and_contents():
    first, second = polnear_gold.parse(NOTES)
    assert (first.source, first.cue, first.content) == (((0, 18),), ((19, 25),), ((36, 66),))
    assert (second.source, second.content) == ((), ((68, 76), (77, 82)))  # no source, a content in two pieces


@pytest.fixture
def folder(tmp_path):
    for name in ("dev/text", "dev/attributions"):
        (tmp_path / "polnear" / name).mkdir(parents=True)
    (tmp_path / "polnear/dev/text/outlet_2016-05-01_a-title.txt").write_text(TEXT, encoding="utf-8")
    for who in ("a1", "b2"):
        (tmp_path / f"polnear/dev/attributions/outlet_2016-05-01_a-title_{who}.ann").write_text(NOTES, encoding="utf-8")
    (tmp_path / "polnear/dev/text/outlet_2016-05-02_unmarked.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def test_an_article_comes_with_its_outlet_and_day_and_one_persons_answers(folder):
    (document,) = polnear_gold.load(folder)
    assert (document.outlet, str(document.published_at), len(document.gold)) == ("outlet", "2016-05-01", 2)


def test_articles_that_were_learnt_from_are_left_out(folder, monkeypatch):
    monkeypatch.setattr(polnear_gold, "learnt", lambda: frozenset({polnear_gold.digest(TEXT)}))
    assert polnear_gold.load(folder) == []


def test_a_missing_set_is_named(tmp_path):
    with pytest.raises(MissingSetError, match="polnear"):
        polnear_gold.load(tmp_path)


@pytest.mark.parametrize(
    ("given", "right"),
    [
        ([answer()], 1),
        ([answer(cue=9)], 1),  # the cue is scored for itself
        ([answer(source=3)], 0),
        ([answer(source=None)], 0),
        ([answer(content=(5, 6))], 1),  # two of four words
        ([answer(content=(5, 6, 9))], 0),  # two of five
        ([answer(), answer()], 1),  # each answer counts once
        ([], 0),
    ],
)
def test_an_attribution_is_right_with_its_source_and_half_its_content(given, right):
    counts = polnear.right([answer()], given)
    assert (counts.right, counts.given, counts.wanted) == (right, len(given), 1)


def test_the_best_overlap_is_paired_first():
    wanted = [answer(content=(1, 2, 3, 4)), answer(content=(1, 2))]
    assert polnear.right(wanted, [answer(content=(1, 2)), answer(content=(1, 2, 3))]).right == 2


def test_cues_are_counted_by_their_head():
    counts = polnear.right_cues([answer(cue=1), answer(cue=4)], [answer(cue=1), answer(cue=1), answer(cue=5)])
    assert (counts.right, counts.given, counts.wanted) == (1, 3, 2)


def test_an_article_is_scored_end_to_end(folder):
    marks = polnear.score(polnear_gold.load(folder), Reader())
    assert [score.metric for score in marks.scores] == [metric.name for metric in polnear.POLNEAR.metrics]
    assert marks.scores[0].items == 2
    assert marks.scores[3].value == 1  # "denied" and "said"


@dataclass
class Plain:
    """A stand-in for heads: one token a letter."""

    def head(self, spans):
        return spans[0][0] if spans else None

    def sentence(self, _):
        return (0, 41)

    def entities(self, _):
        return [(0, 4), (36, 40)]


def test_the_baseline_takes_the_nearest_name_and_the_rest():
    ((cue, source, content),) = polnear.said("Ahmad the baker said that nobody saw Omar", Plain())
    assert (cue, source) == ([(16, 20)], [(0, 4)])
    assert content == [(0, 0), (4, 16), (20, 41)]
