-- The same number as before, from the same patterns (a series has exactly one `{n}` or `{n:5}`, which setting it up makes sure
-- of), without regular expressions: every document waits for this text while it holds its series.
create or replace function ledger.format_number(pattern text, fy2 text, fy text, n bigint) returns text
language sql immutable
return replace(replace(
    split_part(pattern, '{n', 1)
        || lpad(n::text, greatest(length(n::text),
                                  ('0' || ltrim(split_part(split_part(pattern, '{n', 2), '}', 1), ':'))::integer), '0')
        || substr(pattern, strpos(pattern, '{n') + strpos(split_part(pattern, '{n', 2), '}') + 2),
    '{fy2}', fy2), '{fy}', fy);
