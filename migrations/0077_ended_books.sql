-- The closed archive of the instance: the books of workspaces that ended, for as long as a law keeps them.
-- Invariant: an Owner instructed it when the workspace was closed; a copy is of an erased party or of the books of a workspace, and it
-- has a key of its own, which is none of that workspace's.
set citus.enable_local_reference_table_foreign_keys = off;
set citus.multi_shard_modify_mode = 'sequential';
set citus.enable_unsafe_triggers = on;

-- Who instructed this instance to keep the books; null: they go with the workspace.
alter table app.closing add column books_by uuid;

-- The books of a year are in pieces: an opening names the first one and opens them all.
alter table app.retained_copy alter column party_id drop not null;
alter table app.retained_copy add column workspace_id uuid;                     -- the workspace that ended
alter table app.retained_copy add column fy text;
alter table app.retained_copy add column piece_no integer;
alter table app.retained_copy add column record_kind text;
alter table app.retained_copy add constraint retained_copy_fy_check check (length(fy) between 4 and 7);
alter table app.retained_copy add constraint retained_copy_piece_no_check check (piece_no > 0);
alter table app.retained_copy add constraint retained_copy_record_kind_check check (record_kind in ('documents', 'ledger'));
alter table app.retained_copy add constraint retained_copy_of_one check (
    (party_id is null) = (workspace_id is not null) and (workspace_id is null) = (fy is null)
    and (workspace_id is null) = (piece_no is null) and (workspace_id is null) = (record_kind is null)
);
alter table app.retained_copy add constraint retained_piece_once unique (tenant_id, workspace_id, fy, piece_no);

/* classes
["app.closing"]
kept = "workspace"
business = ["tenant_id", "closed_at", "ends_at", "books_by"]

["app.retained_copy"]
kept = "books"
business = [
    "tenant_id", "retained_copy_id", "party_id", "rule", "keep_until", "documents", "created_by", "created_at", "ended_at",
    "workspace_id", "fy", "piece_no", "record_kind",
]
personal = ["contents"]
sealed = ["contents"]
by = "person"
*/
