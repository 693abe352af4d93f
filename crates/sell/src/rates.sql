--! insert_rate (source?, supersedes?, reason?)
insert into sell.rate (tenant_id, rate_id, metal, fineness, side, rate_minor, per_mg_e4, effective_at, source,
                       supersedes, reason, opening, created_by, created_at)
values (:tenant, :rate, :metal, :fineness, :side, :rate_minor, :per_mg_e4, :effective_at, :source,
        :supersedes, :reason, :opening, :by, :now)
returning true as published;

--! insert_rates (source?)
-- Many rates of one moment, none of them a correction.
insert into sell.rate as r (tenant_id, rate_id, metal, fineness, side, rate_minor, per_mg_e4, effective_at, source, opening,
                            created_by, created_at)
select t.tenant_id, new.id, new.metal, new.fineness, new.side, new.rate_minor, new.per_mg_e4, :effective_at, :source, false,
       :by, :now
from app.tenant t
cross join unnest(:ids::uuid[], :metals::text[], :finenesses::integer[], :sides::text[], :rates_minor::bigint[],
                  :weights_e4::bigint[])
    as new (id, metal, fineness, side, rate_minor, per_mg_e4)
where t.tenant_id = :tenant
returning true as published;

--: RateStored(source?)

--! rates_before : RateStored
-- For each piece and side the row in force just before a moment.
select r.rate_id, r.metal, r.fineness, r.side, r.rate_minor, r.per_mg_e4, r.effective_at, r.source
from unnest(:metals::text[], :finenesses::integer[], :sides::text[]) as asked (metal, fineness, side)
cross join lateral (
    select q.* from sell.rate q
    where q.tenant_id = :tenant and q.metal = asked.metal and q.fineness = asked.fineness and q.side = asked.side
      and q.effective_at < :at
      and not exists (select from sell.rate c where c.tenant_id = :tenant and c.supersedes = q.rate_id)
    order by q.effective_at desc
    limit 1
) r;

--! rates_in_force : RateStored
-- One row for each requested piece: the latest that has started and that no correction replaced.
select r.rate_id, r.metal, r.fineness, r.side, r.rate_minor, r.per_mg_e4, r.effective_at, r.source
from unnest(:metals::text[], :finenesses::integer[]) as asked (metal, fineness)
cross join lateral (
    select q.* from sell.rate q
    where q.tenant_id = :tenant and q.metal = asked.metal and q.fineness = asked.fineness and q.side = :side
      and q.effective_at <= :at
      and not exists (select from sell.rate c where c.tenant_id = :tenant and c.supersedes = q.rate_id)
    order by q.effective_at desc
    limit 1
) r;

--! rate_before : RateStored
select r.rate_id, r.metal, r.fineness, r.side, r.rate_minor, r.per_mg_e4, r.effective_at, r.source
from sell.rate r
where r.tenant_id = :tenant and r.metal = :metal and r.fineness = :fineness and r.side = :side and r.effective_at < :at
  and not exists (select from sell.rate c where c.tenant_id = :tenant and c.supersedes = r.rate_id)
order by r.effective_at desc
limit 1;

--! rate_at : RateStored
select r.rate_id, r.metal, r.fineness, r.side, r.rate_minor, r.per_mg_e4, r.effective_at, r.source
from sell.rate r
where r.tenant_id = :tenant and r.metal = :metal and r.fineness = :fineness and r.side = :side and r.effective_at = :at
  and not exists (select from sell.rate c where c.tenant_id = :tenant and c.supersedes = r.rate_id);

--! board_now : RateStored
select distinct on (r.metal, r.fineness, r.side)
       r.rate_id, r.metal, r.fineness, r.side, r.rate_minor, r.per_mg_e4, r.effective_at, r.source
from sell.rate r
where r.tenant_id = :tenant and r.effective_at <= :at
  and not exists (select from sell.rate c where c.tenant_id = :tenant and c.supersedes = r.rate_id)
order by r.metal, r.fineness, r.side, r.effective_at desc;

--! board_ahead : RateStored
select r.rate_id, r.metal, r.fineness, r.side, r.rate_minor, r.per_mg_e4, r.effective_at, r.source
from sell.rate r
where r.tenant_id = :tenant and r.effective_at > :at
  and not exists (select from sell.rate c where c.tenant_id = :tenant and c.supersedes = r.rate_id)
order by r.metal, r.fineness, r.side, r.effective_at
limit 500;

--! history : (source?, reason?, supersedes?, superseded_by?)
select r.rate_id, r.rate_minor, r.per_mg_e4, r.effective_at, r.source, r.reason, r.supersedes,
       c.rate_id as superseded_by, r.created_at, r.created_by, m.name as by
from sell.rate r
join app.membership m on m.tenant_id = r.tenant_id and m.person_id = r.created_by
left join sell.rate c on c.tenant_id = r.tenant_id and c.supersedes = r.rate_id
where r.tenant_id = :tenant and m.tenant_id = :tenant and r.metal = :metal and r.fineness = :fineness and r.side = :side
  and r.effective_at >= :from_at and (r.effective_at, r.rate_id) < (:before_at, :before)
order by r.effective_at desc, r.rate_id desc
limit :many;

--! trend : RateStored
-- The latest rates of the board, for its small charts; corrected rows are left out.
select r.rate_id, r.metal, r.fineness, r.side, r.rate_minor, r.per_mg_e4, r.effective_at, r.source
from sell.rate r
where r.tenant_id = :tenant and r.effective_at > :from_at and r.effective_at <= :to_at
  and not exists (select from sell.rate c where c.tenant_id = :tenant and c.supersedes = r.rate_id
                  and c.supersedes is not null)
order by r.metal, r.fineness, r.side, r.effective_at
limit :many;
