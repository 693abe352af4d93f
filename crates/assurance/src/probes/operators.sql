--! operator_grants
-- In an entered workspace: operators with access now, those with more than an hour, those with a session
-- after their end.
select count(*) filter (where m.until > :now) as standing,
       count(*) filter (where m.until > :latest) as too_long,
       count(*) filter (where m.until <= :now
                          and exists (select from app.session s
                                      where s.tenant_id = :tenant and s.person_id = m.person_id
                                        and s.ended_at is null and s.expires_at > :now)) as outlived
from app.membership m
where m.tenant_id = :tenant and m.state = 'active' and m.until is not null;

--! operators
-- In the instance's workspace: its operators, those without an account, and those who were away since then.
select count(*) as people,
       count(*) filter (where app.sessions_since(m.person_id) is null) as nobodies,
       count(*) filter (where m.created_at < :since
                          and not exists (select from app.session s
                                          where s.tenant_id = :tenant and s.person_id = m.person_id
                                            and s.seen_at >= :since)) as idle
from app.membership m
where m.tenant_id = :tenant and m.state = 'active';

--! superuser_sessions
-- Runs as the superuser. Connections of the program and of its backups have their own application names.
select count(*) from pg_catalog.pg_stat_activity
where usename = 'steel_super' and backend_type = 'client backend' and application_name <> 'steelyard'
  and not starts_with(application_name, 'pgBackRest');
