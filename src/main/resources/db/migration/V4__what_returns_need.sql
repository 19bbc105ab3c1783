-- What a return has to know of the order, and of what else gave the same.

alter table shop_order
    add column gates json; -- what was left of the limited campaigns when it was decided; null: there were none

-- One row for each time that a badge was earned, so that it stays when one of them comes back.
alter table badge
    drop constraint badge_pkey,
    add primary key (member_id, code, cause, cause_id);

-- A coupon that was used when the order that gave it came back does not come back itself.
alter table coupon
    add column forfeited boolean not null default false;
