--! insert_sentinel (tally?)
insert into app.sentinel (tenant_id, sentinel_id, at, tally, log_piece)
values (:tenant, :sentinel, :at, :tally, pg_catalog.pg_walfile_name(pg_catalog.pg_current_wal_insert_lsn()))
returning true as noted;

--! prune_sentinels
delete from app.sentinel
where tenant_id = :tenant and at < :before
returning sentinel_id;

--! sentinels : (log_piece?)
select at, log_piece from app.sentinel
where tenant_id = :tenant and at >= :since
order by at
limit :many;

--! last_tally : (tally?)
select tally from app.sentinel
where tenant_id = :tenant and at > :since and at < :before and tally is not null
order by at desc
limit 1;
