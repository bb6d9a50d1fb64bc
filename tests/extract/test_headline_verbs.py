from dateline.extract.headline_verbs import verbs_shown


def shown(headline):
    words = headline.split()
    return {words[at]: word for at, word in verbs_shown(words).items()}


def test_those_who_act_make_the_word_behind_them_a_verb():
    assert shown("Gunmen raid village in Bankass") == {"raid": "raided"}
    assert shown("Shells strike bus stop") == {"strike": "struck"}


def test_a_noun_before_a_verb_or_at_the_end_stays_one():
    assert shown("Rebels raid kills 12 in Goma") == {}
    assert shown("Dozens die in rebels raid") == {}


def test_slain_is_shown_as_killed():
    assert shown("Nine slain in Bankass") == {"slain": "killed"}
