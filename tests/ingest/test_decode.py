import pytest

from dateline.ingest.decode import decode, is_binary, tidy

TEXT = "The café’s owner said “no” – twice, in Şanlıurfa."
LATIN = "The café's owner said no, twice. Señor Núñez agreed with the others."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_encodings_are_found(encoding):
    assert decode(TEXT.encode(encoding)).lstrip("\ufeff") == TEXT


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252"])
def test_western_encodings_are_found(encoding):
    assert decode(LATIN.encode(encoding)) == LATIN


def test_windows_quotation_marks_are_read():
    assert decode("He said “no” – twice.".encode("cp1252")) == "He said “no” – twice."


def test_declared_encoding_is_believed():
    assert decode("Şanlıurfa".encode("cp1254"), "windows-1254") == "Şanlıurfa"


def test_nonsense_declaration_does_no_harm():
    assert decode(LATIN.encode("latin-1"), "no-such-code") == LATIN


def test_other_scripts_are_found():
    text = "Сирийская армия вошла в город, сообщили в понедельник военные. " * 3
    assert decode(text.encode("cp1251")) == text


def test_soft_hyphen_is_printed_at_the_end_of_a_line_only():
    assert tidy("the govern\u00ad\r\nment of the prov\u00adince") == "the govern-\nment of the province"


def test_mojibake_is_undone():
    assert tidy("the armyâ€™s cafÃ©") == "the army’s café"


def test_apostrophes_and_quotation_marks_stay():
    assert tidy("Syria`s “old” ‘towns’ don't") == "Syria`s “old” ‘towns’ don't"


def test_line_ends_become_one_kind():
    assert tidy("a\r\nb\rc\u2028d") == "a\nb\nc\nd"


def test_invisible_characters_go():
    assert tidy("\ufeffto\u00adwn\u200b \x00x") == "town x"


def test_half_a_surrogate_pair_can_be_stored():
    assert tidy("a\ud800b").encode("utf-8").startswith(b"a")


def test_stray_windows_bullet_is_read():
    assert tidy("39 \x95 monitor") == "39 • monitor"


@pytest.mark.parametrize("raw", [b"%PDF-1.7 x", b"\x89PNG\r\n", b"\x00\x01\x02text", bytes(range(256)) * 4])
def test_binary_is_told_from_text(raw):
    assert is_binary(raw)


@pytest.mark.parametrize(
    "raw", [b"text", TEXT.encode(), TEXT.encode("utf-16"), TEXT.encode("utf-16-le"), LATIN.encode("latin-1")]
)
def test_text_is_no_binary(raw):
    assert not is_binary(raw)
