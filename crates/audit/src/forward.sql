--! forward_head : (warned_at?)
select leaf_index, warned_at from app.forward_head where tenant_id = :tenant;

--! open_forward_head
insert into app.forward_head (tenant_id, leaf_index) values (:tenant, :leaf_index)
on conflict (tenant_id) do nothing
returning true as opened;

--! move_forward_head
-- Only from where it was read: if two programs pass the same events on, one of them moves it.
update app.forward_head set leaf_index = :next where tenant_id = :tenant and leaf_index = :first
returning true as done;

--! set_warned (warned_at?)
update app.forward_head set warned_at = :warned_at where tenant_id = :tenant
returning true as done;

--! workspaces_between
-- Run as the role for jobs, across all workspaces: those with leaves between two places of the tree.
select t.tenant_id from app.tenant t
where exists (select from app.audit_leaf l
              where l.tenant_id = t.tenant_id and l.leaf_index >= :first and l.leaf_index < :before)
order by t.tenant_id;

--! events_between : (actor_id?, code?)
-- Who did what and when, by ids: the content is left where it is.
select e.event_id, e.at, e.actor_id, e.action, e.result, e.code, e.request_id, l.leaf_index
from app.audit_leaf l
join app.audit_event e on e.tenant_id = l.tenant_id and e.event_id = l.event_id
where l.tenant_id = :tenant and e.tenant_id = :tenant and l.leaf_index >= :first and l.leaf_index < :before
order by l.leaf_index;
