--! insert_turn (again_days?)
insert into make.lot_turn (tenant_id, lot_turn_id, lot_id, again_days, phase_days, phase_every, created_by, created_at)
values (:tenant, :turn, :lot, :again_days, :phase_days, :phase_every, :by, :now)
returning true as kept;

--! turn_of
-- A turn of a lot that was not undone.
select n.lot_turn_id, n.created_at from make.lot_turn n
where n.tenant_id = :tenant and n.lot_id = :lot and n.lot_turn_id = :turn
  and not exists (select from make.lot_turn_undo u where u.tenant_id = :tenant and u.lot_turn_id = n.lot_turn_id);

--! insert_turn_undo
insert into make.lot_turn_undo (tenant_id, lot_turn_id, created_by, created_at)
values (:tenant, :turn, :by, :now)
returning true as kept;

--: AgeingLot(made_on?, loss_lower_e6?, loss_upper_e6?, location?, batch_id?, batch?, completed_at?, minimum_age_days?)

--! ageing_lots : AgeingLot
-- The lots in stock that age, the oldest first: a loss of weight is expected of them, their recipe asks for an age, or somebody
-- turned them and did not undo it. An empty place is every place.
select l.lot_id, l.code as lot, i.code as item, i.name as item_name, i.unit, coalesce(l.made_on, l.received_on) as made_on,
       l.created_at, l.loss_lower_e6, l.loss_upper_e6, o.code as location, t.batch_id, t.code as batch, t.completed_at,
       t.minimum_age_days
from ledger.lot_balance b
join ledger.lot l on l.tenant_id = :tenant and l.lot_id = b.lot_id
join ledger.item i on i.tenant_id = :tenant and i.item_id = l.item_id
left join ledger.location o on o.tenant_id = :tenant and o.location_id = b.location_id
left join make.batch t on t.tenant_id = :tenant and t.batch_id = l.batch_id
where b.tenant_id = :tenant and b.quantity_e6 > 0 and (:place::text = '' or o.code = :place)
  and (l.loss_lower_e6 is not null
       or t.minimum_age_days > 0 and i.kind not in ('by_product', 'packaging', 'service')
       or coalesce((select true from make.lot_turn n
                    where n.tenant_id = :tenant and n.lot_id = l.lot_id
                      and (select u.lot_turn_id from make.lot_turn_undo u
                           where u.tenant_id = :tenant and u.lot_turn_id = n.lot_turn_id) is null
                    limit 1), false))
order by l.lot_id
limit :many;

--: MovedPart(piece?)

--! moved_parts : MovedPart
-- For each moment at which a lot moved, or a piece of one that is kept by piece: what came, what a weighing took off, and what
-- was left. A weighing that was cancelled is as if it had never been.
with moments as (
    select m.lot_id, m.piece, m.moved_at, sum(m.quantity_e6) as moved_e6,
           coalesce(sum(m.quantity_e6) filter (where m.kind = 'weigh'), 0) as weighed_e6,
           coalesce(sum(m.quantity_e6) filter (where m.kind in ('receive', 'output', 'opening')
                                                     or m.quantity_e6 > 0 and m.kind <> 'weigh'), 0) as came_e6,
           bool_or(m.kind = 'weigh') as is_weighing
    from ledger.movement m
    where m.tenant_id = :tenant and m.lot_id = any(:lots) and (m.quantity_e6 <> 0 or m.kind = 'weigh')
      and not (m.kind = 'weigh'
               and (m.corrects_id is not null
                    or exists (select from ledger.movement c
                               where c.tenant_id = :tenant and c.corrects_id = m.movement_id and c.kind = 'weigh')))
    group by m.lot_id, m.piece, m.moved_at
)
select lot_id, piece, moved_at, is_weighing, came_e6::bigint as came_e6, (-weighed_e6)::bigint as lost_e6,
       coalesce(sum(moved_e6) over (partition by lot_id, piece order by moved_at), 0)::bigint as left_e6
from moments
order by lot_id, piece, moved_at;

--! held_parts
select lot_id, piece from ledger.lot_piece
where tenant_id = :tenant and lot_id = any(:lots) and held and quantity_e6 > 0;

--: LastTurn(again_days?)

--! last_turns : LastTurn
select distinct on (n.lot_id) n.lot_id, n.lot_turn_id, n.again_days, n.phase_days, n.phase_every, n.created_at, n.created_by,
       p.name as by_name
from make.lot_turn n
join app.membership p on p.tenant_id = :tenant and p.person_id = n.created_by
where n.tenant_id = :tenant and n.lot_id = any(:lots)
  and not exists (select from make.lot_turn_undo u where u.tenant_id = :tenant and u.lot_turn_id = n.lot_turn_id)
order by n.lot_id, n.lot_turn_id desc;

--: PauseOf(to_at?)

--! pauses_of : PauseOf
-- The times when the age clocks of batches were paused.
select batch_id, from_at, to_at from make.deviation
where tenant_id = :tenant and batch_id = any(:batches) and kind = :kind and status <> 'withdrawn';
