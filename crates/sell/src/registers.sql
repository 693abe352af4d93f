--! sales_of_days (state?, party?, by?) : (party_id?, party?, party_name?, place_of_supply?, by_name?)
select d.document_id, d.doc_type, d.number, d.state, d.document_date, d.party_id, p.code as party, p.name as party_name,
       d.place_of_supply, d.taxable_minor, d.tax_minor, d.round_off_minor, d.total_minor, d.created_by, m.name as by_name
from ledger.document d
left join ledger.party p on p.tenant_id = :tenant and p.party_id = d.party_id
left join app.membership m on m.tenant_id = :tenant and m.person_id = d.created_by
where d.tenant_id = :tenant and d.doc_type = any(:kinds::text[]) and not d.opening
  and (d.document_date, d.document_id) > (:after_day, :after) and d.document_date <= :to_day
  and (:state::text is null or d.state = :state and (d.state <> 'posted' or d.reverses is null)) and (:party::uuid is null or d.party_id = :party)
  and (:by::uuid is null or d.created_by = :by)
order by d.document_date, d.document_id
limit :many;

--! sums_of_sales (state?, party?, by?)
-- What a credit note takes back counts with the opposite sign. Among what is posted and was not reversed there is no note that reverses.
select count(*) as documents,
       coalesce(sum(case d.doc_type when 'credit_note' then -d.taxable_minor else d.taxable_minor end), 0)::bigint as taxable_minor,
       coalesce(sum(case d.doc_type when 'credit_note' then -d.tax_minor else d.tax_minor end), 0)::bigint as tax_minor,
       coalesce(sum(case d.doc_type when 'credit_note' then -d.round_off_minor else d.round_off_minor end), 0)::bigint
           as round_off_minor,
       coalesce(sum(case d.doc_type when 'credit_note' then -d.total_minor else d.total_minor end), 0)::bigint as total_minor
from ledger.document d
where d.tenant_id = :tenant and d.doc_type = any(:kinds::text[]) and not d.opening
  and d.document_date between :from_day and :to_day
  and (:state::text is null or d.state = :state and (d.state <> 'posted' or d.reverses is null)) and (:party::uuid is null or d.party_id = :party)
  and (:by::uuid is null or d.created_by = :by);

--! taxes_of_days (party?) : (party_id?, party?, party_name?, place_of_supply?)
-- The tax of a document is what its entries posted: credits of output tax and debits of input tax are positive. A karigar's receipt
-- without tax is no row.
select d.document_id, d.doc_type, d.number, d.state, d.document_date, d.party_id, p.code as party, p.name as party_name,
       d.place_of_supply, d.taxable_minor, d.total_minor, t.cgst_minor, t.sgst_minor, t.igst_minor, t.gst_minor
from ledger.document d
cross join lateral (
    select coalesce(sum(case q.credit_account when :cgst then q.amount else 0 end
                        - case q.debit_account when :cgst then q.amount else 0 end), 0)::bigint as cgst_minor,
           coalesce(sum(case q.credit_account when :sgst then q.amount else 0 end
                        - case q.debit_account when :sgst then q.amount else 0 end), 0)::bigint as sgst_minor,
           coalesce(sum(case q.credit_account when :igst then q.amount else 0 end
                        - case q.debit_account when :igst then q.amount else 0 end), 0)::bigint as igst_minor,
           coalesce(sum(case q.credit_account when :gst then q.amount else 0 end
                        - case q.debit_account when :gst then q.amount else 0 end), 0)::bigint as gst_minor
    from ledger.journal_entry e
    join ledger.posting q on q.tenant_id = :tenant and q.entry_id = e.entry_id
    where e.tenant_id = :tenant and e.document_id = d.document_id
) t
left join ledger.party p on p.tenant_id = :tenant and p.party_id = d.party_id
where d.tenant_id = :tenant and d.doc_type = any(:kinds::text[]) and not d.opening
  and (d.doc_type <> 'karigar_receipt' or d.tax_minor <> 0)
  and (d.document_date, d.document_id) > (:after_day, :after) and d.document_date <= :to_day
  and (:party::uuid is null or d.party_id = :party)
order by d.document_date, d.document_id
limit :many;

--! sums_of_taxes (party?)
select coalesce(sum(case q.credit_account when :cgst then q.amount else 0 end
                    - case q.debit_account when :cgst then q.amount else 0 end), 0)::bigint as cgst_minor,
       coalesce(sum(case q.credit_account when :sgst then q.amount else 0 end
                    - case q.debit_account when :sgst then q.amount else 0 end), 0)::bigint as sgst_minor,
       coalesce(sum(case q.credit_account when :igst then q.amount else 0 end
                    - case q.debit_account when :igst then q.amount else 0 end), 0)::bigint as igst_minor,
       coalesce(sum(case q.credit_account when :gst then q.amount else 0 end
                    - case q.debit_account when :gst then q.amount else 0 end), 0)::bigint as gst_minor
from ledger.document d
join ledger.journal_entry e on e.tenant_id = :tenant and e.document_id = d.document_id
join ledger.posting q on q.tenant_id = :tenant and q.entry_id = e.entry_id
where d.tenant_id = :tenant and d.doc_type = any(:kinds::text[]) and not d.opening
  and d.document_date between :from_day and :to_day
  and (:party::uuid is null or d.party_id = :party);

--! taxes_by_class (party?)
-- A karigar's receipt has no line: the labour of all its pieces is one, in its class.
select m.tax_class, sum(m.lines)::bigint as lines, sum(m.taxable_minor)::bigint as taxable_minor,
       sum(m.tax_minor)::bigint as tax_minor
from (
    select l.tax_class, count(*) as lines,
           coalesce(sum(case d.doc_type when 'credit_note' then -l.taxable_minor else l.taxable_minor end), 0) as taxable_minor,
           coalesce(sum(case d.doc_type when 'credit_note' then -l.tax_minor else l.tax_minor end), 0) as tax_minor
    from ledger.document d
    join ledger.document_line l on l.tenant_id = :tenant and l.document_id = d.document_id
    where d.tenant_id = :tenant and d.doc_type = any(:kinds::text[]) and not d.opening
      and d.document_date between :from_day and :to_day
      and (:party::uuid is null or d.party_id = :party)
    group by l.tax_class
    union all
    select coalesce(k.tax_class, ''), count(*), coalesce(sum(k.labour_minor), 0), coalesce(sum(k.tax_minor), 0)
    from ledger.document d
    join sell.karigar_receipt k on k.tenant_id = :tenant and k.document_id = d.document_id
    where d.tenant_id = :tenant and d.doc_type = any(:kinds::text[]) and not d.opening
      and d.document_date between :from_day and :to_day
      and (:party::uuid is null or d.party_id = :party) and k.tax_minor <> 0
    group by k.tax_class
) m
group by m.tax_class
order by m.tax_class;

--! tills_of_days (till?, person?) : (closed_at?, closed_by?, closer?, expected_minor?, counted_minor?)
select s.till_session_id, s.till, s.state, s.float_minor, s.opened_by, o.name as opener, s.opened_at, s.closed_at, s.closed_by,
       c.name as closer, k.expected_minor, k.counted_minor
from ledger.till_session s
join app.membership o on o.tenant_id = :tenant and o.person_id = s.opened_by
left join app.membership c on c.tenant_id = :tenant and c.person_id = s.closed_by
left join ledger.till_count k on k.tenant_id = :tenant and k.till_session_id = s.till_session_id and k.mode = 'cash'
where s.tenant_id = :tenant and s.opened_at >= :since and s.opened_at < :before and s.till_session_id > :after
  and (:till::text is null or s.till = :till) and (:person::uuid is null or s.opened_by = :person)
order by s.till_session_id
limit :many;

--! sums_of_tills (till?, person?) : (counted_minor?, difference_minor?)
-- A way that nobody counted has no sum of counts: zero would say that nothing was there.
select k.mode, count(*) as sessions, count(*) filter (where k.counted_minor is null) as uncounted,
       coalesce(sum(k.expected_minor), 0)::bigint as expected_minor, sum(k.counted_minor)::bigint as counted_minor,
       sum(k.counted_minor - k.expected_minor)::bigint as difference_minor
from ledger.till_session s
join ledger.till_count k on k.tenant_id = :tenant and k.till_session_id = s.till_session_id
where s.tenant_id = :tenant and s.opened_at >= :since and s.opened_at < :before
  and (:till::text is null or s.till = :till) and (:person::uuid is null or s.opened_by = :person)
group by k.mode
order by k.mode;

--! profit_by_item : (code?, name?)
-- The item of a line is its own, or that of its lot. Lines without one are told apart by whether they sold a tagged piece. Metal of
-- jobs has its cost with the job, and metal by weight with its day; a line by weight misses its cost until its day is charged.
select i.code, i.name, sold.is_piece, sold.lines, sold.unknown, sold.sales_minor, sold.known_minor, sold.cost_minor
from (
    select m.item_id, m.is_piece, sum(m.lines)::bigint as lines, sum(m.unknown)::bigint as unknown,
           sum(m.sales_minor)::bigint as sales_minor, sum(m.known_minor)::bigint as known_minor,
           sum(m.cost_minor)::bigint as cost_minor
    from (
        select coalesce(l.item_id, t.item_id) as item_id, l.article_id is not null as is_piece, count(*) as lines,
               count(*) filter (where l.cost_minor is null and (
                   l.article_id is not null or l.lot_id is not null
                   or l.metal is not null and coalesce(c.through, '-infinity') < d.document_date)) as unknown,
               coalesce(sum(case d.doc_type when 'credit_note' then -l.taxable_minor else l.taxable_minor end), 0) as sales_minor,
               coalesce(sum(case d.doc_type when 'credit_note' then -l.taxable_minor else l.taxable_minor end)
                   filter (where l.cost_minor is not null or l.article_id is null and l.lot_id is null
                             and (l.metal is null or coalesce(c.through, '-infinity') >= d.document_date)), 0) as known_minor,
               coalesce(sum(case d.doc_type when 'credit_note' then -l.cost_minor else l.cost_minor end), 0) as cost_minor
        from ledger.document d
        join ledger.document_line l on l.tenant_id = :tenant and l.document_id = d.document_id
        left join ledger.lot t on t.tenant_id = :tenant and t.lot_id = l.lot_id
        left join ledger.untagged_cost c on c.tenant_id = :tenant and c.metal = l.metal
        where d.tenant_id = :tenant and d.doc_type = any(:kinds::text[]) and not d.opening
          and d.document_date between :from_day and :to_day
        group by 1, 2
        union all
        select null::uuid, false, 0, 0, 0, 0, coalesce(sum(j.gone_cost_minor), 0)
        from ledger.document d
        join sell.job_metal j on j.tenant_id = :tenant and j.document_id = d.document_id and j.gone_cost_minor <> 0
        where d.tenant_id = :tenant and d.doc_type = any(:kinds::text[]) and not d.opening
          and d.document_date between :from_day and :to_day
        having sum(j.gone_cost_minor) <> 0
        union all
        select null::uuid, false, 0, 0, 0, 0, -coalesce(sum(u.cost_minor), 0)
        from ledger.untagged u
        where u.tenant_id = :tenant and u.cause = 'daily' and u.moved_on between :from_day and :to_day
        having sum(u.cost_minor) <> 0
    ) m
    group by m.item_id, m.is_piece
) sold
left join ledger.item i on i.tenant_id = :tenant and i.item_id = sold.item_id
order by sold.lines > 0 and sold.unknown = sold.lines, sold.known_minor - sold.cost_minor desc, i.code
limit 1001;

--! profit_by_piece
select a.tag, a.metal, a.fineness, sold.lines, sold.unknown, sold.sales_minor, sold.known_minor, sold.cost_minor
from (
    select l.article_id, count(*) as lines, count(*) filter (where l.cost_minor is null) as unknown,
           coalesce(sum(case d.doc_type when 'credit_note' then -l.taxable_minor else l.taxable_minor end), 0)::bigint as sales_minor,
           coalesce(sum(case d.doc_type when 'credit_note' then -l.taxable_minor else l.taxable_minor end)
               filter (where l.cost_minor is not null), 0)::bigint as known_minor,
           coalesce(sum(case d.doc_type when 'credit_note' then -l.cost_minor else l.cost_minor end), 0)::bigint as cost_minor
    from ledger.document d
    join ledger.document_line l on l.tenant_id = :tenant and l.document_id = d.document_id
    where d.tenant_id = :tenant and d.doc_type = any(:kinds::text[]) and not d.opening
      and d.document_date between :from_day and :to_day and l.article_id is not null
    group by 1
) sold
join sell.article a on a.tenant_id = :tenant and a.article_id = sold.article_id
order by sold.unknown = sold.lines, sold.known_minor - sold.cost_minor desc, a.tag
limit 1001;

--! sums_of_profit
select coalesce(sum(m.lines), 0)::bigint as lines, coalesce(sum(m.unknown), 0)::bigint as unknown,
       coalesce(sum(m.sales_minor), 0)::bigint as sales_minor, coalesce(sum(m.known_minor), 0)::bigint as known_minor,
       coalesce(sum(m.cost_minor), 0)::bigint as cost_minor
from (
    select count(*) as lines,
           count(*) filter (where l.cost_minor is null and (
               l.article_id is not null or l.lot_id is not null
               or l.metal is not null and coalesce(c.through, '-infinity') < d.document_date)) as unknown,
           coalesce(sum(case d.doc_type when 'credit_note' then -l.taxable_minor else l.taxable_minor end), 0) as sales_minor,
           coalesce(sum(case d.doc_type when 'credit_note' then -l.taxable_minor else l.taxable_minor end)
               filter (where l.cost_minor is not null or l.article_id is null and l.lot_id is null
                         and (l.metal is null or coalesce(c.through, '-infinity') >= d.document_date)), 0) as known_minor,
           coalesce(sum(case d.doc_type when 'credit_note' then -l.cost_minor else l.cost_minor end), 0) as cost_minor
    from ledger.document d
    join ledger.document_line l on l.tenant_id = :tenant and l.document_id = d.document_id
    left join ledger.untagged_cost c on c.tenant_id = :tenant and c.metal = l.metal
    where d.tenant_id = :tenant and d.doc_type = any(:kinds::text[]) and not d.opening
      and d.document_date between :from_day and :to_day
    union all
    select 0, 0, 0, 0, coalesce(sum(j.gone_cost_minor), 0)
    from ledger.document d
    join sell.job_metal j on j.tenant_id = :tenant and j.document_id = d.document_id and j.gone_cost_minor <> 0
    where d.tenant_id = :tenant and d.doc_type = any(:kinds::text[]) and not d.opening
      and d.document_date between :from_day and :to_day
    union all
    select 0, 0, 0, 0, -coalesce(sum(u.cost_minor), 0)
    from ledger.untagged u
    where u.tenant_id = :tenant and u.cause = 'daily' and u.moved_on between :from_day and :to_day
) m;

--! sales_by_day
-- A month counts as its first day. Metal by weight has its cost with its metal and its day, never with a line: of a class it is
-- unknown. Metal of a job has its cost with the job: it counts for the class of the bill's first line that sells nothing from stock.
select case when :by_month::boolean then m.document_date - (extract(day from m.document_date)::integer - 1)
            else m.document_date end as day,
       m.tax_class, sum(m.lines)::bigint as lines, sum(m.unknown)::bigint as unknown, sum(m.sales_minor)::bigint as sales_minor,
       sum(m.known_minor)::bigint as known_minor, sum(m.cost_minor)::bigint as cost_minor
from (
    select d.document_date, l.tax_class, count(*) as lines,
           count(*) filter (where l.cost_minor is null and (
               l.article_id is not null or l.lot_id is not null or l.metal is not null)) as unknown,
           coalesce(sum(case d.doc_type when 'credit_note' then -l.taxable_minor else l.taxable_minor end), 0) as sales_minor,
           coalesce(sum(case d.doc_type when 'credit_note' then -l.taxable_minor else l.taxable_minor end)
               filter (where l.cost_minor is not null or l.article_id is null and l.lot_id is null and l.metal is null), 0)
               as known_minor,
           coalesce(sum(case d.doc_type when 'credit_note' then -l.cost_minor else l.cost_minor end), 0) as cost_minor
    from ledger.document d
    join ledger.document_line l on l.tenant_id = :tenant and l.document_id = d.document_id
    where d.tenant_id = :tenant and d.doc_type = any(:kinds::text[]) and not d.opening
      and d.document_date between :from_day and :to_day
    group by 1, 2
    union all
    select d.document_date, of_job.tax_class, 0, 0, 0, 0, coalesce(sum(j.gone_cost_minor), 0)
    from ledger.document d
    join sell.job_metal j on j.tenant_id = :tenant and j.document_id = d.document_id and j.gone_cost_minor <> 0
    cross join lateral (
        select l.tax_class
        from ledger.document_line l
        where l.tenant_id = :tenant and l.document_id = d.document_id
        order by l.article_id is not null or l.lot_id is not null or l.metal is not null, l.line_no
        limit 1
    ) of_job
    where d.tenant_id = :tenant and d.doc_type = any(:kinds::text[]) and not d.opening
      and d.document_date between :from_day and :to_day
    group by 1, 2
) m
group by 1, 2
order by 1, 2;

--! discounts_by_person : (name?)
-- What a line would have cost before tax is its taxable value and its discount.
select given.created_by, m.name, given.bills, given.with_discount, given.taxable_minor, given.discount_minor
from (
    select d.created_by, count(distinct d.document_id) as bills,
           count(distinct d.document_id) filter (where l.discount_minor > 0) as with_discount,
           coalesce(sum(l.taxable_minor), 0)::bigint as taxable_minor,
           coalesce(sum(l.discount_minor), 0)::bigint as discount_minor
    from ledger.document d
    join ledger.document_line l on l.tenant_id = :tenant and l.document_id = d.document_id
    where d.tenant_id = :tenant and d.doc_type = 'invoice' and d.state = 'posted' and not d.opening
      and d.document_date between :from_day and :to_day
    group by d.created_by
) given
left join app.membership m on m.tenant_id = :tenant and m.person_id = given.created_by
order by given.discount_minor desc, given.created_by;

--! stock_by_age
-- The pieces that are the shop's, by metal and by the days since they came: 0 for the newest.
select a.metal, (case when a.created_at >= :since_30 then 0 when a.created_at >= :since_90 then 1
                      when a.created_at >= :since_180 then 2 when a.created_at >= :since_365 then 3 else 4 end) as age,
       count(*) as pieces, count(*) filter (where a.cost_minor is null) as unknown,
       coalesce(sum(a.net_mg), 0)::bigint as net_mg, coalesce(sum(a.fine_mg), 0)::bigint as fine_mg,
       coalesce(sum(a.cost_minor), 0)::bigint as cost_minor
from sell.article a
where a.tenant_id = :tenant and a.status not in ('sold', 'melted', 'merged', 'missing', 'split', 'approval_in', 'sent_back')
group by 1, 2
order by 1, 2;
