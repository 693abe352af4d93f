//! What every posting reads before it is judged: its party, the series of its year, how far the books are closed.
//! What must stay true: they are read in one flight, to which the rest that a posting must know is joined.

use kernel::code::Code;
use kernel::day::{Day, FinancialYear};
use kernel::refusal::Refusal;
use platform::error::Result;
use platform::tx::Tx;
use queries::queries::ledger::src::party as party_sql;
use queries::queries::ledger::src::period as period_sql;
use queries::queries::ledger::src::series as series_sql;

use crate::party::{self, Party};
use crate::series::{DocType, SeriesRow};

/// The statements, prepared before the flight they go in.
pub struct GroundStatements {
    party: party_sql::PartyCodedStmt,
    series: series_sql::SeriesForStmt,
    locked: period_sql::LockedUntilStmt,
}

/// What a posting stands on.
pub struct Grounds {
    pub party: Party,
    /// The series of the year, or the one whose pattern a new year goes on with.
    pub series: Option<SeriesRow>,
    /// Through which day the books are closed.
    pub locked_until: Option<Day>,
}

impl GroundStatements {
    /// Prepares them.
    pub async fn prepare(tx: &Tx) -> Result<Self> {
        Ok(Self {
            party: party_sql::party_coded().prepare(tx).await?,
            series: series_sql::series_for().prepare(tx).await?,
            locked: period_sql::locked_until().prepare(tx).await?,
        })
    }

    /// Reads them. Errors: `not_found` at `party`.
    pub async fn read(&self, tx: &Tx, party: &str, doc_type: DocType, fy: &FinancialYear) -> Result<Grounds> {
        let (tenant, doc_type, code) = (tx.tenant(), doc_type.as_str(), party::coded_as(tx, party)?);
        let (party, series, locked_until) = tokio::join!(biased;
            async { self.party.bind(tx, &tenant, &code).opt().await },
            async { self.series.bind(tx, &tenant, &doc_type, &fy.label).opt().await },
            async { self.locked.bind(tx, &tenant).opt().await });
        let party = party?.ok_or_else(|| Refusal::new(Code::NotFound).field("party"))?;
        Ok(Grounds { party: party::opened(tx, party)?, series: series?, locked_until: locked_until? })
    }
}
