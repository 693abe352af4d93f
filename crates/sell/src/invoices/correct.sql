--! is_of_board
-- Whether the board ever had this rate at this moment, corrected rows too.
select exists (
    select from sell.rate
    where tenant_id = :tenant and metal = :metal and side = 'sell' and effective_at = :effective_at and rate_minor = :rate_minor
) as is_of_board;
