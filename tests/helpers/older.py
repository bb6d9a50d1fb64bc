"""Makes a record look as an older dateline left it, for the tests of migrations."""

_TABLES = (
    "interval_name interval_claim dispute_claim claim_name shown_claim shown_place shown_actor name session account"
)
_COLUMNS = (
    ("control_interval", "begun"),
    ("control_interval", "spoken"),
    ("control_interval", "ended"),
    ("control_interval", "exact"),
    ("dispute", "relation"),
)
_INDEXES = "ix_control_interval_sort_id ix_dispute_place_id ix_event_sort_id ix_report_outlet"


def without_lists(connection) -> None:
    """Take away what schema 0004 added."""
    for table in _TABLES.split():
        connection.exec_driver_sql(f"DROP TABLE {table}")
    for index in _INDEXES.split():
        connection.exec_driver_sql(f"DROP INDEX {index}")
    for table, column in _COLUMNS:
        connection.exec_driver_sql(f"ALTER TABLE {table} DROP COLUMN {column}")
    connection.exec_driver_sql("UPDATE schema_version SET version_num = '0003'")
