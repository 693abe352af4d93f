//! The pieces that suppliers left on approval and that are neither bought nor sent back: the list, its page, and the form that takes one.
//! Invariant: only users who may see suppliers see whose a piece is, and only users who may read costs see its agreed price.

pub(crate) mod page;

use kernel::day::{Day, Instant};
use kernel::decimal::Fineness;
use kernel::id::PartyId;
use kernel::money::Money;
use kernel::page::Page;
use kernel::permission::Permission;
use ledger::parties;
use platform::action::Query;
use platform::error::Result;
use platform::fields::Name;
use platform::input;
use platform::sealed::sell::article::DESCRIPTION;
use platform::tx::ReadTx;
use schemars::JsonSchema;
use sell_queries::pieces as sql;
use serde::Serialize;

/// Pieces on a page.
pub const PAGE: i64 = 50;

input! {
    /// Which goods on approval.
    pub struct ListApprovals {
        /// Where the page before ended.
        after: Option<Name>,
    }
}

/// A page of pieces on approval.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ApprovalPage {
    /// The pieces, in the order of their tags.
    pub rows: Vec<ApprovalShown>,
    /// Where the next page begins; null on the last.
    pub next: Option<String>,
}

/// A piece that a supplier left on approval.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ApprovalShown {
    /// Its tag.
    pub tag: String,
    /// Its description.
    pub description: Option<String>,
    /// The metal.
    pub metal: String,
    /// Its fineness.
    pub fineness_ppt: Fineness,
    /// Its gross weight.
    pub gross_mg: i64,
    /// The weight of its metal.
    pub net_mg: i64,
    /// The weight of its fine metal.
    pub fine_mg: i64,
    /// Its location.
    pub location: Option<String>,
    /// The supplier's code.
    pub party: String,
    /// The supplier's name.
    pub party_name: String,
    /// The agreed price; absent for users without `cost.read`, and where none was agreed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agreed_minor: Option<Money>,
    /// The day by which it is to be bought or sent back.
    pub until: Option<Day>,
    /// When it came.
    pub since: Instant,
}

impl Query for ListApprovals {
    const NAME: &'static str = "sell.approvals";
    const NEEDS: Permission = Permission::ArticlesRead;
    const SUMMARY: &'static str = "Lists the tagged pieces that suppliers left on approval, fifty a page.";
    type Output = ApprovalPage;

    async fn fetch(self, tx: &ReadTx) -> Result<ApprovalPage> {
        let after = self.after.as_ref().map_or("", Name::as_str);
        let rows = sql::approvals().bind(tx, &tx.tenant(), &after, &(PAGE + 1)).all().await?;
        let Page { rows, next } = Page::of(rows, PAGE, |last| last.tag.clone());
        let tells_cost = tx.member.may(Permission::CostRead);
        let shown = |row: sql::Approvals| -> Result<ApprovalShown> {
            let party = Some(PartyId::from_uuid(row.party_id));
            Ok(ApprovalShown {
                description: tx.cipher().open(DESCRIPTION, row.article_id, row.description)?,
                tag: row.tag,
                metal: row.metal,
                fineness_ppt: Fineness::from_stored(row.fineness.into()),
                gross_mg: row.gross_mg,
                net_mg: row.net_mg,
                fine_mg: row.fine_mg,
                location: row.location,
                party: parties::code_of(tx, party, Some(row.party))?.unwrap_or_default(),
                party_name: parties::name_of(tx, party, Some(row.party_name))?.unwrap_or_default(),
                agreed_minor: row.agreed_minor.filter(|_| tells_cost).map(Money::from_stored),
                until: row.until,
                since: row.created_at,
            })
        };
        Ok(ApprovalPage { rows: rows.into_iter().map(shown).collect::<Result<_>>()?, next })
    }
}
