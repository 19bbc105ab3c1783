-- What a decision depended on besides the basket and the member, so that the order can be decided again with the same answer:
-- coupons that were handed in, points that could be spent, what was left of limited campaigns. Null: nothing of these.
alter table shop_order rename column gates to circumstances;

update shop_order
   set circumstances = json_build_object('gates', circumstances -> 'left')
 where circumstances is not null;
