//! Puts a piece that came back into stock again, after somebody looked at it.
//! Invariant: only a piece that a note brought back is checked in.

use kernel::code::Code;
use kernel::id::PieceId;
use kernel::permission::Permission;
use kernel::refusal::Refusal;
use platform::action::Action;
use platform::error::{Result, stored};
use platform::fields::Name;
use platform::input;
use platform::tx::{Change, Recorded, Tx};
use sell_queries::pieces as sql;
use serde_json::json;

use super::{ArticleMoved, ArticleStatements, ArticleStatus};

input! {
    /// A piece that came back and is fit for sale.
    pub struct CheckInArticle {
        /// Its tag.
        tag: Name,
    }
}

impl Action for CheckInArticle {
    const NAME: &'static str = "sell.article.check_in";
    const NEEDS: Permission = Permission::ArticlesWrite;
    const SUMMARY: &'static str = "Puts a piece that came back into stock again.";
    type Output = ArticleMoved;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<ArticleMoved>> {
        let found = sql::hold_tagged().bind(tx, &tx.tenant(), &self.tag.as_str()).opt().await?;
        let found = found.ok_or_else(|| Refusal::new(Code::NotFound).field("tag"))?;
        let status: ArticleStatus = stored(&found.status)?;
        if status != ArticleStatus::Returned {
            let refusal = Refusal::new(Code::ArticleNotAvailable).field("tag");
            return Err(refusal.fact("status", status.as_str()).into());
        }
        let piece = PieceId::from_uuid(found.article_id);
        let moved = ArticleStatements::prepare(tx).await?.moved(tx, &[piece], ArticleStatus::InStock).await?;
        let change = Change::of(&self.tag)
            .before(json!({ "status": status }))
            .after(json!({ "status": ArticleStatus::InStock }));
        let moved = moved.into_iter().next().ok_or_else(|| Refusal::new(Code::NotFound).field("tag"))?;
        Ok(tx.record(change, moved))
    }
}
