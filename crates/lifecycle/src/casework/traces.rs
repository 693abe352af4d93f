//! Workspaces that an incident touches: their audit logs have events of a time, a person or a network.
//! Invariant: it gives ids, addresses of workspaces, countries and counts, and nothing of their business.

use kernel::day::Instant;
use kernel::id::new_id;
use lifecycle_queries::client::Params;
use lifecycle_queries::incident as sql;
use platform::error::Result;
use platform::event::Content;
use platform::instance::{CANARIES, INSTANCE_SLUG, NOBODY};
use platform::internal::{Internals, Seals, entered_at};
use platform::tx::ReadTx;
use uuid::Uuid;

/// Workspaces that are read at once, and the most events of one of them that are looked at.
const PAGE: i64 = 1000;
const EVENTS: i64 = 5000;

/// What the events have in common.
#[derive(Clone, Debug)]
pub struct Trail {
    /// The first moment.
    pub from: Instant,
    /// The moment after the last.
    pub until: Instant,
    /// The person who did them; None: anybody.
    pub actor: Option<Uuid>,
    /// The network address that they came from; None: any.
    pub ip: Option<String>,
}

/// A workspace with such events.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Traces {
    /// Its id.
    pub workspace: Uuid,
    /// Its address.
    pub slug: String,
    /// Its country.
    pub country: String,
    /// How many events there are.
    pub events: i32,
}

/// The addresses that are no shop's.
fn no_shops() -> Vec<&'static str> {
    CANARIES.into_iter().chain([INSTANCE_SLUG]).collect()
}

/// All workspaces of shops: their addresses and ids. Errors: the database's.
pub async fn workspaces(tx: &ReadTx) -> Result<Vec<(String, Uuid)>> {
    let (own, mut all, mut after) = (no_shops(), Vec::new(), String::new());
    loop {
        let rows = sql::addresses().bind(tx, &after.as_str(), &&own[..], &PAGE).all().await?;
        let Some(last) = rows.last() else { return Ok(all) };
        after.clone_from(&last.slug);
        let rows = rows.into_iter().map(|row| (row.slug, row.tenant_id));
        all.extend(rows.filter(|(_, workspace)| !has_ended(tx, *workspace)));
    }
}

/// The workspaces of shops with these addresses. Errors: the database's.
pub async fn with_addresses(tx: &ReadTx, slugs: &[&str]) -> Result<Vec<(String, Uuid)>> {
    let own = no_shops();
    let rows = sql::addresses_of().bind(tx, &slugs, &&own[..]).all().await?;
    let rows = rows.into_iter().map(|row| (row.slug, row.tenant_id));
    Ok(rows.filter(|(_, workspace)| !has_ended(tx, *workspace)).collect())
}

/// Whether only the address of a workspace is left: nobody takes it over.
pub(crate) fn has_ended(tx: &ReadTx, workspace: Uuid) -> bool {
    tx.encryption().vault().is_buried(workspace)
}

/// The country of the workspace that was entered. None: the workspace is ending at this moment, and its row is
/// gone. Errors: the database's.
pub async fn country_of(tx: &ReadTx, workspace: Uuid) -> Result<Option<String>> {
    Ok(sql::country_of().bind(tx, &workspace).opt().await?)
}

/// The workspaces with events on this trail. It enters one after the other. Errors: the database's; the
/// keyring's.
pub async fn find_traces(tx: &ReadTx, trail: &Trail) -> Result<Vec<Traces>> {
    let mut found = Vec::new();
    for (slug, workspace) in workspaces(tx).await? {
        let (country, events) = entered_at(tx, workspace, NOBODY, async {
            Ok((country_of(tx, workspace).await?, count(tx, workspace, trail).await?))
        })
        .await?;
        if let Some(country) = country.filter(|_| events > 0) {
            found.push(Traces { workspace, slug, country, events });
        }
    }
    Ok(found)
}

/// The events on the trail, in the workspace that was entered.
async fn count(tx: &ReadTx, workspace: Uuid, trail: &Trail) -> Result<i32> {
    let (first, before) = (new_id(trail.from, [0; 10]), new_id(trail.until, [0; 10]));
    let (is_anybody, actor) = (trail.actor.is_none(), trail.actor.unwrap_or_default());
    let Some(ip) = trail.ip.as_deref() else {
        let counted = sql::CountEventsParams {
            tenant: workspace,
            first,
            before_id: before,
            is_anybody,
            actor,
            many: EVENTS,
        };
        return Ok(sql::count_events().params(tx, &counted).one().await?);
    };
    let read = sql::EventsBetweenParams {
        tenant: workspace,
        first,
        before_id: before,
        is_anybody,
        actor,
        many: EVENTS,
    };
    let mut many = 0;
    for row in sql::events_between().params(tx, &read).all().await? {
        let content = Content::open(tx.cipher_of(workspace, tx.now), row.event_id, row.content)?;
        many += i32::from(content.ip.as_deref() == Some(ip));
    }
    Ok(many)
}
