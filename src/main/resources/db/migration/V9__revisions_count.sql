-- A member's revision counts up, so that whoever locks the row learns from the new one what it was before. A row that is
-- deleted and made again begins above all that the old one had: it counts on from the microsecond in which it is made.

alter table member
    alter column revision set default (extract(epoch from clock_timestamp()) * 1000000)::bigint;

drop sequence member_revision;
