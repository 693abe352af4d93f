//! The stored rows that a bill refers to.
//! Invariant: rows that need no lock are read first, all others in one flight; pieces and lots are locked, so
//! that only one of two cashiers sells them.

use kernel::decimal::{Decimal, UnitPrice};
use kernel::id::ItemId;
use kernel::refusal::Refusal;
use kernel::unit::Unit;
use ledger::accounts::documents::kinds::DocumentKind;
use ledger::accounts::posting_context::{GroundStatements, Grounds, GroundsRead};
use ledger::accounts::tax_policy::{PolicyRead, PolicyRow, PolicyStatement};
use ledger::items::{self, ItemRow};
use platform::error::{Error, Result};
use platform::fast_path::{Prefetch, Reads};
use platform::fields::Name;
use platform::tx::{ReadTx, Tx};

use super::{Asked, PostInvoice};
use crate::invoices::goods::{self, LotKnown, LotsAsked};
use crate::invoices::lines::{self, ItemKnown, LineGiven};
use crate::pieces::{ArticleStatements, TaggedPiece};
use crate::rates::RateStatement;
use crate::rates::rules::RateRow;
use crate::tax::TaxRow;

/// The stored rows that a bill refers to.
pub(super) struct InvoiceContext {
    pub grounds: Grounds,
    pub policy: Vec<TaxRow>,
    pub pieces: Vec<TaggedPiece>,
    pub items: Vec<ItemKnown>,
    pub lots: Vec<LotKnown>,
    /// The refusal by stock of a line that names no lot.
    pub no_lot: Option<Refusal>,
    pub rates: Vec<RateRow>,
}

/// The rows that are read first: they need no lock and do not depend on the workspace's settings.
pub struct InvoiceRows {
    grounds: GroundsRead,
    policy: PolicyRead,
    /// The rates in force now; a bill under a quote's lock uses those of another moment, and so does a bill of an
    /// earlier day.
    rates: Vec<RateRow>,
}

impl Prefetch for PostInvoice {
    type Rows = InvoiceRows;

    async fn prefetch(&self, on: &impl Reads) -> Result<InvoiceRows> {
        let grounds = GroundStatements::prepare(on).await?;
        let policy = PolicyStatement::prepare(on).await?;
        let rates = RateStatement::prepare(on).await?;
        let metals = lines::metals(&self.lines, &[]);
        let (grounds, policy, rates) = tokio::join!(biased;
            grounds.read(on, self.party.as_ref().map(Name::as_str), DocumentKind::Invoice),
            policy.read(on),
            rates.in_force(on, &metals, on.now()));
        Ok(InvoiceRows { grounds: grounds?, policy: policy?, rates: rates? })
    }
}

impl InvoiceContext {
    /// Reads all of it; lines that name no lot get one, if their item is kept in lots. Errors:
    /// `field_required` as in `name_lots`.
    pub async fn read(
        tx: &Tx,
        input: &mut PostInvoice,
        asked: &Asked,
        rows: InvoiceRows,
    ) -> Result<InvoiceContext> {
        let grounds = rows.grounds.for_business(tx, &asked.fy)?;
        let rate_statement = RateStatement::prepare(tx).await?;
        let articles = ArticleStatements::prepare(tx).await?;
        let items = items(tx, &input.lines).await?;
        let no_lot = goods::name_lots(tx, &mut input.lines, &items).await?;
        let lots = LotsAsked::prepare(tx, &input.lines).await?;
        let (tags, _) = lines::tags(&input.lines);
        let sent = lines::metals(&input.lines, &[]);
        // Pieces before lots: every call that locks both locks them in this order.
        let (in_force, pieces, lots) = tokio::join!(biased;
            async {
                match asked.at_rates_of_now {
                    true => Ok(rows.rates),
                    false => rate_statement.in_force(tx, &sent, asked.priced_at.rates_at).await,
                }
            },
            articles.tagged(tx, &tags),
            lots.locked(tx));
        let (mut in_force, pieces, lots) = (in_force?, pieces?, lots?);
        // Rates of tags' metals that the lines did not name.
        let mut of_tags = lines::metals(&[], &pieces);
        of_tags.retain(|metal| !sent.contains(metal));
        in_force.extend(rate_statement.in_force(tx, &of_tags, asked.priced_at.rates_at).await?);
        let policy = rows.policy.in_force(tx).into_iter().map(tax_row).collect();
        Ok(InvoiceContext { grounds, policy, pieces, items, lots, no_lot, rates: in_force })
    }
}

pub(super) fn tax_row(row: PolicyRow) -> TaxRow {
    row.into()
}

/// The items that the lines name; nothing is read if they name none.
pub(super) async fn items(tx: &ReadTx, lines: &[LineGiven]) -> Result<Vec<ItemKnown>> {
    let codes: Vec<&str> = lines.iter().filter_map(|line| line.item.as_ref()).map(Name::as_str).collect();
    if codes.is_empty() { Ok(vec![]) } else { items_coded(tx, &codes).await }
}

/// The items of these codes; unknown codes are left out.
pub(super) async fn items_coded(tx: &ReadTx, codes: &[&str]) -> Result<Vec<ItemKnown>> {
    let known = |row: ItemRow| -> Result<ItemKnown> {
        let unit: Unit = row.unit.parse().map_err(|_| Error::internal("a unit that is none"))?;
        Ok(ItemKnown {
            id: ItemId::from_uuid(row.item_id),
            code: row.code,
            name: row.name,
            unit,
            density: row.density_e6.map(|density| Decimal::new(density.into(), 6)).transpose()?,
            price: row.price_e6.map(UnitPrice::from_stored),
            tax_class: row.tax_class,
        })
    };
    items::by_code(tx, codes).await?.into_values().map(known).collect()
}
