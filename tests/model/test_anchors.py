from dateline.model.anchors import anchor_of, find_claim
from dateline.model.claim import Claim, Mention, PlaceMention, SpeakerMention
from dateline.model.quote import Quote

TEXT = "Warplanes bombed the market in Homs and shelled Mahin, the Observatory said on Sunday."


def cut(words):
    start = TEXT.index(words)
    return Quote.cut(TEXT, start, start + len(words))


def claim(trigger="bombed", *, kind="air_strike", place="Homs", quote=TEXT, speaker="the Observatory", name=None):
    return Claim(
        id=name or f"clm_{trigger}_{kind}_{place}_{speaker}_{len(quote)}",
        report_id="rpt_1",
        kind=kind,
        quote=cut(quote),
        trigger=cut(trigger),
        place=PlaceMention(quote=cut(place), words=place) if place else None,
        speakers=(SpeakerMention(mention=Mention(quote=cut(speaker), words=speaker)),) if speaker else (),
    )


BOMBED = claim()
ANCHOR = anchor_of(BOMBED, "sha", [BOMBED])


def test_the_same_id_is_the_same_claim():
    other = claim(kind="shelling")
    assert find_claim(ANCHOR, [other, BOMBED]) is BOMBED


def test_a_claim_on_the_same_trigger_is_found_whatever_it_is_read_as():
    other = claim(kind="shelling", place=None, speaker=None)
    assert find_claim(ANCHOR, [other]) is other


def test_a_shorter_quote_and_a_longer_trigger_still_overlap():
    other = claim("bombed the market", quote="bombed the market in Homs")
    assert find_claim(ANCHOR, [other]) is other


def test_the_same_kind_comes_first():
    same, different = claim(place=None), claim(kind="bombing")
    assert find_claim(ANCHOR, [different, same]) is same


def test_no_telling_which_is_none():
    assert find_claim(ANCHOR, [claim(name="clm_a"), claim(name="clm_b")]) is None


def test_another_trigger_needs_the_same_kind_place_and_speaker():
    assert find_claim(ANCHOR, [claim("market")]) is not None
    assert find_claim(ANCHOR, [claim("market", place="Mahin")]) is None
    assert find_claim(ANCHOR, [claim("market", kind="shelling")]) is None
    assert find_claim(ANCHOR, [claim("market", speaker=None)]) is None


def test_what_stood_beside_it_is_never_taken():
    shelled = claim("shelled")
    anchor = anchor_of(BOMBED, "sha", [BOMBED, shelled])
    assert find_claim(anchor, [shelled]) is None
    assert find_claim(anchor, [claim("shelled", name="clm_new")]) is None


def test_words_elsewhere_are_other_words():
    short = claim(quote="Warplanes bombed the market in Homs")
    assert find_claim(anchor_of(short, "sha", [short]), [claim("shelled", quote="shelled Mahin")]) is None
