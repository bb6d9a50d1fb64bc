import pytest

from dateline.errors import SettingsError
from dateline.settings import DEFAULT_DB, Settings, usable_cores


def test_the_record_is_a_file_in_the_current_folder_by_default():
    assert Settings.from_environment({}).db == DEFAULT_DB


def test_the_environment_names_the_record():
    assert Settings.from_environment({"DATELINE_DB": "sqlite:///desk.db"}).db == "sqlite:///desk.db"


def test_the_option_wins_over_the_environment():
    assert Settings.from_environment({"DATELINE_DB": "desk.db"}, db="mine.db").db == "mine.db"


@pytest.mark.parametrize(("environ", "db", "named"), [({"DATELINE_DB": " "}, None, "DATELINE_DB"), ({}, "", "--db")])
def test_an_empty_location_is_refused_by_name(environ, db, named):
    with pytest.raises(SettingsError, match=named):
        Settings.from_environment(environ, db=db)


def test_there_is_at_least_one_core():
    assert usable_cores() >= 1
