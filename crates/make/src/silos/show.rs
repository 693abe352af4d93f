//! The silos, and one of them with its milk, its intakes, its draws and its cleanings.
//! Invariant: the volume of a silo is the balance of its lots; nothing is counted a second time.

use kernel::day::{Day, Instant};
use kernel::decimal::{Decimal, Percent, Quantity, SignedQuantity};
use kernel::exact::Exact;
use kernel::id::{LotId, PartyId};
use kernel::money::Money;
use kernel::page::Page;
use kernel::permission::Permission;
use ledger::parties;
use ledger::stock::holds::OpenHolds;
use ledger::stock::lots;
use make_queries::silos as sql;
use platform::action::Query;
use platform::error::Result;
use platform::fields::Name;
use platform::input;
use platform::sealed::app::membership;
use platform::sealed::make::silo_cleaning::PROGRAMME;
use platform::tx::ReadTx;
use schemars::JsonSchema;
use serde::Serialize;

use super::composition;
use super::rules::mixed_fat;
use super::{SiloContent, SiloRow};

/// Silos on a page.
pub const PAGE: i64 = 100;
/// Intakes, draws and cleanings that a silo's page shows.
const LAST: i64 = 20;
/// The newest lots of a silo whose draws are shown: more than these had.
const NEWEST_LOTS: i32 = 40;

input! {
    /// Which silos.
    pub struct ListSilos {
        /// Where the page before ended.
        after: Option<Name>,
    }
}

/// A page of silos.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SiloPage {
    /// By code.
    pub rows: Vec<SiloShown>,
    /// Where the next page begins; null on the last.
    pub next: Option<String>,
}

/// A silo with what is in it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SiloShown {
    /// Its code.
    pub silo: String,
    /// What it holds.
    pub capacity: Quantity,
    /// The unit of that.
    pub unit: String,
    /// The volume in it, in that unit.
    pub volume: SignedQuantity,
    /// How full it is, in percent; one decimal.
    pub full_percent: Decimal,
    /// The item in it.
    pub item: Option<String>,
    /// The item's name.
    pub item_name: Option<String>,
    /// Its lots with milk in them, the older before the newer: usually one.
    pub lots: Vec<String>,
    /// The fat of the milk; nine decimals.
    pub fat_percent: Option<Decimal>,
    /// The cost of the milk.
    pub cost_minor: Money,
    /// The last day of the milk.
    pub expires: Option<Day>,
    /// The holds that reach the milk.
    pub holds: Vec<String>,
    /// When it was last cleaned.
    pub cleaned_at: Option<Instant>,
    /// Whether it must be cleaned before milk comes in.
    pub needs_cleaning: bool,
}

impl Query for ListSilos {
    const NAME: &'static str = "make.silos";
    const NEEDS: Permission = Permission::MakeRead;
    const SUMMARY: &'static str = "Lists the silos with what is in them.";
    type Output = SiloPage;

    async fn fetch(self, tx: &ReadTx) -> Result<SiloPage> {
        let after = self.after.map(Name::into_string).unwrap_or_default();
        let rows = sql::silos_page().bind(tx, &tx.tenant(), &after.as_str(), &(PAGE + 1)).all().await?;
        let Page { rows, next } = Page::of(rows, PAGE, |last| last.code.clone());
        Ok(SiloPage { rows: silos_shown(tx, rows).await?, next })
    }
}

/// Silos as shown, with what is in each, read for all at once.
async fn silos_shown(tx: &ReadTx, silos: Vec<SiloRow>) -> Result<Vec<SiloShown>> {
    let contents = super::contents(tx, &silos.iter().collect::<Vec<_>>()).await?;
    let ids: Vec<LotId> = contents.iter().map(|it| LotId::from_uuid(it.lot_id)).collect();
    let held = OpenHolds::read(tx).await?.reaching(tx, &ids).await?;
    let mut rows = Vec::with_capacity(silos.len());
    for silo in silos {
        let there: Vec<&SiloContent> = contents.iter().filter(|it| it.silo_id == silo.silo_id).collect();
        let mut holds: Vec<String> =
            there.iter().filter_map(|it| held.get(&LotId::from_uuid(it.lot_id))).flatten().cloned().collect();
        holds.sort_unstable();
        holds.dedup();
        rows.push(with_contents(silo, &there, holds)?);
    }
    Ok(rows)
}

fn with_contents(silo: SiloRow, there: &[&SiloContent], holds: Vec<String>) -> Result<SiloShown> {
    let quantity = |it: &SiloContent| SignedQuantity::from_stored(it.quantity_e6);
    let parts = there.iter().map(|it| (quantity(it), it.unit.as_str(), it.density_e6));
    let volume = super::volume_of(&silo, parts)?;
    let full = (&volume * Exact::from(100)).checked_div(&super::capacity(&silo).into());
    let fat = there.iter().map(|it| (quantity(it), it.fat_e15)).collect::<Vec<_>>();
    let fat = if fat.is_empty() { None } else { Some(lots::fat_percent(mixed_fat(&fat)?)?) };
    Ok(SiloShown {
        capacity: super::capacity(&silo),
        volume: SignedQuantity::rounded(&volume)?,
        full_percent: full.unwrap_or_else(Exact::zero).round_to(1)?,
        item: there.last().map(|it| it.item.clone()),
        item_name: there.last().map(|it| it.item_name.clone()),
        lots: there.iter().map(|it| it.code.clone()).collect(),
        fat_percent: fat,
        cost_minor: Money::sum(there.iter().map(|it| Money::from_stored(it.cost_minor)))?,
        expires: there.iter().filter_map(|it| it.expires_on).min(),
        holds,
        cleaned_at: silo.cleaned_at,
        needs_cleaning: super::condition(&silo, there.is_empty()).needs_cleaning(),
        silo: silo.code,
        unit: silo.unit,
    })
}

input! {
    /// Which silo.
    pub struct GetSilo {
        /// Its code.
        silo: Name,
    }
}

/// A silo with its milk and what was done last.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SiloSheet {
    /// The silo.
    #[serde(flatten)]
    pub silo: SiloShown,
    /// The deliveries in its milk, by perfect mixing, the greatest share first.
    pub composition: Vec<MilkShare>,
    /// The last intakes, newest first.
    pub intakes: Vec<IntakeShown>,
    /// The last draws, newest first.
    pub draws: Vec<DrawShown>,
    /// The last cleanings, newest first.
    pub cleanings: Vec<CleaningShown>,
}

/// The share of a delivery in what is in a silo.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct MilkShare {
    /// The delivery's lot.
    pub lot: String,
    /// How much of it is in the silo, in the unit of the milk; nine decimals.
    pub quantity: Decimal,
    /// The same in percent; one decimal.
    pub percent: Decimal,
}

/// An intake, with its tests.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct IntakeShown {
    /// Its lot.
    pub lot: String,
    /// The lot of the silo that it became part of.
    pub silo_lot: String,
    /// The supplier.
    pub supplier: Option<String>,
    /// How much.
    pub quantity: SignedQuantity,
    /// Its unit.
    pub unit: String,
    /// Its temperature, °C.
    pub temperature: SignedQuantity,
    /// The result of the inhibitor test.
    pub antibiotic: String,
    /// Its fat.
    pub fat_percent: Percent,
    /// Its protein.
    pub protein_percent: Option<Percent>,
    /// Somatic cells in a mL.
    pub somatic_cells: Option<i64>,
    /// Total count of colonies in a mL.
    pub total_count: Option<i64>,
    /// Its freezing point, °C.
    pub freezing_point: Option<SignedQuantity>,
    /// When.
    pub at: Instant,
    /// The user who took it in.
    pub by: String,
}

/// A draw into a batch.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct DrawShown {
    /// The lot of the silo.
    pub silo_lot: String,
    /// The batch.
    pub batch: String,
    /// How much; negative for milk that came back.
    pub quantity: SignedQuantity,
    /// Its unit.
    pub unit: String,
    /// The cost of it.
    pub cost_minor: Money,
    /// When.
    pub at: Instant,
    /// The user who drew it.
    pub by: String,
}

/// A cleaning.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CleaningShown {
    /// When.
    pub at: Instant,
    /// How.
    pub programme: Option<String>,
    /// The user who recorded it.
    pub by: String,
}

impl Query for GetSilo {
    const NAME: &'static str = "make.silo";
    const NEEDS: Permission = Permission::MakeRead;
    const SUMMARY: &'static str =
        "Shows a silo: its milk, the deliveries in it, and its last intakes, draws and cleanings.";
    type Output = SiloSheet;

    async fn fetch(self, tx: &ReadTx) -> Result<SiloSheet> {
        let row = super::one(tx, self.silo.as_str()).await?;
        let contents = super::contents(tx, &[&row]).await?;
        let drawn: Vec<(LotId, SignedQuantity)> = contents
            .iter()
            .map(|it| (LotId::from_uuid(it.lot_id), SignedQuantity::from_stored(it.quantity_e6)))
            .collect();
        let composition = shares(tx, &drawn).await?;
        let (intakes, draws, cleanings) = last(tx, &row).await?;
        let silo = silos_shown(tx, vec![row]).await?.pop().ok_or_else(super::missing)?;
        Ok(SiloSheet { silo, composition, intakes, draws, cleanings })
    }
}

async fn shares(tx: &ReadTx, drawn: &[(LotId, SignedQuantity)]) -> Result<Vec<MilkShare>> {
    let whole: Exact = drawn.iter().map(|(_, quantity)| Exact::from(*quantity)).sum();
    let mut parts = composition::of(tx, drawn).await?;
    parts.sort_by(|one, other| other.2.cmp(&one.2).then_with(|| one.1.cmp(&other.1)));
    let share = |(_, lot, share): (LotId, String, Exact)| -> Result<MilkShare> {
        let percent = (&share * Exact::from(100)).checked_div(&whole).unwrap_or_else(Exact::zero);
        Ok(MilkShare { lot, quantity: share.round_to(9)?.normalized(), percent: percent.round_to(1)? })
    };
    parts.into_iter().map(share).collect()
}

/// The last intakes, draws and cleanings, read in one flight.
async fn last(tx: &ReadTx, silo: &SiloRow) -> Result<(Vec<IntakeShown>, Vec<DrawShown>, Vec<CleaningShown>)> {
    let (intakes, draws) = (sql::intakes_of().prepare(tx).await?, sql::draws_of().prepare(tx).await?);
    let cleanings = sql::cleanings_of().prepare(tx).await?;
    let (tenant, id, after_no) = (tx.tenant(), silo.silo_id, silo.last_no.saturating_sub(NEWEST_LOTS));
    let (intakes, draws, cleanings) = tokio::join!(biased;
        async { intakes.bind(tx, &tenant, &id, &LAST).all().await },
        async { draws.bind(tx, &tenant, &id, &after_no, &LAST).all().await },
        async { cleanings.bind(tx, &tenant, &id, &LAST).all().await });
    Ok((
        intakes?.into_iter().map(|row| intake(tx, row)).collect::<Result<_>>()?,
        draws?.into_iter().map(|row| draw(tx, row)).collect::<Result<_>>()?,
        cleanings?.into_iter().map(|row| cleaning(tx, row)).collect::<Result<_>>()?,
    ))
}

fn intake(tx: &ReadTx, row: sql::IntakeRow) -> Result<IntakeShown> {
    Ok(IntakeShown {
        lot: row.lot,
        silo_lot: row.silo_lot,
        supplier: parties::code_of(tx, row.supplier_id.map(PartyId::from_uuid), row.supplier)?,
        quantity: SignedQuantity::from_stored(row.quantity_e6),
        unit: row.unit,
        temperature: SignedQuantity::from_stored(row.temperature_e6),
        antibiotic: row.antibiotic,
        fat_percent: Percent::from_stored(row.fat_e6),
        protein_percent: row.protein_e6.map(Percent::from_stored),
        somatic_cells: row.somatic_cells,
        total_count: row.total_count,
        freezing_point: row.freezing_point_e6.map(SignedQuantity::from_stored),
        at: row.created_at,
        by: tx.cipher().open(membership::NAME, row.created_by, row.by_name)?,
    })
}

fn draw(tx: &ReadTx, row: sql::DrawsOf) -> Result<DrawShown> {
    Ok(DrawShown {
        silo_lot: row.lot,
        batch: row.batch,
        quantity: SignedQuantity::from_stored(row.quantity_e6),
        unit: row.unit,
        cost_minor: Money::from_stored(row.cost_minor),
        at: row.moved_at,
        by: tx.cipher().open(membership::NAME, row.created_by, row.by_name)?,
    })
}

fn cleaning(tx: &ReadTx, row: sql::CleaningRow) -> Result<CleaningShown> {
    Ok(CleaningShown {
        at: row.cleaned_at,
        programme: tx.cipher().open(PROGRAMME, row.silo_cleaning_id, row.programme)?,
        by: tx.cipher().open(membership::NAME, row.created_by, row.by_name)?,
    })
}
