//! The papers of a job as they are stored: the job's own, the challan of metal sent to a karigar, and the receipt of
//! what he brings back.
//! Invariant: a paper keeps the figures of its moment; nothing is read from the job again.

use kernel::day::Day;
use kernel::decimal::{Fineness, PerMg, Percent};
use kernel::metal::Metal;
use kernel::money::Money;
use kernel::weight::Milligrams;
use schemars::JsonSchema;
use serde::Serialize;

use super::rules::{JobKind, MetalWeight};

/// A job, as its paper shows it.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct JobDocument {
    /// Job.
    pub title: &'static str,
    /// order or repair.
    pub kind: JobKind,
    /// What is to be done.
    pub description: String,
    /// The promised day.
    pub promised: Day,
    /// What the customer brought.
    pub items: Vec<JobItemShown>,
    /// What it may cost.
    pub estimate_minor: Option<Money>,
    /// The rate that was agreed.
    pub rate_agreed: Option<AgreedRateShown>,
    /// The wastage that was agreed.
    pub wastage_percent: Option<Percent>,
}

/// A customer's item, as papers and answers show it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(crate) struct JobItemShown {
    /// Its number on the job.
    pub item: i32,
    /// What it is.
    pub description: String,
    /// What the scale shows.
    pub gross_mg: Option<i64>,
    /// Its metal.
    pub metal: Option<Metal>,
    /// Its weight of metal.
    pub net_mg: Option<i64>,
    /// The fineness of the metal.
    pub fineness_ppt: Option<Fineness>,
    /// Its fine metal; zero for what is only looked after.
    pub fine_mg: i64,
}

/// The agreed rate, as papers and answers show it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct AgreedRateShown {
    /// The metal that it is for; null: each metal of the weighed items, for a rate from before rates named theirs.
    pub metal: Option<Metal>,
    /// The fineness that it is for.
    pub fineness_ppt: Fineness,
    /// So many minor units …
    pub rate_minor: Money,
    /// … for so many mg.
    pub per_mg: PerMg,
    /// Its last day.
    pub until: Day,
}

/// A challan: the metal that a karigar takes with him.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct ChallanDocument {
    /// Delivery challan.
    pub title: &'static str,
    /// The job's number.
    pub job: String,
    /// The rows.
    pub metal: Vec<ChallanRow>,
}

/// A row of a challan.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct ChallanRow {
    /// The number of the customer's item; null for the shop's metal.
    pub item: Option<i32>,
    /// What it is.
    pub description: Option<String>,
    /// Its metal.
    pub metal: Option<Metal>,
    /// Its weight of metal.
    pub net_mg: Option<i64>,
    /// The fineness of the metal.
    pub fineness_ppt: Option<Fineness>,
    /// Its fine metal.
    pub fine_mg: i64,
}

/// What a karigar brought back.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct KarigarReceiptDocument {
    /// Karigar receipt.
    pub title: &'static str,
    /// The job's number; null for the shop's own work.
    pub job: Option<String>,
    /// Finished pieces.
    pub finished: Vec<PieceRow>,
    /// Scrap.
    pub scrap: Vec<PieceRow>,
    /// The labour of all pieces.
    pub labour_minor: Money,
    /// The tax on it.
    pub tax_minor: Money,
}

/// A weighed row of a karigar's receipt.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct PieceRow {
    /// Its metal.
    pub metal: Metal,
    /// Its weight of metal.
    pub net_mg: Milligrams,
    /// The fineness of the metal.
    pub fineness_ppt: Fineness,
    /// Its fine metal.
    pub fine_mg: i64,
    /// The wastage that it allows.
    pub wastage_fine_mg: i64,
    /// The labour on it.
    pub labour_minor: Money,
}

impl PieceRow {
    /// A row without wastage and labour.
    pub fn of(weighed: &MetalWeight, fine_mg: i64) -> PieceRow {
        PieceRow {
            metal: weighed.metal,
            net_mg: weighed.net,
            fineness_ppt: weighed.fineness,
            fine_mg,
            wastage_fine_mg: 0,
            labour_minor: Money::ZERO,
        }
    }
}
