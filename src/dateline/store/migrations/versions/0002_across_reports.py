"""The record across reports: copies, corrections, sources, blocks of claims that are worked out together, history."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    _reports()
    _decisions()
    _blocks()
    _event_version()


def _reports() -> None:
    op.add_column("report", sa.Column("copy_group", sa.String(), nullable=True))
    op.create_index(op.f("ix_report_copy_group"), "report", ["copy_group"], unique=False)
    op.create_table(
        "report_band",
        sa.Column("band", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("report_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name=op.f("fk_report_band_report_id")),
        sa.PrimaryKeyConstraint("band", "report_id"),
    )
    op.create_index(op.f("ix_report_band_report_id"), "report_band", ["report_id"], unique=False)
    op.add_column("claim", sa.Column("retired_at", sa.DateTime(timezone=True), nullable=True))


def _decisions() -> None:
    op.create_index(op.f("ix_report_sha256"), "report", ["sha256"], unique=False)
    op.create_table(
        "correction",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("act", sa.String(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("retracted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("retracted_by", sa.String(), nullable=True),
        sa.Column("retracted_why", sa.Text(), nullable=True),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "correction_claim",
        sa.Column("correction_id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("claim_id", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["correction_id"], ["correction.id"], name=op.f("fk_correction_claim_correction_id")),
        sa.PrimaryKeyConstraint("correction_id", "position"),
    )
    op.create_index(op.f("ix_correction_claim_sha256"), "correction_claim", ["sha256"], unique=False)
    op.create_index(op.f("ix_correction_claim_claim_id"), "correction_claim", ["claim_id"], unique=False)
    op.create_table(
        "report_reading",
        sa.Column("report_id", sa.String(), nullable=False),
        sa.Column("program", sa.String(), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name=op.f("fk_report_reading_report_id")),
        sa.PrimaryKeyConstraint("report_id"),
    )
    op.create_table(
        "source",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("retracted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index(op.f("ix_source_key"), "source", ["key"], unique=False)


def _blocks() -> None:
    op.create_table(
        "claim_mark",
        sa.Column("mark", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("role", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("first", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("claim_id", sa.String(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_claim_mark_claim_id")),
        sa.PrimaryKeyConstraint("mark", "role", "first", "claim_id"),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_claim_mark_claim_id"), "claim_mark", ["claim_id"], unique=False)
    op.create_table(
        "claim_block",
        sa.Column("claim_id", sa.String(), nullable=False),
        sa.Column("telling", sa.String(), nullable=False),
        sa.Column("block", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_claim_block_claim_id")),
        sa.PrimaryKeyConstraint("claim_id"),
    )
    op.create_index(op.f("ix_claim_block_telling"), "claim_block", ["telling"], unique=False)
    op.create_index(op.f("ix_claim_block_block"), "claim_block", ["block"], unique=False)
    op.create_table(
        "stale_claim",
        sa.Column("claim_id", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("claim_id"),
    )
    op.create_table(
        "stale_place",
        sa.Column("mark", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("mark"),
    )
    op.execute("INSERT INTO stale_claim (claim_id, version) SELECT id, 0 FROM claim")
    op.execute("INSERT INTO meta (name, value) VALUES ('computations', '0')")
    for table in ("event_claim", "event", "dispute", "control_interval"):
        op.execute(f"DELETE FROM {table}")  # noqa: S608 (computed anew, in blocks, from the claims)
    for table in ("event", "dispute", "control_interval"):
        op.add_column(table, sa.Column("block", sa.String(), nullable=True))
        op.create_index(op.f(f"ix_{table}_block"), table, ["block"], unique=False)
    for table in ("event", "control_interval"):
        op.add_column(table, sa.Column("sort", sa.String(), nullable=True))


def _event_version() -> None:
    op.create_table(
        "event_version",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("event_id", sa.String(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("run", sa.Integer(), nullable=False),
        sa.Column("change", sa.String(), nullable=False),
        sa.Column("others", sa.Text(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index(op.f("ix_event_version_event_id"), "event_version", ["event_id"], unique=False)
    op.create_index(op.f("ix_event_version_recorded_at"), "event_version", ["recorded_at"], unique=False)
