//! The price of a draft: the bill as posting would compute it now, without a lock and without its law.
//! Invariant: the rule of posting computes it, and nothing of stock is held.

use kernel::day::Instant;
use kernel::id::PartyId;
use kernel::money::Money;
use ledger::accounts::tax_policy::PolicyStatement;
use ledger::parties;
use platform::error::{Error, Result};
use platform::tx::Tx;
use serde_json::value::{RawValue, to_raw_value};

use crate::invoices::context::{items, tax_row};
use crate::invoices::goods;
use crate::invoices::lines::{self, Stored};
use crate::invoices::rules::{BillRules, bill};
use crate::invoices::stored::LineWhole;
use crate::invoices::{Asked, PostInvoice, new_quote, round_off_to, system};
use crate::pieces;
use crate::rates::RateStatement;

/// A draft's price.
pub struct Quote {
    /// Its figures, as posting would give them.
    pub document: Box<RawValue>,
    pub total: Money,
    pub lock_until: Instant,
    pub party: Option<PartyId>,
    /// How many lines it has.
    pub lines: usize,
}

impl Quote {
    /// The price now, or at the rates of an earlier quote whose lock ends then. Errors: those of posting by the fields and by what
    /// they name, and `rate_missing`; state, law and roles are judged when it is posted.
    pub async fn of(tx: &Tx, mut input: PostInvoice, kept: Option<Instant>) -> Result<Quote> {
        input.quoted_total_minor = None;
        input.lock_until = kept;
        let asked = Asked::of(&input, tx)?;
        let party = match &input.party {
            Some(code) => Some(parties::living(tx, code.as_str(), "party").await?),
            None => None,
        };
        let place_of_supply = input.place_of_supply(tx, party.as_ref())?;
        let pieces = pieces::known(tx, &lines::tags(&input.lines).0).await?;
        let items = items(tx, &input.lines).await?;
        // Whether there is enough in stock is judged when it is posted.
        goods::name_lots(tx, &mut input.lines, &items).await?;
        let lots = goods::known(tx, &input.lines).await?;
        let metals = lines::metals(&input.lines, &pieces);
        let rates = RateStatement::prepare(tx).await?.in_force(tx, &metals, asked.priced_at.rates_at).await?;
        let policy = PolicyStatement::prepare(tx).await?.read(tx).await?.in_force(tx);
        let policy: Vec<_> = policy.into_iter().map(tax_row).collect();
        let stored = Stored {
            pieces: &pieces,
            items: &items,
            lots: &lots,
            rates: &rates,
            rate_override: asked.rate_override.as_ref(),
            of_job: &[],
        };
        let ready = lines::ready(&input.lines, &stored)?;
        let currency = tx.workspace.currency.clone();
        let rules = BillRules {
            currency: &currency,
            system: system(tx, place_of_supply.as_deref()),
            registered: tx.workspace.gst_registered,
            policy: &policy,
            date: asked.date,
            round_off_to: round_off_to(tx)?,
        };
        let figures = bill(&input.bill_input(&ready), &rules)?.document;
        let shown = figures.lines.iter().zip(&ready);
        let shown =
            shown.map(|(figures, ready)| LineWhole { figures, shown: &ready.shown, cost_minor: None });
        let document = to_raw_value(&figures.with_lines(shown.collect())).map_err(Error::internal)?;
        let lock_until = kept.map_or_else(|| new_quote(tx).map(|lock| lock.lock_until), Ok)?;
        Ok(Quote {
            document,
            total: figures.total_minor,
            lock_until,
            party: party.map(|party| party.party_id),
            lines: figures.lines.len(),
        })
    }
}
