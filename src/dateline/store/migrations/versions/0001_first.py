"""The first schema."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    _control_interval()
    _dispute()
    _event()
    _judgement()
    _meta()
    _report()
    _run()
    _claim()
    _search_entry()
    _sentence()
    _event_claim()
    _event_redirect()
    _resolution()


def _control_interval() -> None:
    op.create_table(
        "control_interval",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("place_id", sa.String(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_control_interval_place_id"), "control_interval", ["place_id"], unique=False)


def _dispute() -> None:
    op.create_table(
        "dispute",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("event_id", sa.String(), nullable=True),
        sa.Column("place_id", sa.String(), nullable=True),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_dispute_event_id"), "dispute", ["event_id"], unique=False)


def _event() -> None:
    op.create_table(
        "event",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("place_id", sa.String(), nullable=True),
        sa.Column("earliest", sa.Date(), nullable=True),
        sa.Column("latest", sa.Date(), nullable=True),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_event_earliest_latest"), "event", ["earliest", "latest"], unique=False)
    op.create_index(op.f("ix_event_kind"), "event", ["kind"], unique=False)
    op.create_index(op.f("ix_event_place_id"), "event", ["place_id"], unique=False)


def _judgement() -> None:
    op.create_table(
        "judgement",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("left", sa.String(), nullable=False),
        sa.Column("right", sa.String(), nullable=False),
        sa.Column("verdict", sa.String(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("retracted_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index(op.f("ix_judgement_id"), "judgement", ["id"], unique=False)
    op.create_index(op.f("ix_judgement_left"), "judgement", ["left"], unique=False)
    op.create_index(op.f("ix_judgement_right"), "judgement", ["right"], unique=False)


def _meta() -> None:
    op.create_table(
        "meta",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )


def _report() -> None:
    op.create_table(
        "report",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("published_at", sa.Date(), nullable=True),
        sa.Column("outlet", sa.String(), nullable=True),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("unread", sa.Boolean(), nullable=False),
        sa.Column("sentences", sa.Integer(), nullable=True),
        sa.Column("sentences_used", sa.Integer(), nullable=True),
        sa.Column("claims", sa.Integer(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_report_published_at"), "report", ["published_at"], unique=False)


def _run() -> None:
    op.create_table(
        "run",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("started", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reports", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("number"),
    )


def _claim() -> None:
    op.create_table(
        "claim",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("report_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name=op.f("fk_claim_report_id")),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_claim_kind"), "claim", ["kind"], unique=False)
    op.create_index(op.f("ix_claim_report_id"), "claim", ["report_id"], unique=False)


def _search_entry() -> None:
    op.create_table(
        "search_entry",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("ref", sa.String(), nullable=False),
        sa.Column("report_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name=op.f("fk_search_entry_report_id")),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index(op.f("ix_search_entry_report_id"), "search_entry", ["report_id"], unique=False)


def _sentence() -> None:
    op.create_table(
        "sentence",
        sa.Column("report_id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("stop", sa.Integer(), nullable=False),
        sa.Column("used", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name=op.f("fk_sentence_report_id")),
        sa.PrimaryKeyConstraint("report_id", "position"),
    )


def _event_claim() -> None:
    op.create_table(
        "event_claim",
        sa.Column("event_id", sa.String(), nullable=False),
        sa.Column("claim_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_event_claim_claim_id")),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_event_claim_event_id")),
        sa.PrimaryKeyConstraint("event_id", "claim_id"),
    )
    op.create_index(op.f("ix_event_claim_claim_id"), "event_claim", ["claim_id"], unique=False)


def _event_redirect() -> None:
    op.create_table(
        "event_redirect",
        sa.Column("event_id", sa.String(), nullable=False),
        sa.Column("claim_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_event_redirect_claim_id")),
        sa.PrimaryKeyConstraint("event_id"),
    )


def _resolution() -> None:
    op.create_table(
        "resolution",
        sa.Column("claim_id", sa.String(), nullable=False),
        sa.Column("resolver", sa.String(), nullable=False),
        sa.Column("place_id", sa.String(), nullable=True),
        sa.Column("earliest", sa.Date(), nullable=True),
        sa.Column("latest", sa.Date(), nullable=True),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_resolution_claim_id")),
        sa.PrimaryKeyConstraint("claim_id"),
    )
    op.create_index(op.f("ix_resolution_earliest_latest"), "resolution", ["earliest", "latest"], unique=False)
    op.create_index(op.f("ix_resolution_place_id"), "resolution", ["place_id"], unique=False)
    op.bulk_insert(
        sa.table("meta", sa.column("name", sa.String), sa.column("value", sa.String)),
        [
            {"name": "application", "value": "dateline"},
            {"name": "reports_version", "value": "0"},
            {"name": "derived_version", "value": "0"},
        ],
    )
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            "CREATE VIRTUAL TABLE search_words USING fts5(words, content='', tokenize='unicode61 remove_diacritics 2')"
        )
