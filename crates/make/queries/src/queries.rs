// This file was generated with `clorinde`. Do not modify.

pub mod ageing;
pub mod batch_record;
pub mod batches;
pub mod control_points;
pub mod deviations;
pub mod equipment;
pub mod figures;
pub mod labels;
pub mod planning;
pub mod process;
pub mod readings;
pub mod recipes;
pub mod silos;
pub mod traceability;
