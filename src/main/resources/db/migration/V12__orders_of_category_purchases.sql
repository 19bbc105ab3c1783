-- What came back is told apart by its order: an order of which nothing of a category is left counts no more for the day on which
-- the category was bought last, and ids may hold any sign, so that order/return is no key by itself.

alter table category_purchase add column order_id text;

update category_purchase p
   set order_id = r.order_id
  from order_return r
 where p.quantity < 0 and r.member_id = p.member_id and p.cause_id = r.order_id || '/' || r.return_id;

update category_purchase set order_id = cause_id where order_id is null;

alter table category_purchase
    alter column order_id set not null,
    drop constraint category_purchase_pkey,
    add primary key (member_id, category, order_id, cause_id);
