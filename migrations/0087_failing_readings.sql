-- The record of a batch finds the failing readings of a batch, the newest first, and its page counts them. Few readings fail.

create index reading_failing on make.reading (tenant_id, batch_id, read_at, seq, device) where result = 'fail';
