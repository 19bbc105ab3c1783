-- What members hold besides points.

create table coupon (
    code       text        not null primary key,
    member_id  text        not null,
    definition text        not null,
    given_at   timestamptz not null,
    last_day   date, -- null: without end
    status     text        not null default 'open' check (status in ('open', 'used', 'revoked')),
    used_by    text, -- the order
    cause      text        not null,
    cause_id   text        not null,
    campaign   text,
    rulebook   text        not null,
    check ((status = 'used') = (used_by is not null))
);

create index coupon_member on coupon (member_id, status);
create index coupon_used_by on coupon (used_by) where used_by is not null;

-- Codes that orders took up, public ones included; one row a code, taken away when the whole order comes back.
create table coupon_use (
    member_id  text        not null, -- empty: a guest
    definition text        not null,
    order_id   text        not null,
    code       text        not null,
    at         timestamptz not null,
    counted    boolean     not null, -- in the definition's total
    primary key (member_id, definition, order_id, code)
);

create index coupon_use_order on coupon_use (order_id);

-- How often a definition that is limited for all was taken up.
create table coupon_total (
    definition text   not null primary key,
    used       bigint not null check (used >= 0)
);

create table benefit (
    member_id  text        not null,
    code       text        not null,
    cause      text        not null,
    cause_id   text        not null,
    from_day   date        not null,
    last_day   date        not null,
    revoked_at timestamptz,
    rulebook   text        not null,
    primary key (member_id, code, cause, cause_id)
);

create table badge (
    member_id text        not null,
    code      text        not null,
    at        timestamptz not null,
    cause     text        not null,
    cause_id  text        not null,
    rulebook  text        not null,
    primary key (member_id, code)
);

-- Messages on their way to members; whoever sends them reads from here.
create table message (
    message_id bigint      generated always as identity primary key,
    member_id  text        not null,
    channel    text        not null,
    template   text        not null,
    text       text        not null,
    at         timestamptz not null,
    rule       text        not null,
    cause      text        not null,
    cause_id   text        not null,
    rulebook   text        not null,
    unique (member_id, cause, cause_id, channel, template)
);

-- What campaigns gave: for budgets one row a campaign, for members one row a use.

create table campaign_total (
    campaign text    not null primary key,
    uses     bigint  not null check (uses >= 0),
    points   bigint  not null check (points >= 0),
    amount   numeric not null check (amount >= 0)
);

create table campaign_use (
    member_id text        not null, -- empty: a guest
    campaign  text        not null,
    cause     text        not null,
    cause_id  text        not null,
    at        timestamptz not null,
    used_on   date        not null, -- in the programme's zone
    points    bigint      not null,
    amount    numeric     not null,
    counted   boolean     not null, -- in the campaign's total
    primary key (member_id, cause, cause_id, campaign)
);

create index campaign_use_campaign on campaign_use (member_id, campaign, at);

-- What members did outside a basket.

create table activity (
    member_id     text        not null,
    activity_id   text        not null,
    activity_type text        not null,
    at            timestamptz not null,
    done_on       date        not null,
    subject       text        not null,
    counted       boolean     not null, -- false: beyond what its type's daily limit lets count
    rulebook      text        not null,
    fingerprint   bytea       not null,
    body          json        not null, -- json rather than jsonb: an answer is given again as it was written
    answer        json        not null,
    recorded_at   timestamptz not null default now(),
    primary key (member_id, activity_id)
);

create index activity_type on activity (member_id, activity_type, at) include (done_on, subject) where counted;

create table redemption (
    member_id    text        not null,
    redemption_id text       not null,
    at           timestamptz not null,
    points       bigint      not null check (points > 0),
    fingerprint  bytea       not null,
    answer       json        not null,
    cancelled_at timestamptz,
    cancel_print bytea,
    cancel_answer json,
    recorded_at  timestamptz not null default now(),
    primary key (member_id, redemption_id)
);

create table adjustment (
    member_id     text        not null,
    adjustment_id text        not null,
    at            timestamptz not null,
    points        bigint      not null,
    reason        text        not null,
    actor         text        not null,
    fingerprint   bytea       not null,
    answer        json        not null,
    recorded_at   timestamptz not null default now(),
    primary key (member_id, adjustment_id)
);

-- Runs over many members.

create table run (
    run_id      text        not null primary key,
    job         text        not null,
    as_of       timestamptz not null,
    status      text        not null check (status in ('running', 'done', 'failed')),
    processed   bigint      not null default 0,
    total       bigint      not null default 0,
    effects     bigint      not null default 0,
    last_member text, -- how far it got, to go on from there
    detail      text,
    started_at  timestamptz not null,
    finished_at timestamptz
);

create unique index run_one_at_a_time on run (job) where status = 'running';

-- Every rulebook that was live.

create table rulebook_version (
    version      text        not null primary key,
    files        jsonb       not null, -- content by path
    activated_at timestamptz not null default now()
);
