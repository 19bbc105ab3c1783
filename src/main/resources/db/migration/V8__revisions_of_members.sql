-- What was read of a member may be kept in memory: it is what it was as long as the revision is. Whoever locks a member's row
-- to write anything about them gives it a new one; a sequence for all, so that no revision ever comes again.

create sequence member_revision;

alter table member add column revision bigint not null default nextval('member_revision');
