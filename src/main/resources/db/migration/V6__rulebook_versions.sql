-- Which rulebook was live since when: one row each time that one went live, and a rulebook may do so more than once. The last
-- row says what is live, on every service that works on this database.

create table rulebook_activation (
    activation_no bigint      generated always as identity primary key,
    version       text        not null references rulebook_version,
    at            timestamptz not null,
    origin        text        not null check (origin in ('folder', 'publication', 'rollback')),
    replica       text        not null, -- which service made it live
    actor         text,
    reason        text,
    constraint rulebook_activation_actor check ((origin = 'folder') = (actor is null) and (actor is null) = (reason is null))
);

create index rulebook_activation_version on rulebook_activation (version, activation_no);

insert into rulebook_activation (version, at, origin, replica)
select version, activated_at, 'folder', 'before activations were kept'
  from rulebook_version
 order by activated_at;

alter table rulebook_version drop column activated_at;

-- Files that are to go live at a later moment.

create table rulebook_publication (
    publication_id text        not null primary key,
    at             timestamptz not null,
    based_on       text        not null references rulebook_version, -- what was live when it was planned
    body           json        not null, -- its files are laid over what is live then
    status         text        not null check (status in ('planned', 'live', 'refused', 'cancelled')),
    version        text        not null, -- that it would have, or has
    problems       json        not null default '[]', -- why it was refused
    fingerprint    bytea       not null,
    planned_at     timestamptz not null,
    settled_at     timestamptz -- when it stopped to be planned
);

create index rulebook_publication_due on rulebook_publication (at) where status = 'planned';
