//! Joins pieces into one under a new tag: two earrings that become a pair.
//! Invariant: the new piece has the weights, the fine metal and the cost of all of them together, so nothing is posted.

use kernel::code::Code;
use kernel::id::EntryId;
use kernel::permission::Permission;
use kernel::refusal::{Fault, Refusal, Ruled};
use kernel::tax_id;
use kernel::weight::Milligrams;
use platform::action::Action;
use platform::error::Result;
use platform::fields::{Name, Text};
use platform::input;
use platform::tx::{Change, Recorded, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;

use super::acts::{self, Act, ActOf, Goes, HeldPiece, Step};
use super::melt::cost_of;
use super::split::{ArticleMade, known_name, known_text, make};
use super::{ArticleMoved, ArticleStatus, CreateArticle};

input! {
    /// Pieces to join.
    pub struct MergeArticles {
        /// Their tags, two or more, of one metal and one fineness.
        tags: Vec<Name>,
        /// The tag of the new piece.
        tag: Name,
        /// Its hallmark number (HUID): six capitals or digits.
        huid: Option<Name>,
        /// Its description; absent: that of the first.
        description: Option<Text>,
        /// Why.
        reason: Option<Text>,
    }
}

/// Pieces that were joined.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ArticlesMerged {
    /// The pieces, which are no more.
    pub articles: Vec<ArticleMoved>,
    /// The new piece.
    pub made: ArticleMade,
}

impl MergeArticles {
    /// The new piece, with its fine metal. Errors: `value_unknown` at `tags[i]` for a piece of another metal, fineness or tax
    /// class than the first, `number_range`.
    fn joined(&self, pieces: &[HeldPiece]) -> Ruled<(CreateArticle, i64)> {
        let first = pieces.first().ok_or_else(|| Refusal::new(Code::FieldRequired).field("tags"))?;
        let is_other = |piece: &HeldPiece| {
            (piece.metal, piece.fineness, &piece.tax_class) != (first.metal, first.fineness, &first.tax_class)
        };
        if let Some(n) = pieces.iter().position(is_other) {
            return Err(Refusal::new(Code::ValueUnknown).field(format!("tags[{n}]")));
        }
        let sum = |of: fn(&HeldPiece) -> i64| pieces.iter().map(of).sum::<i64>();
        let (net, stones) = (sum(|piece| piece.net_mg), sum(|piece| piece.stone_mg));
        let article = CreateArticle {
            tag: self.tag.clone(),
            huid: self.huid.clone(),
            metal: first.metal,
            fineness_ppt: first.fineness,
            gross_mg: Milligrams::new(net + stones)?,
            net_mg: Milligrams::new(net)?,
            stone_mg: (stones > 0).then(|| Milligrams::new(stones)).transpose()?,
            location: known_name(first.location.as_deref()),
            description: self.description.clone().or_else(|| known_text(first.description.as_deref())),
            making: None,
            tax_class: known_name(first.tax_class.as_deref()),
            cost_minor: cost_of(pieces)?.known,
        };
        Ok((article, sum(|piece| piece.fine_mg)))
    }
}

impl Action for MergeArticles {
    const NAME: &'static str = "sell.article.merge";
    const NEEDS: Permission = Permission::ArticlesWrite;
    const SUMMARY: &'static str = "Joins tagged pieces of one fineness into one piece under a new tag.";
    type Output = ArticlesMerged;

    fn check(&self) -> Ruled<()> {
        acts::distinct(&self.tags, "tags")?;
        if self.tags.len() < 2 {
            return Err(Refusal::invalid(vec![Fault::new("tags", Code::FieldRequired)]));
        }
        match &self.huid {
            Some(huid) => {
                tax_id::huid(huid.as_str()).map_err(|code| Refusal::invalid(vec![Fault::new("huid", code)]))
            }
            None => Ok(()),
        }
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<ArticlesMerged>> {
        let tags: Vec<&str> = self.tags.iter().map(Name::as_str).collect();
        let pieces = acts::hold(tx, &tags, "tags").await?;
        let joined = self.joined(&pieces)?;
        acts::in_state(&pieces, &[ArticleStatus::InStock], "tags")?;
        let act = EntryId::from_uuid(tx.new_id()?);
        let made = make(tx, &[joined], act, cost_of(&pieces)?.is_part, |_| String::new()).await?;
        let made = made.into_iter().next().ok_or_else(|| Refusal::new(Code::FieldRequired).field("tags"))?;
        let steps: Vec<Step<'_>> =
            pieces.iter().map(|piece| Step { goes: Goes::Out, ..piece.to(ArticleStatus::Merged) }).collect();
        let of = ActOf { entry: Some(act), ..ActOf::of(Act::Merge) };
        let articles = acts::write(tx, &of, &steps).await?;
        let change = Change::of(&self.tag)
            .before(json!({ "tags": tags }))
            .after(json!({ "tag": made.tag, "net_mg": made.net_mg, "fine_mg": made.fine_mg }))
            .reason(self.reason.as_ref().map(Text::as_str));
        Ok(tx.record(change, ArticlesMerged { articles, made }))
    }
}
