-- The ledger: wallets' totals, lots and entries. Every key begins with the member's id, and nothing here points outside,
-- so that all three tables can be partitioned by member. dev.guerdon.ledger is the only writer.

create table ledger_account (
    member_id   text    not null,
    wallet      text    not null,
    earned      bigint  not null check (earned >= 0),
    clawed_back bigint  not null check (clawed_back >= 0),
    redeemed    bigint  not null check (redeemed >= 0),
    expired     bigint  not null check (expired >= 0),
    adjusted    bigint  not null,
    available   bigint  not null check (available >= 0),
    pending     bigint  not null check (pending >= 0),
    debt        bigint  not null check (debt >= 0),
    lots        integer not null check (lots >= 0),
    entries     integer not null check (entries >= 0),
    primary key (member_id, wallet),
    constraint ledger_account_law
        check (earned - clawed_back - redeemed - expired + adjusted = available + pending - debt)
) with (fillfactor = 80); -- room on the page: this row is updated with every movement, and never in its key

create table ledger_lot (
    member_id    text        not null,
    wallet       text        not null,
    lot_no       integer     not null check (lot_no > 0),
    born_by      integer     not null check (born_by > 0), -- the entry that gave the points
    cause        text        not null,
    cause_id     text        not null,
    points       bigint      not null check (points between 1 and 1000000000000),
    source       text        not null,
    qualifying   boolean     not null,
    earned_at    timestamptz not null,
    available_at timestamptz not null,
    expires_on   date, -- the last day; null: does not lapse
    kept_until   date,
    promised     boolean     not null,
    remaining    bigint      not null,
    pending      boolean     not null,
    lapsed       bigint      not null,
    clawed_back  bigint      not null, -- of this earning, whichever lot paid for it
    primary key (member_id, wallet, lot_no),
    constraint ledger_lot_remaining check (remaining between 0 and points),
    constraint ledger_lot_lapsed check (lapsed between 0 and points),
    constraint ledger_lot_clawed_back check (clawed_back between 0 and points)
);

create index ledger_lot_open on ledger_lot (member_id, wallet) where remaining > 0;
create index ledger_lot_lapsing on ledger_lot (expires_on, member_id)
    where remaining > 0 and not pending and expires_on is not null;
create index ledger_lot_pending on ledger_lot (available_at, member_id) where remaining > 0 and pending;

create table ledger_entry (
    member_id    text        not null,
    wallet       text        not null,
    entry_no     integer     not null check (entry_no > 0),
    kind         text        not null,
    lot_no       integer, -- null: the points became debt
    available    bigint      not null,
    pending      bigint      not null,
    debt         bigint      not null,
    cause        text        not null check (cause in ('order', 'return', 'cancellation', 'activity', 'redemption',
                                 'redemption-cancellation', 'adjustment', 'expiry', 'lifecycle')),
    cause_id     text        not null,
    at           timestamptz not null,
    recorded_at  timestamptz not null default now(),
    rulebook     text        not null,
    undoes       integer, -- the entry whose points these were
    qualifies_at timestamptz, -- the earning it adds to or takes from where tiers ask
    reason       text,
    actor        text,
    primary key (member_id, wallet, entry_no),
    constraint ledger_entry_lot_or_debt check (lot_no is not null or (available = 0 and pending = 0 and debt > 0)),
    constraint ledger_entry_undoes check ((undoes is not null) = (kind in ('claw-back', 'give-back'))
                                          and undoes < entry_no),
    constraint ledger_entry_reason
        check ((reason is not null and actor is not null) = (kind = 'adjust')),
    constraint ledger_entry_shape check (case kind
        when 'earn' then available >= 0 and pending >= 0 and available + pending > 0 and debt = 0
        when 'release' then available > 0 and pending = -available and debt = 0
        when 'repay' then available <= 0 and pending <= 0 and available + pending = debt and debt < 0
        when 'claw-back' then available <= 0 and pending <= 0 and debt >= 0 and available + pending - debt < 0
        when 'spend' then available < 0 and pending = 0 and debt = 0
        when 'give-back' then available > 0 and pending = 0 and debt = 0
        when 'expire' then available < 0 and pending = 0 and debt = 0
        when 'adjust' then pending = 0 and debt >= 0 and available - debt <> 0
        else false end)
);

create index ledger_entry_cause on ledger_entry (member_id, wallet, cause, cause_id);
create index ledger_entry_undoes on ledger_entry (member_id, wallet, undoes) where undoes is not null;
create index ledger_entry_qualifies on ledger_entry (member_id, wallet, qualifies_at) where qualifies_at is not null;

create function ledger_entry_is_kept() returns trigger language plpgsql as $$
begin
    raise exception 'entries of the ledger are only ever added';
end
$$;

create trigger ledger_entry_is_kept before update or delete on ledger_entry
    for each row execute function ledger_entry_is_kept();
