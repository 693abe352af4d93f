--! papers_since
select count(*) as papers from app.paper where tenant_id = :tenant and paper_id >= :first;

--! insert_paper
insert into app.paper (tenant_id, paper_id, media_type, size, name, sha256, content, created_by, created_at)
values (:tenant, :paper, :media_type, :size, :name, :sha256::bytea, :content, :by, :now)
returning true as kept;

--! paper_of_id
select p.paper_id, p.media_type, p.size, p.name, p.sha256, p.content, p.created_at
from app.paper p where p.tenant_id = :tenant and p.paper_id = :paper;
