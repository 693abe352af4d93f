-- Each noted minute names the piece of the log that the server wrote then, with its timeline. By it the program knows how far a
-- restore reaches: to a minute whose successor's piece the backups have. Minutes noted before have none.

alter table app.sentinel add column log_piece text collate "C";
alter table app.sentinel add constraint sentinel_log_piece_check check (log_piece ~ '^[0-9A-F]{24}$');

/* classes
["app.sentinel"]
kept = "session"
business = ["tenant_id", "sentinel_id", "at", "tally", "log_piece"]
*/
