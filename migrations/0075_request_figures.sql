-- Two more promised figures: the days until somebody takes a person's request, and until it is answered.
-- Invariant: they change as the others do: a stricter one at once, a looser one by two people and after thirty days.
set citus.enable_local_reference_table_foreign_keys = off;
set citus.multi_shard_modify_mode = 'sequential';
set citus.enable_unsafe_triggers = on;

alter table app.setting_change drop constraint setting_change_figure_check;
alter table app.setting_change add constraint setting_change_figure_check check (figure in (
    'incident.customer_notice_hours', 'incident.summary_days', 'vuln.ack_business_days', 'vuln.update_days', 'vuln.disclosure_days',
    'suppliers.notice_days', 'dsr.forward_days', 'dsr.due_days'));
