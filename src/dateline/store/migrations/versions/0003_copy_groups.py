"""Whose text the copies of a report print, kept per group; claims find their neighbours by narrower marks."""

import sqlalchemy as sa
from alembic import op

from dateline.store.copies import find_all_copies, note_all_owners

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "copy_group",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("credits", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    if op.get_bind().execute(sa.text("SELECT 1 FROM report_band LIMIT 1")).first() is None:
        find_all_copies(op.get_bind())  # a record from before there were any
    else:
        note_all_owners(op.get_bind())
    op.execute("DELETE FROM stale_claim")
    op.execute("INSERT INTO stale_claim (claim_id, version) SELECT id, 0 FROM claim")
