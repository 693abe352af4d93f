//! Puts a piece that came back into stock again, after somebody looked at it.
//! Invariant: only a piece that a note brought back is checked in.

use kernel::code::Code;
use kernel::permission::Permission;
use kernel::refusal::Refusal;
use platform::action::Action;
use platform::error::Result;
use platform::fields::Name;
use platform::input;
use platform::tx::{Change, Recorded, Tx};
use serde_json::json;

use super::acts::{self, Act, ActOf};
use super::{ArticleMoved, ArticleStatus};

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
        let pieces = acts::hold(tx, &[self.tag.as_str()], "tag").await?;
        acts::in_state(&pieces, &[ArticleStatus::Returned], "tag")?;
        let steps: Vec<_> = pieces.iter().map(|piece| piece.to(ArticleStatus::InStock)).collect();
        let moved = acts::write(tx, &ActOf::of(Act::CheckIn), &steps).await?;
        let change = Change::of(&self.tag)
            .before(json!({ "status": ArticleStatus::Returned }))
            .after(json!({ "status": ArticleStatus::InStock }));
        let moved = moved.into_iter().next().ok_or_else(|| Refusal::new(Code::NotFound).field("tag"))?;
        Ok(tx.record(change, moved))
    }
}
