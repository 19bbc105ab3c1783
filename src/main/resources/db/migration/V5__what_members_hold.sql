-- Who is in a tier, and who holds a coupon: asked before a rulebook goes live that no longer knows them.

create index member_tier on member (tier);
create index coupon_open on coupon (definition, member_id) where status = 'open';
