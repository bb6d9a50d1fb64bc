import pytest

from dateline.store import open_store, search
from dateline.store.search import phrases_of, words_of


@pytest.fixture
def store(sample):
    with open_store(":memory:") as opened:
        sample.add(opened, sample.report())
        yield opened


def found(store, asked, kind=None):
    return [hit for hit in store.search(asked) if kind in {None, hit.kind}]


@pytest.mark.parametrize(
    "asked",
    [
        "mahin",
        "MAHIN captured",
        "fighter",
        "Ma'arrat",
        "maarrat al-numan",
        "warplane markets",
        '"town of Mahin"',
        "Observatory\u2019s",
    ],
)
def test_words_are_found_in_any_usual_spelling(store, asked):
    assert found(store, asked)


@pytest.mark.parametrize("asked", ["", "   ", '""', "mahin nowhere", '"Mahin of town"', "-", "home"])
def test_what_is_not_there_is_not_found(store, asked):
    assert found(store, asked) == []


@pytest.mark.parametrize(
    "asked", ['"', "mahin*", "NEAR(mahin)", "mahin OR", "words:mahin", "'; DROP TABLE report; --", "^"]
)
def test_no_search_text_is_taken_as_syntax(store, asked):
    store.search(asked)
    assert len(store.reports()) == 1


def test_a_hit_in_a_report_quotes_the_sentence(store, sample):
    (hit,) = found(store, "market killing", "report")
    assert hit.quote.text == sample.STRIKE
    assert hit.quote.holds_in(sample.TEXT)


def test_a_hit_in_a_claim_names_the_claim_and_its_words(store, sample):
    (hit,) = found(store, "captured", "claim")
    assert hit.id == store.claims()[0].id
    assert hit.quote.text == sample.SEIZED


def test_words_of_a_title_are_found_with_no_quote(store, sample):
    of = sample.report("Nothing of it stands in the text.", title="Bridge reopened", outlet="Quay Post")
    store.add_report(of, None, ())
    (hit,) = found(store, "bridge reopened")
    assert (hit.report_id, hit.title, hit.quote) == (of.id, "Bridge reopened", None)


def test_the_limit_holds_and_the_best_come_first(store):
    hits = store.search("mahin", limit=1)
    assert len(hits) == 1
    assert hits[0].score == max(hit.score for hit in store.search("mahin"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("\u1e28am\u0101h", "Hamah"),
        ("\u0627\u0644\u062c\u064a\u0634", "\u062c\u064a\u0634"),  # "the army" and "army"
        ("\u0623\u0639\u0644\u0646", "\u0627\u0639\u0644\u0646"),  # with and without hamza
        (
            "\u0645\u0640\u062f\u0631\u0633\u0629\u064f",
            "\u0645\u062f\u0631\u0633\u0647",
        ),  # tatweel, vowel sign, ta marbuta
        ("cities", "city"),
        ("strikes", "strike"),
        ("\u0415\u0301\u043b\u043a\u0430", "\u0435\u043b\u043a\u0430"),
    ],
)
def test_spellings_that_people_do_not_tell_apart_are_one_word(one, other):
    assert words_of(one) == words_of(other) != []


def test_short_and_double_s_words_keep_their_end():
    assert words_of("gas press was") == ["gas", "press", "was"]


def test_quotation_marks_make_a_phrase():
    assert phrases_of('taken "town of Mahin" x') == [["taken"], ["town", "of", "mahin"], ["x"]]


def test_reading_through_finds_the_same_as_the_index(store):
    with store._engine.connect() as connection:
        phrases = phrases_of("mahin captured")
        indexed = {row.ref for row in search._find_fts(connection, phrases, 10)}
        assert {row.ref for row in search._scan(connection, phrases)} == indexed != set()
