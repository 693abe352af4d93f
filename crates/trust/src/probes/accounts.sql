--! password_kinds
-- Counted by a function that gives nothing but these figures.
select kind, people from app.password_kinds();
