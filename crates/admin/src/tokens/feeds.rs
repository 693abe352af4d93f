//! The address of a feed, which has a token of its own in it.
//! Invariant: the token can read what the feed shows and nothing else; it ends as any other token does.

use kernel::day::Instant;
use kernel::permission::Permission;
use kernel::refusal::Ruled;
use kernel::words;
use platform::action::Action;
use platform::error::Result;
use platform::fields::{Count, Name};
use platform::tx::{Recorded, Tx};
use platform::{input, word_fields};
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;
use web::feed;

use super::{life, make, told_of};

words! {
    /// A feed.
    pub enum FeedKind {
        /// The calendar of the batches.
        Calendar = "calendar",
    }
}
word_fields!(FeedKind);

impl FeedKind {
    /// The permission that it needs.
    pub const fn needs(self) -> Permission {
        match self {
            FeedKind::Calendar => Permission::CalendarFollow,
        }
    }

    /// The name of its file.
    pub const fn file(self) -> &'static str {
        match self {
            FeedKind::Calendar => "calendar.ics",
        }
    }
}

input! {
    /// A feed to follow.
    pub struct CreateFeed {
        /// Which feed.
        feed: FeedKind,
        /// Who follows it, to tell its address from others.
        name: Name,
        /// How many days the address works, at most 365; absent: 90.
        days: Option<Count>,
    }
}

/// The address of a feed.
#[derive(Debug, Serialize, JsonSchema)]
pub struct FeedCreated {
    /// The id of its token, to revoke it.
    pub token_id: Uuid,
    /// Its name.
    pub name: String,
    /// When the address stops working.
    pub expires_at: Instant,
    /// The address without the host, shown once: whoever has it can read the feed.
    pub address: String,
}

impl Action for CreateFeed {
    const NAME: &'static str = "workspace.feed.create";
    const NEEDS: Permission = Permission::TokensWrite;
    const STEP_UP: bool = true;
    const SHOWN_ONCE: &'static [&'static str] = &["address"];
    const SUMMARY: &'static str = "Makes an address that a calendar program can follow; shown once.";
    type Output = FeedCreated;

    fn check(&self) -> Ruled<()> {
        life(self.days).map(drop)
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<FeedCreated>> {
        let made = make(tx, &self.name, life(self.days)?, Some(vec![self.feed.needs()])).await?;
        let change = told_of(&made);
        let created = FeedCreated {
            token_id: made.token_id,
            name: made.name,
            expires_at: made.expires_at,
            address: feed::address(&made.token, self.feed.file()),
        };
        Ok(tx.record(change, created))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tokens::ListTokens;
    use platform::call::{Call, Credential, CredentialKind};
    use serde_json::json;
    use testing::Shop;

    #[tokio::test]
    async fn the_token_of_a_feed_reads_what_the_feed_shows_and_nothing_else() {
        let shop = Shop::dairy().await;
        let asked = json!({ "feed": "calendar", "name": "The office" });
        // A cashier sees no batches.
        assert_eq!(
            shop.run::<CreateFeed>("cas", asked.clone()).await,
            Err("permission_denied permissions[0]".into())
        );
        let made = shop.run::<CreateFeed>("max", asked).await.expect("an address");
        let address = made["address"].as_str().expect("an address");
        let token = address.strip_prefix("/feed/").and_then(|rest| rest.strip_suffix("/calendar.ics"));
        let credential = Credential::parse(CredentialKind::Token, token.expect("a token"));
        let call = Call { credential, ..shop.call("max") };
        let refused = shop.run_call::<CreateFeed>(&call, json!({ "feed": "calendar", "name": "x" })).await;
        assert_eq!(refused, Err("permission_denied".into()));
        let tokens = shop.ask::<ListTokens>("max", json!({})).await.expect("tokens");
        let rows = tokens["rows"].as_array().expect("rows");
        let office = rows.iter().find(|row| row["name"] == "The office").expect("the feed's token");
        assert_eq!(office["permissions"], json!(["calendar.follow"]));
    }
}
