//! One piece, whatever its state, with what was done with it.
//! Invariant: only users who may read costs see its cost, and only users who may see customers see who has it.

use kernel::code::Code;
use kernel::day::{Day, Instant};
use kernel::decimal::Fineness;
use kernel::id::{PartyId, PieceId};
use kernel::money::Money;
use kernel::permission::Permission;
use kernel::refusal::Refusal;
use ledger::parties;
use platform::action::Query;
use platform::error::{Result, stored};
use platform::fields::Name;
use platform::input;
use platform::sealed::app::membership;
use platform::sealed::sell::article::DESCRIPTION;
use platform::tx::ReadTx;
use schemars::JsonSchema;
use sell_queries::pieces as sql;
use serde::Serialize;

use super::ArticleStatus;
use super::acts::Act;
use super::approval_in::terms_of;

/// Acts that are shown.
const MOST: i64 = 100;

input! {
    /// Which piece.
    pub struct GetArticle {
        /// Its tag.
        tag: Name,
    }
}

/// One piece.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ArticleDetail {
    /// Its tag.
    pub tag: String,
    /// Its hallmark number.
    pub huid: Option<String>,
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
    /// The weight of its stones.
    pub stone_mg: i64,
    /// The weight of its fine metal.
    pub fine_mg: i64,
    /// Its cost; absent for users without `cost.read`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cost_minor: Option<Money>,
    /// Its location.
    pub location: Option<String>,
    /// Its state.
    pub status: ArticleStatus,
    /// Who has it on approval, or left it on approval; absent for users without `parties.read`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub party: Option<String>,
    /// The price agreed with the supplier who left it on approval; absent for users without `cost.read`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agreed_minor: Option<Money>,
    /// The day by which it is to be bought from that supplier or sent back.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
    /// When it came.
    pub created_at: Instant,
    /// What was done with it, the newest first; a hundred acts at most.
    pub acts: Vec<ArticleAct>,
}

/// What was done with a piece.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ArticleAct {
    /// What.
    pub act: Act,
    /// When.
    pub at: Instant,
    /// By whom.
    pub by: String,
    /// The state before.
    pub from_status: ArticleStatus,
    /// The state after.
    pub to_status: ArticleStatus,
    /// The location before.
    pub from_location: Option<String>,
    /// The location after.
    pub to_location: Option<String>,
    /// Who took it, or brought it back; absent for users without `parties.read`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub party: Option<String>,
    /// The day by which it was to come back.
    pub until: Option<Day>,
    /// The lot into which it was melted.
    pub lot: Option<String>,
}

impl Query for GetArticle {
    const NAME: &'static str = "sell.article";
    const NEEDS: Permission = Permission::ArticlesRead;
    const SUMMARY: &'static str = "Shows one tagged piece, with what was done with it.";
    type Output = ArticleDetail;

    async fn fetch(self, tx: &ReadTx) -> Result<ArticleDetail> {
        let row = sql::piece_shown().bind(tx, &tx.tenant(), &self.tag.as_str()).opt().await?;
        let row = row.ok_or_else(|| Refusal::new(Code::NotFound).field("tag"))?;
        let acts = sql::moves_of().bind(tx, &tx.tenant(), &row.article_id, &MOST).all().await?;
        let tells_party = tx.member.may(Permission::PartiesRead);
        let tells_cost = tx.member.may(Permission::CostRead);
        let status = stored(&row.status)?;
        let terms = match status {
            ArticleStatus::ApprovalIn => {
                let piece = PieceId::from_uuid(row.article_id);
                terms_of(tx, &[piece]).await?.remove(&piece)
            }
            _ => None,
        };
        let party = party(tx, row.party_id, row.party)?.filter(|_| tells_party);
        Ok(ArticleDetail {
            description: tx.cipher().open(DESCRIPTION, row.article_id, row.description)?,
            tag: row.tag,
            huid: row.huid,
            metal: row.metal,
            fineness_ppt: Fineness::from_stored(row.fineness.into()),
            gross_mg: row.gross_mg,
            net_mg: row.net_mg,
            stone_mg: row.stone_mg,
            fine_mg: row.fine_mg,
            cost_minor: row.cost_minor.filter(|_| tells_cost).map(Money::from_stored),
            location: row.location,
            status,
            party,
            agreed_minor: terms.as_ref().and_then(|terms| terms.agreed).filter(|_| tells_cost),
            until: terms.and_then(|terms| terms.until),
            created_at: row.created_at,
            acts: acts.into_iter().map(|act| act_shown(tx, act, tells_party)).collect::<Result<_>>()?,
        })
    }
}

/// The name of a party that was joined to a row.
fn party(tx: &ReadTx, id: Option<uuid::Uuid>, name: Option<Vec<u8>>) -> Result<Option<String>> {
    parties::name_of(tx, id.map(PartyId::from_uuid), name)
}

fn act_shown(tx: &ReadTx, row: sql::MovesOf, tells_party: bool) -> Result<ArticleAct> {
    Ok(ArticleAct {
        act: stored(&row.kind)?,
        at: row.created_at,
        by: tx.cipher().open(membership::NAME, row.created_by, row.by_name)?,
        from_status: stored(&row.from_status)?,
        to_status: stored(&row.to_status)?,
        from_location: row.from_location,
        to_location: row.to_location,
        party: party(tx, row.party_id, row.party)?.filter(|_| tells_party),
        until: row.until,
        lot: row.lot,
    })
}
