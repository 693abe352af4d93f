//! Tagged pieces by tag, page by page.
//! Invariant: a page continues where the last one ended, whatever was added in between.

use kernel::decimal::Fineness;
use kernel::money::Money;
use kernel::page::Page;
use kernel::permission::Permission;
use platform::action::Query;
use platform::error::{Result, stored};
use platform::fields::Name;
use platform::input;
use platform::sealed::sell::article::DESCRIPTION;
use platform::tx::ReadTx;
use schemars::JsonSchema;
use sell_queries::client::Params;
use sell_queries::pieces as sql;
use serde::Serialize;

use super::ArticleStatus;

/// Pieces on a page.
pub const PAGE: i64 = 50;
/// Sorts after every tag: the end of a range that has no end.
const BEYOND: &str = "\u{10ffff}";

input! {
    /// Which pieces.
    pub struct ListArticles {
        /// The beginning of a tag.
        tag: Option<Name>,
        /// Their state; absent: in stock.
        status: Option<ArticleStatus>,
        /// Where the page before ended.
        after: Option<Name>,
    }
}

/// A page of pieces.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ArticlePage {
    /// The pieces in order of their tags.
    pub rows: Vec<ArticleShown>,
    /// Where the next page begins; null on the last.
    pub next: Option<String>,
}

/// One piece as lists show it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ArticleShown {
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
}

impl Query for ListArticles {
    const NAME: &'static str = "sell.articles";
    const NEEDS: Permission = Permission::ArticlesRead;
    const SUMMARY: &'static str = "Lists tagged pieces by tag, fifty a page.";
    type Output = ArticlePage;

    async fn fetch(self, tx: &ReadTx) -> Result<ArticlePage> {
        let first = self.tag.as_ref().map_or("", Name::as_str);
        let beyond = format!("{first}{BEYOND}");
        let status = self.status.unwrap_or(ArticleStatus::InStock).as_str();
        let after = self.after.as_ref().map_or("", Name::as_str);
        let rows = sql::articles_by_tag()
            .params(
                tx,
                &sql::ArticlesByTagParams {
                    tenant: tx.tenant(),
                    status,
                    first,
                    beyond,
                    after,
                    many: PAGE + 1,
                },
            )
            .all()
            .await?;
        let Page { rows, next } = Page::of(rows, PAGE, |row| row.tag.clone());
        let tells_cost = tx.member.may(Permission::CostRead);
        let rows = rows.into_iter().map(|row| shown(tx, row, tells_cost)).collect::<Result<_>>()?;
        Ok(ArticlePage { rows, next })
    }
}

fn shown(tx: &ReadTx, row: sql::ArticlesByTag, tells_cost: bool) -> Result<ArticleShown> {
    Ok(ArticleShown {
        tag: row.tag,
        huid: row.huid,
        description: tx.cipher().open(DESCRIPTION, row.article_id, row.description)?,
        metal: row.metal,
        fineness_ppt: Fineness::from_stored(row.fineness.into()),
        gross_mg: row.gross_mg,
        net_mg: row.net_mg,
        stone_mg: row.stone_mg,
        fine_mg: row.fine_mg,
        cost_minor: row.cost_minor.filter(|_| tells_cost).map(Money::from_stored),
        location: row.location,
        status: stored(&row.status)?,
    })
}
