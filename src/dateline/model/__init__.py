"""The words of the record as plain frozen types; standard library only."""
