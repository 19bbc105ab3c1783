-- As V10 does for the ledger: every order and every call that locks a member writes the row.

alter table member
    drop constraint member_recency_check,
    drop constraint member_frequency_check,
    drop constraint member_monetary_check,
    add constraint member_scores
        check (least(recency, frequency, monetary) >= 0 and greatest(recency, frequency, monetary) <= 5);
