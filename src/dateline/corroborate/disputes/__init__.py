"""Where claims can't all be true: one module for each thing that they can disagree on."""

from dateline.corroborate.disputes.campaign import campaign_disputes
from dateline.corroborate.disputes.counts import count_disputes
from dateline.corroborate.disputes.dates import date_disputes
from dateline.corroborate.disputes.holders import holder_disputes
from dateline.corroborate.disputes.occurrence import occurrence_disputes, withdrawn_claims
from dateline.corroborate.disputes.parties import party_disputes
from dateline.corroborate.disputes.places import where_disputes

__all__ = [
    "campaign_disputes",
    "count_disputes",
    "date_disputes",
    "holder_disputes",
    "occurrence_disputes",
    "party_disputes",
    "where_disputes",
    "withdrawn_claims",
]
