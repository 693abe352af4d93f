-- A deviation that a failed calibration opens keeps its worst value twice: as it was shown, and less the error found.
set citus.enable_local_reference_table_foreign_keys = off;

/* classes
["make.deviation"]
kept = "batches"
business = [
    "tenant_id", "deviation_id", "batch_id", "no", "kind", "control_point_id", "point", "from_at", "to_at",
    "seconds", "worst_e6", "worst_corrected_e6", "reading_ids", "status", "hold_id", "decision", "disposed_by", "disposed_at",
    "created_at",
]
confidential = ["cause", "correction", "prevention"]
sealed = ["cause", "correction", "prevention"]
*/

alter table make.deviation add column worst_corrected_e6 bigint;
