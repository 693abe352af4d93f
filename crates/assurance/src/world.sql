--! enter
select app.enter(:tenant, :actor) as entered;
