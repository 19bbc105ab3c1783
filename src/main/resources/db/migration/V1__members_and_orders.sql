-- Members, and what they ordered. Every key of a member's rows begins with the member's id, orders excepted: an order's id is
-- the caller's, unique in the programme, and decides who of two that send it at once comes first.

create table member (
    member_id   text        not null primary key,
    joined_on   date        not null,
    birthday    date,
    locale      text        not null default '',
    zone        text        not null default '',
    referred_by text        not null default '',
    attributes  jsonb       not null default '{}',
    consents    text[]      not null default '{}',
    tags        text[]      not null default '{}',
    tier        text        not null,
    tier_since  date        not null,
    tier_until  date,
    stage       text        not null default '',
    segments    text[]      not null default '{}',
    recency     smallint    not null default 0 check (recency between 0 and 5),
    frequency   smallint    not null default 0 check (frequency between 0 and 5),
    monetary    smallint    not null default 0 check (monetary between 0 and 5),
    spend_12m   numeric     not null default 0, -- as of judged_at
    orders      integer     not null default 0, -- likewise, of all time
    judged_at   timestamptz,                    -- when the tier was decided last
    enrolled_at timestamptz not null default now()
) with (fillfactor = 80);

create table tier_change (
    member_id text        not null,
    change_no integer     generated always as identity,
    at        timestamptz not null,
    tier      text        not null,
    since     date        not null,
    until     date,
    cause     text        not null,
    cause_id  text        not null,
    rulebook  text        not null,
    primary key (member_id, change_no)
);

create table shop_order (
    order_id    text        not null primary key,
    member_id   text,       -- null: a guest's
    at          timestamptz not null,
    ordered_on  date        not null, -- in the programme's zone
    spend       numeric     not null, -- money paid for what is part of a member's spend
    came_back   boolean     not null default false, -- something of it was returned
    gone_at     timestamptz, -- when the last of it came back, or it was cancelled
    rulebook    text        not null,
    fingerprint bytea       not null, -- of the body, to tell the same one from another
    body        json        not null, -- json rather than jsonb: an answer is given again as it was written
    decision    json        not null,
    facts       json, -- the member as decided upon; null: a guest
    booked_at   timestamptz not null default now()
);

create index shop_order_member on shop_order (member_id, at) include (ordered_on, spend, came_back, gone_at, order_id);

-- What came back: returns and cancellations.
create table order_return (
    order_id    text        not null,
    return_id   text        not null,
    kind        text        not null check (kind in ('return', 'cancellation')),
    member_id   text,
    at          timestamptz not null,
    spend       numeric     not null, -- what the order's spend lost
    fingerprint bytea       not null,
    body        json        not null,
    answer      json        not null,
    booked_at   timestamptz not null default now(),
    primary key (order_id, kind, return_id)
);

-- What was bought by category: one row for each order and category, and one with the opposite signs for what came back.
create table category_purchase (
    member_id  text        not null,
    category   text        not null,
    cause_id   text        not null, -- order, or order/return
    at         timestamptz not null,
    bought_on  date        not null,
    orders     integer     not null,
    quantity   bigint      not null,
    spend      numeric     not null,
    primary key (member_id, category, cause_id)
);
