--! server : (version?)
-- The version that the database's server reports.
select current_setting('server_version') as version from app.tenant where tenant_id = :tenant;
