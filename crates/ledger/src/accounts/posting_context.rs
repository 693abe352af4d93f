//! The rows that every posting reads before it is judged: its party, the series of its year, and what holds of its day.
//! Invariant: one flight reads them; a posting that needs more joins its statements to that flight.

use kernel::code::Code;
use kernel::day::FinancialYear;
use kernel::refusal::{Refusal, Ruled};
use ledger_queries::accounts::series as series_sql;
use ledger_queries::parties as party_sql;
use platform::error::Result;
use platform::fast_path::Reads;
use platform::tx::ReadTx;

use crate::accounts::day_rules::{DayRules, DayRulesRead, DayRulesStatement};
use crate::accounts::documents::kinds::DocumentKind;
use crate::accounts::series::{self, SeriesRow};
use crate::parties::{self, Party};

/// The statements, prepared before their flight.
pub struct GroundStatements {
    party: party_sql::PartyCodedStmt,
    series: series_sql::SeriesLatestStmt,
    days: DayRulesStatement,
}

/// The context of a posting.
pub struct Grounds {
    /// None for a document that names nobody.
    pub party: Option<Party>,
    /// The series of the year, or the one whose pattern a new year continues.
    pub series: Option<SeriesRow>,
    /// How far the books are closed, and the limits that the law sets.
    pub days: DayRules,
}

/// The rows as read, before any of them is judged.
pub struct GroundsRead {
    /// None inside: the workspace does not know the party.
    party: Option<Option<party_sql::PartyRow>>,
    series: Vec<SeriesRow>,
    days: DayRulesRead,
}

impl GroundStatements {
    /// Prepares them.
    pub async fn prepare(on: &impl Reads) -> Result<Self> {
        Ok(Self {
            party: party_sql::party_coded().prepare(on).await?,
            series: series_sql::series_latest().prepare(on).await?,
            days: DayRulesStatement::prepare_holding(on).await?,
        })
    }

    /// Reads them.
    pub async fn read(
        &self,
        on: &impl Reads,
        party: Option<&str>,
        kind: DocumentKind,
    ) -> Result<GroundsRead> {
        let (tenant, doc_type) = (on.tenant(), kind.as_str());
        let code = party.map(|party| parties::coded_as(on, party)).transpose()?;
        let (party, series, days) = tokio::join!(biased;
            async {
                match &code {
                    Some(code) => self.party.bind(on, &tenant, code).opt().await.map(Some),
                    None => Ok(None),
                }
            },
            async { self.series.bind(on, &tenant, &doc_type).all().await },
            self.days.read(on));
        Ok(GroundsRead { party: party?, series: series?, days: days? })
    }
}

impl Grounds {
    /// The party of a document that always names one. Errors: `field_required` at `party`.
    pub fn named_party(&self) -> Ruled<&Party> {
        self.party.as_ref().ok_or_else(|| Refusal::new(Code::FieldRequired).field("party"))
    }
}

impl GroundsRead {
    /// As `of_year`, for new business: an erased party has none. Errors: also `party_erased`.
    pub fn for_business(self, tx: &ReadTx, fy: &FinancialYear) -> Result<Grounds> {
        let grounds = self.of_year(tx, fy)?;
        let party = grounds.party.map(|party| party.living("party")).transpose()?;
        Ok(Grounds { party, ..grounds })
    }

    /// The context of a document of this year. Errors: `not_found`, `party_restricted` at `party`.
    pub fn of_year(self, tx: &ReadTx, fy: &FinancialYear) -> Result<Grounds> {
        let unknown = || Refusal::new(Code::NotFound).field("party");
        let party = self.party.map(|row| row.ok_or_else(unknown)).transpose()?;
        let party = party.map(|row| parties::opened(tx, row)).transpose()?;
        let party = party.map(|party| party.usable("party")).transpose()?;
        Ok(Grounds { party, series: series::own_or_latest(self.series, fy), days: self.days.in_force(tx)? })
    }
}
