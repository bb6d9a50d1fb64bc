from dateline.extract.headline_tolls import stand_ins


def shown(headline):
    words = headline.split()
    return {words[at]: word for at, word in stand_ins(words).items()}


def test_a_toll_that_climbs_to_a_number_rises_to_it():
    assert shown("Derna toll climbs to 12") == {"climbs": "rises"}
    assert shown("Derna market toll jumps to dozens") == {"jumps": "rises"}


def test_a_toll_that_is_now_a_number_reaches_it():
    assert shown("Toll in Derna now 12") == {"now": "reaches"}
    assert shown("Derna toll now at 12") == {"now": "stands"}


def test_without_a_toll_nothing_climbs():
    assert shown("Lira climbs to 12") == {}
    assert shown("Refugees in Derna now 12") == {}
