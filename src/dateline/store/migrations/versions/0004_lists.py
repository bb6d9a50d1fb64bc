"""Tables by which lists are filtered and paged without loading the record, and those who may open the page."""

import sqlalchemy as sa
from alembic import op

from dateline.store.names import show_all

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    _columns()
    _users()
    _names()
    _claims()
    _links()
    show_all(op.get_bind())


def _columns() -> None:
    op.add_column("control_interval", sa.Column("begun", sa.Date(), nullable=True))
    op.add_column("control_interval", sa.Column("spoken", sa.Date(), nullable=True))
    op.add_column("control_interval", sa.Column("ended", sa.Date(), nullable=True))
    op.add_column("control_interval", sa.Column("exact", sa.Boolean(), nullable=True))
    op.create_index(op.f("ix_control_interval_sort_id"), "control_interval", ["sort", "id"], unique=False)
    op.add_column("dispute", sa.Column("relation", sa.String(), nullable=True))
    op.create_index(op.f("ix_dispute_place_id"), "dispute", ["place_id"], unique=False)
    op.create_index(op.f("ix_event_sort_id"), "event", ["sort", "id"], unique=False)
    op.create_index(op.f("ix_report_outlet"), "report", ["outlet"], unique=False)


def _users() -> None:
    op.create_table(
        "account",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("password", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )
    op.create_table(
        "session",
        sa.Column("token", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["name"], ["account.name"], name=op.f("fk_session_name"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("token"),
    )
    op.create_index(op.f("ix_session_name"), "session", ["name"], unique=False)


def _names() -> None:
    op.create_table(
        "name",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("of_id", sa.String(), nullable=False),
        sa.Column("finds", sa.Boolean(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index(op.f("ix_name_name_what_of_id_finds"), "name", ["name", "what", "of_id", "finds"], unique=True)
    op.create_index(op.f("ix_name_what_folded"), "name", ["what", "folded"], unique=False)
    op.create_table(
        "shown_actor",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("actor_id", sa.String(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.Column("type", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_index(op.f("ix_shown_actor_name_key"), "shown_actor", ["name", "key"], unique=False)
    op.create_table(
        "shown_place",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("place_id", sa.String(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.Column("admin1", sa.String(), nullable=True),
        sa.Column("country", sa.String(), nullable=True),
        sa.Column("latitude", sa.Float(), nullable=True),
        sa.Column("longitude", sa.Float(), nullable=True),
        sa.Column("precision", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_index(op.f("ix_shown_place_name_key"), "shown_place", ["name", "key"], unique=False)


def _claims() -> None:
    op.create_table(
        "shown_claim",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("claim_id", sa.String(), nullable=False),
        sa.Column("report_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("earliest", sa.Date(), nullable=True),
        sa.Column("latest", sa.Date(), nullable=True),
        sa.Column("place_key", sa.String(), nullable=True),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("review", sa.String(), nullable=True),
        sa.Column("corrected", sa.Boolean(), nullable=False),
        sa.Column("sort", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_shown_claim_claim_id")),
        sa.PrimaryKeyConstraint("number"),
        sa.UniqueConstraint("claim_id"),
    )
    op.create_index(op.f("ix_shown_claim_kind_sort"), "shown_claim", ["kind", "sort"], unique=False)
    op.create_index(op.f("ix_shown_claim_place_key"), "shown_claim", ["place_key"], unique=False)
    op.create_index(op.f("ix_shown_claim_report_id"), "shown_claim", ["report_id"], unique=False)
    op.create_index(op.f("ix_shown_claim_score_sort"), "shown_claim", ["score", "sort"], unique=False)
    op.create_index(op.f("ix_shown_claim_sort_claim_id"), "shown_claim", ["sort", "claim_id"], unique=False)
    op.create_table(
        "claim_name",
        sa.Column("name", sa.Integer(), nullable=False),
        sa.Column("claim", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["claim"], ["shown_claim.number"], name=op.f("fk_claim_name_claim"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["name"], ["name.number"], name=op.f("fk_claim_name_name")),
        sa.PrimaryKeyConstraint("name", "claim"),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_claim_name_claim"), "claim_name", ["claim"], unique=False)


def _links() -> None:
    op.create_table(
        "dispute_claim",
        sa.Column("dispute_id", sa.String(), nullable=False),
        sa.Column("claim_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dispute_id"], ["dispute.id"], name=op.f("fk_dispute_claim_dispute_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("dispute_id", "claim_id"),
    )
    op.create_index(op.f("ix_dispute_claim_claim_id"), "dispute_claim", ["claim_id"], unique=False)
    op.create_table(
        "interval_claim",
        sa.Column("interval_id", sa.String(), nullable=False),
        sa.Column("claim_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["interval_id"], ["control_interval.id"], name=op.f("fk_interval_claim_interval_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("interval_id", "claim_id"),
    )
    op.create_index(op.f("ix_interval_claim_claim_id"), "interval_claim", ["claim_id"], unique=False)
    op.create_table(
        "interval_name",
        sa.Column("name", sa.Integer(), nullable=False),
        sa.Column("interval_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["interval_id"], ["control_interval.id"], name=op.f("fk_interval_name_interval_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["name"], ["name.number"], name=op.f("fk_interval_name_name")),
        sa.PrimaryKeyConstraint("name", "interval_id"),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_interval_name_interval_id"), "interval_name", ["interval_id"], unique=False)
