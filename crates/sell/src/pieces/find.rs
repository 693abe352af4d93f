//! Pieces by the beginning of a tag or by a whole HUID, whatever their state: for a search.
//! Invariant: a sold piece is found like one in stock, and its state is told.

use kernel::decimal::Fineness;
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

/// Pieces that a search gives.
const MOST: i64 = 20;
/// Sorts after every tag: the end of a range that has no end.
const BEYOND: &str = "\u{10ffff}";

input! {
    /// What is searched.
    pub struct FindArticles {
        /// The beginning of a tag, or a HUID.
        text: Name,
    }
}

/// What was found.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ArticlesFound {
    /// The piece with the HUID first, then those by tag; at most twenty.
    pub rows: Vec<ArticleFound>,
}

/// A piece that was found.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ArticleFound {
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
    /// Its state.
    pub status: ArticleStatus,
}

impl Query for FindArticles {
    const NAME: &'static str = "sell.article_search";
    const NEEDS: Permission = Permission::ArticlesRead;
    const SUMMARY: &'static str = "Finds pieces by the beginning of a tag or by HUID, sold ones too.";
    type Output = ArticlesFound;

    async fn fetch(self, tx: &ReadTx) -> Result<ArticlesFound> {
        let (by_tag, by_huid) =
            (sql::articles_from_tag().prepare(tx).await?, sql::articles_of_huid().prepare(tx).await?);
        let (tenant, first) = (tx.tenant(), self.text.as_str());
        let (beyond, huid) = (format!("{first}{BEYOND}"), first.to_ascii_uppercase());
        let params = sql::ArticlesFromTagParams { tenant, first, beyond, many: MOST };
        let (by_huid, by_tag) = tokio::join!(biased;
            async { by_huid.bind(tx, &tenant, &huid).all().await },
            async { by_tag.params(tx, &params).all().await });
        let mut rows = by_huid?;
        let known: Vec<_> = rows.iter().map(|row| row.article_id).collect();
        rows.extend(by_tag?.into_iter().filter(|row| !known.contains(&row.article_id)));
        Ok(ArticlesFound { rows: rows.into_iter().map(|row| article_found(tx, row)).collect::<Result<_>>()? })
    }
}

fn article_found(tx: &ReadTx, row: sql::ArticleFound) -> Result<ArticleFound> {
    Ok(ArticleFound {
        description: tx.cipher().open(DESCRIPTION, row.article_id, row.description)?,
        tag: row.tag,
        huid: row.huid,
        metal: row.metal,
        fineness_ppt: Fineness::from_stored(row.fineness.into()),
        status: stored(&row.status)?,
    })
}
