"""Near-copies: agency copy cut, retitled, reworded; and reports that only share a quotation or background."""

import pytest

from dateline.model.copies import Print, are_copies, fingerprints, print_of, worth_comparing
from dateline.model.report import Block, BlockKind, Report

WIRE = [
    "Gunmen killed at least 50 people in an attack on a village in central Mali on Saturday, the mayor of a town said.",
    "The attackers, dressed as hunters, surrounded the village at about four in the morning and set fire to houses.",
    '"The people had no chance at all to defend themselves and most of them died in their beds," a survivor said.',
    "The United Nations mission said it had sent helicopters to stop further violence and to bring out the wounded.",
    "Violence between Dogon hunters and Fulani herders killed hundreds of civilians across the region last year.",
]
OTHER_LEAD = (
    "Dozens of villagers were shot or burned to death over the weekend as unknown men raided a Fulani settlement."
)
OWN = [
    "More than fifty herders were massacred on Saturday when armed men stormed Ogossagou, this reporter saw.",
    "Bodies lay in the burnt remains of the huts and the well had been stopped up with corpses.",
    "The government in Bamako had not commented by Sunday evening, and no group has claimed the massacre.",
]
REPLACED = [
    ("killed at least 50 people", "left at least 50 people dead"),
    ("surrounded", "encircled"),
    ("had sent", "sent"),
    ("last year", "in 2018"),
]


def edited(sentences):
    text = "\n".join(sentences)
    for old, new in REPLACED:
        text = text.replace(old, new)
    return text.split("\n")


def report(paragraphs, kind=BlockKind.PARAGRAPH, head=""):
    text = "\n\n".join(([head] if head else []) + list(paragraphs))
    blocks, at = [], 0
    for part in text.split("\n\n"):
        is_head = bool(head) and not blocks
        blocks.append(Block(kind=BlockKind.HEADLINE if is_head else kind, start=at, end=at + len(part)))
        at += len(part) + 2
    return Report(id="rpt_0", text=text, sha256="", blocks=tuple(blocks))


COPIES = {
    "the same text": WIRE,
    "cut to its first two sentences": WIRE[:2],
    "cut in the middle": [WIRE[0], WIRE[3], WIRE[4]],
    "the first sentence reworded": [OTHER_LEAD, *WIRE[1:4]],
    "the first of three sentences reworded": [OTHER_LEAD, WIRE[1], WIRE[3]],
    "a word changed in every sentence": edited(WIRE),
    "told in one paragraph": [" ".join(WIRE)],
    "in another order": [WIRE[1], WIRE[0], *WIRE[3:]],
    "with paragraphs of its own at the end": [*WIRE, *OWN],
    "a brief of one sentence": [f"{WIRE[0]}"],
}
OWN_REPORTS = {
    "nothing in common": OWN,
    "one quoted sentence in common": [OWN[0], WIRE[2], *OWN[1:]],
    "one sentence of background in common": [*OWN, WIRE[4]],
    "a quotation and background in common": [*OWN[:2], WIRE[2], WIRE[4]],
    "a single sentence of background": [WIRE[4]],
    "one sentence of news beside two of its own": [OWN[0], OWN[1], WIRE[3]],
    "no sentence at all": [],
}


@pytest.mark.parametrize("name", COPIES)
def test_copies_are_told(name):
    left, right = print_of(report(WIRE)), print_of(report(COPIES[name], head="Another title"))
    assert are_copies(left, right)
    assert are_copies(right, left)
    ours, theirs = fingerprints(left), fingerprints(right)
    assert worth_comparing(len(ours & theirs), len(ours), len(theirs))


@pytest.mark.parametrize("name", OWN_REPORTS)
def test_reports_of_their_own_are_no_copies(name):
    left, right = print_of(report(WIRE)), print_of(report(OWN_REPORTS[name]))
    assert not are_copies(left, right)
    assert not are_copies(right, left)


def test_accents_and_capitals_do_not_matter():
    plain, other = "They Took The Town Of Mahin in Homs.", "they took the town of Máhin in HOMS."
    assert are_copies(print_of(report([plain])), print_of(report([other])))


def test_equal_texts_are_copies_however_short():
    text = report(["The town was quiet all day."])
    assert are_copies(print_of(text), print_of(text))


def test_only_running_text_counts():
    assert print_of(report(WIRE, kind=BlockKind.CREDIT)) == Print(sentences=())
    assert fingerprints(Print(sentences=())) == frozenset()


def test_twelve_common_words_in_a_row_give_a_common_fingerprint():
    run = "one two three four five six seven eight nine ten eleven twelve".split()
    left = Print(sentences=(("before", "it", *run, "and", "after", "it"),))
    right = Print(sentences=(("quite", "another", "opening", "here", *run),))
    assert fingerprints(left) & fingerprints(right)


def test_fingerprints_fit_a_database():
    assert all(-(2**63) <= mark < 2**63 for mark in fingerprints(print_of(report(WIRE))))
