//! Moves pieces to another location.
//! Invariant: only the place of a piece changes; nothing is posted.

use kernel::code::Code;
use kernel::permission::Permission;
use kernel::refusal::{Refusal, Ruled};
use platform::action::Action;
use platform::error::Result;
use platform::fields::{Name, Text};
use platform::input;
use platform::tx::{Change, Recorded, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;

use super::ArticleStatus;
use super::acts::{self, Act, ActOf, HeldPiece, Step};

input! {
    /// Pieces to move.
    pub struct TransferArticles {
        /// Their tags.
        tags: Vec<Name>,
        /// The location to move them to: one of the workspace's, or one that a piece has already.
        to_location: Name,
        /// Why.
        reason: Option<Text>,
    }
}

/// Pieces that were moved.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ArticlesTransferred {
    /// Their tags.
    pub tags: Vec<String>,
    /// Where they are now.
    pub location: String,
}

/// Refuses where all pieces are in this place already. Errors: `value_unknown` at `to_location`.
fn is_elsewhere(pieces: &[HeldPiece], location: &str) -> Ruled<()> {
    match pieces.iter().all(|piece| piece.location.as_deref() == Some(location)) {
        true => Err(Refusal::new(Code::ValueUnknown).field("to_location")),
        false => Ok(()),
    }
}

impl Action for TransferArticles {
    const NAME: &'static str = "sell.article.transfer";
    const NEEDS: Permission = Permission::ArticlesWrite;
    const SUMMARY: &'static str = "Moves tagged pieces to another location.";
    type Output = ArticlesTransferred;

    fn check(&self) -> Ruled<()> {
        acts::distinct(&self.tags, "tags")
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<ArticlesTransferred>> {
        let tags: Vec<&str> = self.tags.iter().map(Name::as_str).collect();
        let pieces = acts::hold(tx, &tags, "tags").await?;
        let location = self.to_location.as_str();
        acts::known_place(tx, location, "to_location").await?;
        is_elsewhere(&pieces, location)?;
        acts::in_state(&pieces, &ArticleStatus::COUNTED, "tags")?;
        let steps: Vec<Step<'_>> = pieces
            .iter()
            .map(|piece| Step { location: Some(location.to_owned()), ..piece.to(piece.status) })
            .collect();
        acts::write(tx, &ActOf::of(Act::Transfer), &steps).await?;
        let was: serde_json::Map<_, _> =
            pieces.iter().map(|piece| (piece.tag.clone(), json!(piece.location))).collect();
        let change = Change::of(tags.join(", "))
            .before(json!({ "locations": was }))
            .after(json!({ "location": location }))
            .reason(self.reason.as_ref().map(Text::as_str));
        let tags = pieces.iter().map(|piece| piece.tag.clone()).collect();
        Ok(tx.record(change, ArticlesTransferred { tags, location: location.to_owned() }))
    }
}
