--! insert_sentinel (tally?)
insert into app.sentinel (tenant_id, sentinel_id, at, tally)
values (:tenant, :sentinel, :at, :tally)
returning true as noted;

--! prune_sentinels
delete from app.sentinel
where tenant_id = :tenant and at < :before
returning sentinel_id;

--! sentinels
select at from app.sentinel
where tenant_id = :tenant and at >= :since
order by at
limit :many;

--! last_tally : (tally?)
select tally from app.sentinel
where tenant_id = :tenant and at > :since and at < :before and tally is not null
order by at desc
limit 1;
