//! Pieces that a customer takes home on approval, and brings back.
//! Invariant: a piece on approval stays the shop's, so nothing is posted; it is with exactly one party, and before it is back it is
//! sold to no other party.

use kernel::code::Code;
use kernel::day::Day;
use kernel::permission::Permission;
use kernel::refusal::{Refusal, Ruled};
use ledger::parties;
use platform::action::Action;
use platform::error::Result;
use platform::fields::{Name, Text};
use platform::input;
use platform::tx::{Change, Recorded, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;

use super::acts::{self, Act, ActOf, Step};
use super::{ArticleMoved, ArticleStatus};

input! {
    /// Pieces that go out on approval.
    pub struct SendOnApproval {
        /// Who takes them.
        party: Name,
        /// Their tags.
        tags: Vec<Name>,
        /// The day by which they are to come back.
        until: Option<Day>,
        /// What was agreed.
        reason: Option<Text>,
    }
}

/// Pieces that went out on approval.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ArticlesOnApproval {
    /// Who has them.
    pub party: String,
    /// The day by which they are to come back.
    pub until: Option<Day>,
    /// The pieces as they are now.
    pub articles: Vec<ArticleMoved>,
}

impl Action for SendOnApproval {
    const NAME: &'static str = "sell.article.approval_out";
    const NEEDS: Permission = Permission::ArticlesWrite;
    const SUMMARY: &'static str = "Gives tagged pieces to a customer on approval.";
    type Output = ArticlesOnApproval;

    fn check(&self) -> Ruled<()> {
        acts::distinct(&self.tags, "tags")
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<ArticlesOnApproval>> {
        let party = parties::living(tx, self.party.as_str(), "party").await?;
        let tags: Vec<&str> = self.tags.iter().map(Name::as_str).collect();
        let pieces = acts::hold(tx, &tags, "tags").await?;
        if self.until.is_some_and(|until| until < tx.today()) {
            return Err(Refusal::new(Code::NumberRange).field("until").into());
        }
        acts::in_state(&pieces, &[ArticleStatus::InStock], "tags")?;
        let steps: Vec<Step<'_>> = pieces
            .iter()
            .map(|piece| Step { party: Some(party.party_id), ..piece.to(ArticleStatus::OnApproval) })
            .collect();
        let act = ActOf { until: self.until, ..ActOf::of(Act::ApprovalOut) };
        let articles = acts::write(tx, &act, &steps).await?;
        let change = Change::of(tags.join(", "))
            .before(json!({ "status": ArticleStatus::InStock }))
            .after(json!({ "status": ArticleStatus::OnApproval, "party": party.code, "until": self.until }))
            .reason(self.reason.as_ref().map(Text::as_str));
        Ok(tx.record(change, ArticlesOnApproval { party: party.code, until: self.until, articles }))
    }
}

input! {
    /// Pieces that come back from approval.
    pub struct TakeBackFromApproval {
        /// Their tags.
        tags: Vec<Name>,
    }
}

/// Pieces that came back.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ArticlesBack {
    /// The pieces as they are now.
    pub articles: Vec<ArticleMoved>,
}

impl Action for TakeBackFromApproval {
    const NAME: &'static str = "sell.article.approval_back";
    const NEEDS: Permission = Permission::ArticlesWrite;
    const SUMMARY: &'static str = "Takes tagged pieces back that a customer had on approval.";
    type Output = ArticlesBack;

    fn check(&self) -> Ruled<()> {
        acts::distinct(&self.tags, "tags")
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<ArticlesBack>> {
        let tags: Vec<&str> = self.tags.iter().map(Name::as_str).collect();
        let pieces = acts::hold(tx, &tags, "tags").await?;
        acts::in_state(&pieces, &[ArticleStatus::OnApproval], "tags")?;
        let steps: Vec<Step<'_>> = pieces.iter().map(|piece| piece.to(ArticleStatus::InStock)).collect();
        let articles = acts::write(tx, &ActOf::of(Act::ApprovalBack), &steps).await?;
        let change = Change::of(tags.join(", "))
            .before(json!({ "status": ArticleStatus::OnApproval }))
            .after(json!({ "status": ArticleStatus::InStock }));
        Ok(tx.record(change, ArticlesBack { articles }))
    }
}
