-- Written by `bin/bench --write-scripts` from what the product sent for one sell.invoice.post; not edited.
-- A client stays in a workspace for 16 transactions; what is the workspace's own is looked up then.
\if :left = 0
\set workspace random(:first, :last)
select g1, g2, g3, g4, g5, g6, g7, g8, g9, g10, g11, g12, g13, g14, g15, g16, g17, g18, g19, g20, g21, g22, g23, g24, g25, g26, g27, g28, g29, g30, g31, g32, g33, g34, g35, g36, g37, g38, g39, g40, g41, g42, g43, g44, g45, g46, g47, g48, g49, g50, g51, g52, g53, g54, g55, g56, g57, g58, g59, g60, g61, g62, g63, g64, g65, g66, g67, g68, g69 from bench.invoice_post where workspace = :workspace \gset
\set left 16
\endif
\set left :left - 1
\set seq :seq + 1
\set call (:run * 1000000 + :seq) * 100 + :client_id
\set id1 :call * 50 + 1
\set id2 :call * 50 + 2
\set id3 :call * 50 + 3
\set id4 :call * 50 + 4
BEGIN;
select app.enter(:g1::uuid, :g2::uuid) as entered;
select k.token_id as credential_id, m.person_id, m.name as person, m.roles, t.slug, t.name as workspace, t.country, t.currency, t.minor_digits, t.timezone, t.fy_start_month, t.fy_start_day, t.state, t.gstin, t.abn, t.gst_registered, t.location, t.gln, t.settings::text as settings, t.version from app.api_token k join app.membership m on m.tenant_id = k.tenant_id and m.person_id = k.person_id join app.tenant t on t.tenant_id = k.tenant_id where k.tenant_id = :g1::uuid and m.tenant_id = :g1::uuid and t.tenant_id = :g1::uuid and k.token_sha256 = :g3::bytea and k.person_id = :g2::uuid and k.revoked_at is null and k.expires_at > now() and m.state = 'active';
select action, input_sha256, answer from app.kept_answer where tenant_id = :g1::uuid and person_id = :g2::uuid and key = (:call::text);
select party_id, code, name, kind, state, gstin, abn, pan, phone, location, gln, credit_limit_minor, terms_days, version from ledger.party where tenant_id = :g1::uuid and code = :g4::text;
select code, fy, pattern from ledger.series where tenant_id = :g1::uuid and doc_type = :g5::text and device = '' order by (fy = :g6::text) desc, fy desc limit 1;
select locked_until from ledger.period_lock where tenant_id = :g1::uuid order by period_lock_id desc limit 1;
select class, hsn, rate_percent_e6, from_day, to_day, law from ledger.tax_policy where tenant_id = :g1::uuid order by class, from_day limit 1000;
select r.rate_id, r.metal, r.fineness, r.side, r.rate_minor, r.per_mg_e4, r.effective_at, r.source from unnest(:g7::text[]::text[], :g8::integer[]::integer[]) as asked (metal, fineness) cross join lateral ( select q.* from sell.rate q where q.tenant_id = :g1::uuid and q.metal = asked.metal and q.fineness = asked.fineness and q.side = :g9::text and q.effective_at <= now() and not exists (select from sell.rate c where c.tenant_id = :g1::uuid and c.supersedes = q.rate_id) order by q.effective_at desc limit 1 ) r;
with taken as ( update ledger.series set next = next + 1 where tenant_id = :g1::uuid and doc_type = :g10::text and device = '' and fy = :g11::text returning code, pattern, next - 1 as n ) insert into ledger.document (tenant_id, document_id, doc_type, state, number, series, fy, document_date, due_on, posted_at, party_id, place_of_supply, body, taxable_minor, tax_minor, round_off_minor, total_minor, reverses, opening, created_by, created_at) select :g1::uuid, lpad(:id1::text, 32, '0')::uuid, :g10::text, 'posted', ledger.format_number(taken.pattern, :g12::text, :g11::text, taken.n), taken.code, :g11::text, :g13::date, :g14::date, now(), :g15::uuid, :g16::text, :g17::jsonb, :g18::bigint, :g19::bigint, :g20::bigint, :g21::bigint, null::uuid, false, :g2::uuid, now() from taken returning number;
insert into ledger.document_line (tenant_id, document_id, line_no, description, item_id, lot_id, article_id, tax_class, discount_minor, taxable_minor, tax_minor, line_total_minor, fine_mg, cost_minor) values (:g1::uuid, lpad(:id1::text, 32, '0')::uuid, :g22::integer, :g23::text, null::uuid, null::uuid, null::uuid, :g24::text, :g25::bigint, :g26::bigint, :g27::bigint, :g28::bigint, :g29::bigint, null::bigint) returning true as written;
insert into ledger.journal_entry (tenant_id, entry_id, document_id, entry_date, memo, created_by, created_at) values (:g1::uuid, lpad(:id2::text, 32, '0')::uuid, lpad(:id1::text, 32, '0')::uuid, :g30::date, :g31::text, :g2::uuid, now()) returning true as entered;
insert into ledger.posting (tenant_id, entry_id, line_no, debit_account, debit_party, credit_account, credit_party, commodity, amount, entry_date) values (:g1::uuid, lpad(:id2::text, 32, '0')::uuid, :g32::integer, :g33::text, :g15::uuid, :g34::text, null::uuid, :g35::text, :g36::bigint, :g37::date) returning true as posted;
insert into ledger.posting (tenant_id, entry_id, line_no, debit_account, debit_party, credit_account, credit_party, commodity, amount, entry_date) values (:g1::uuid, lpad(:id2::text, 32, '0')::uuid, :g38::integer, :g39::text, :g15::uuid, :g40::text, null::uuid, :g41::text, :g42::bigint, :g43::date) returning true as posted;
insert into ledger.posting (tenant_id, entry_id, line_no, debit_account, debit_party, credit_account, credit_party, commodity, amount, entry_date) values (:g1::uuid, lpad(:id2::text, 32, '0')::uuid, :g44::integer, :g45::text, :g15::uuid, :g46::text, null::uuid, :g47::text, :g48::bigint, :g49::date) returning true as posted;
insert into ledger.posting (tenant_id, entry_id, line_no, debit_account, debit_party, credit_account, credit_party, commodity, amount, entry_date) values (:g1::uuid, lpad(:id2::text, 32, '0')::uuid, :g50::integer, :g51::text, null::uuid, :g52::text, null::uuid, :g53::text, :g54::bigint, :g55::date) returning true as posted;
insert into ledger.document_seal (tenant_id, document_id, sha256, sealed_at) select d.tenant_id, d.document_id, sha256(convert_to(concat_ws(E'\n', d.number, to_char(d.document_date, 'YYYY-MM-DD'), d.taxable_minor::text, d.tax_minor::text, d.round_off_minor::text, d.total_minor::text, d.body::text), 'UTF8')), now() from ledger.document d where d.tenant_id = :g1::uuid and d.document_id = lpad(:id1::text, 32, '0')::uuid returning true as sealed;
insert into ledger.open_item (tenant_id, document_id, party_id, due_on, open_minor) values (:g1::uuid, lpad(:id1::text, 32, '0')::uuid, :g15::uuid, :g56::date, :g57::bigint) returning true as opened;
insert into app.audit_event (tenant_id, event_id, at, actor_id, actor, roles, action, result, code, subject, before, after, reason, ip, device, request_id, step_up, opening) values (:g1::uuid, lpad(:id3::text, 32, '0')::uuid, now(), :g2::uuid, :g58::text, :g59::text[], :g60::text, :g61::text, null::text, :g62::text, null::jsonb, :g63::jsonb, null::text, :g64::text, null::text, lpad(:id4::text, 32, '0')::uuid, :g65::bool, :g66::bool) returning true as written;
insert into app.kept_answer (tenant_id, person_id, key, action, input_sha256, answer, created_at) values (:g1::uuid, :g2::uuid, (:call::text), :g67::text, :g68::bytea, :g69::text, now()) returning true as kept;
COMMIT;
