--! password_kinds
-- The function returns only these counts.
select kind, people from app.password_kinds();
