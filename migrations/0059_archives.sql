-- Archives of a whole workspace, which an Owner takes away: written piece by piece, each piece encrypted, and removed after some days.
-- Invariant: a piece is written once with what it took from its table, so that a program that was killed continues with the
-- next piece; a table that changed meanwhile is read again, so that an archive is of one moment.
set citus.enable_local_reference_table_foreign_keys = off;
set citus.multi_shard_modify_mode = 'sequential';
set citus.enable_unsafe_triggers = on;

create table app.archive (
    tenant_id uuid not null references app.tenant,
    archive_id uuid not null,
    state text not null check (state in ('waiting', 'running', 'done', 'failed', 'removed')),
    asked_by uuid not null,
    created_at timestamptz not null,
    moment timestamptz,                                             -- what it holds is of this moment; null: nothing is read yet
    done bigint not null check (done >= 0),                         -- rows
    total bigint not null check (total >= 0),                       -- rows; 0: they are not counted yet
    attempts integer not null check (attempts >= 0),
    lease uuid,                                                     -- of the program that writes it
    lease_until timestamptz,
    bytes bigint check (bytes >= 0),                                -- of the whole file; null: it is not written yet
    sha256 app.bytes32,                                             -- of the whole file
    code text check (length(code) between 1 and 64),                -- why it failed
    ended_at timestamptz,
    link_by uuid,                                                   -- who may take it away, and until when
    link_until timestamptz,
    primary key (tenant_id, archive_id),
    check ((lease is null) = (lease_until is null)),
    check ((link_by is null) = (link_until is null)),
    check (state <> 'done' or (bytes is not null and sha256 is not null))
);
select app.tenant_table('app.archive', 'select,insert,update');
create index archive_open on app.archive (tenant_id, state) where state <> 'removed';
-- Which workspaces have one to write or to remove: ids, states and moments.
grant select (tenant_id, archive_id, state, ended_at, lease_until) on app.archive to steel_jobs;
create policy job on app.archive for select to steel_jobs using (true);

-- How far an archive is with each of its tables.
create table app.archive_table (
    tenant_id uuid not null,
    archive_id uuid not null,
    place text collate "C" not null check (length(place) between 1 and 64),     -- the table; audit: the log
    mark text collate "C" not null check (length(mark) between 1 and 128),      -- a digest of its rows
    last text,                                                      -- the key of the last row that is in a piece
    parts integer not null check (parts >= 0),
    count bigint not null check (count >= 0),                       -- rows
    is_done boolean not null,
    primary key (tenant_id, archive_id, place),
    foreign key (tenant_id, archive_id) references app.archive
);
select app.tenant_table('app.archive_table', 'select,insert,update,delete');

-- One file of an archive, packed as it is in the whole.
create table app.archive_piece (
    tenant_id uuid not null,
    archive_id uuid not null,
    piece_no integer not null check (piece_no > 0),
    place text collate "C" not null check (length(place) between 1 and 64),
    name text collate "C" not null check (length(name) between 1 and 200),
    count bigint not null check (count >= 0),                       -- rows
    size bigint not null check (size >= 0),                         -- bytes when it is unpacked
    packed bigint not null check (packed >= 0),                     -- bytes of the content
    crc32 bigint not null check (crc32 between 0 and 4294967295),
    sha256 app.bytes32 not null,                                    -- when it is unpacked
    content app.sealed not null,
    primary key (tenant_id, archive_id, piece_no),
    constraint archive_piece_named_once unique (tenant_id, archive_id, name),
    foreign key (tenant_id, archive_id) references app.archive
);
select app.tenant_table('app.archive_piece', 'select,insert,delete');

/* classes
["app.archive"]
kept = "workspace"
business = [
    "tenant_id", "archive_id", "state", "asked_by", "created_at", "moment", "done", "total", "attempts", "lease", "lease_until",
    "bytes", "sha256", "code", "ended_at", "link_by", "link_until",
]
["app.archive_table"]
kept = "workspace"
business = ["tenant_id", "archive_id", "place", "mark", "last", "parts", "count", "is_done"]
["app.archive_piece"]
kept = "workspace"
stays = "it is written once, and removed some days later"
business = ["tenant_id", "archive_id", "piece_no", "place", "name", "count", "size", "packed", "crc32", "sha256"]
confidential = ["content"]
sealed = ["content"]
*/
