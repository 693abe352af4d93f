//! The shell around a page of a workspace: the person and the workspace, the navigation rail, and the
//! workspace's messages on each page.
//! Invariant: the rail shows the pages that the person may see, and no other.

use crate::asked::Asked;
use crate::cookies::theme;
use crate::page::{FIND, Page};
use crate::site::Site;
use crate::view::{
    BillingChrome, CaptureChrome, Chrome, ClosedChrome, Manner, NavGroup, NavItem, NoticeChrome,
    PersonChrome, TillChrome, WorkspaceChrome,
};
use axum::http::header::HeaderMap;
use kernel::day::local_day;
use kernel::permission::Permission;
use mail::{billing, captures, notices};
use platform::action::may;
use platform::error::Result;
use platform::instance::INSTANCE;
use platform::settings::Trade;
use platform::tx::ReadTx;

/// The shell as one person sees it; `rest` is the address within the workspace.
pub(crate) fn chrome(site: &Site, asked: &Asked, tx: &ReadTx, rest: &str, headers: &HeaderMap) -> Chrome {
    let workspace = &tx.workspace;
    let href = |path: &str| format!("/w/{}{path}", workspace.slug);
    Chrome {
        lang: format!("en-{}", workspace.country),
        theme: theme(headers),
        home: href(""),
        find: site.registry.pages.iter().any(|page| page.path == FIND).then(|| href(FIND)),
        workspace: Some(WorkspaceChrome {
            name: workspace.name.clone(),
            place: workspace.location.clone().unwrap_or_default(),
            slug: workspace.slug.clone(),
            switch: "/workspaces".into(),
        }),
        person: Some(PersonChrome {
            name: tx.member.name.clone(),
            role: tx.member.role_names().join(", "),
            href: href("/account"),
        }),
        till: tx.member.till.as_ref().map(|name| TillChrome {
            name: name.clone(),
            leave: href("/till/leave"),
            idle_s: workspace.settings.till_idle_minutes.min(workspace.settings.session_idle_minutes) * 60,
        }),
        disk_full: site.platform.disk.spares(),
        is_read_only: workspace.read_only_since.is_some(),
        environment: site.platform.environment(),
        closed: workspace.ends_at.map(|at| ClosedChrome {
            ends_on: local_day(at, &workspace.zone),
            reopen: tx.member.holds(Permission::WorkspaceClose).then(|| href("/settings#closing")),
        }),
        nav: nav(site, tx, rest),
        manner: Manner {
            currency: workspace.currency.code.clone(),
            minor_digits: workspace.currency.minor_digits,
            zone: workspace.zone.clone(),
        },
        ..Chrome::bare("", &asked.nonce, "", asked.now)
    }
}

/// The problem with the billing address, for members who may change it.
pub(crate) async fn billing_of(tx: &ReadTx) -> Result<Option<BillingChrome>> {
    // Nothing of a closed workspace can be repaired.
    if may(tx, Permission::BillingWrite).is_err() || tx.workspace.ends_at.is_some() {
        return Ok(None);
    }
    let wrong = billing::standing_of(tx).await?.and_then(|(standing, _)| standing.wrong());
    let mend = format!("/w/{}/settings/billing", tx.workspace.slug);
    Ok(wrong.map(|says| BillingChrome { says, mend }))
}

/// The notice of an incident that this person has not read yet, for Owners and Admins.
pub(crate) async fn notice_of(tx: &ReadTx) -> Result<Option<NoticeChrome>> {
    if may(tx, Permission::IncidentsRead).is_err() || tx.workspace.tenant == INSTANCE {
        return Ok(None);
    }
    let href = format!("/w/{}/notices", tx.workspace.slug);
    Ok(notices::unread(tx).await?.map(|incident| NoticeChrome { incident: format!("IN-{incident}"), href }))
}

/// The capture for support that waits for an Owner or is open, for those who see its page.
pub(crate) async fn capture_of(tx: &ReadTx) -> Result<Option<CaptureChrome>> {
    if may(tx, Permission::AuditRead).is_err() || tx.workspace.tenant == INSTANCE {
        return Ok(None);
    }
    let href = format!("/w/{}/security/captures", tx.workspace.slug);
    let case = |number: i32| format!("SC-{number}");
    Ok(captures::current(tx).await?.map(|(number, end)| CaptureChrome { case: case(number), end, href }))
}

/// The rail: registered pages the person may see, by their groups in order of registration.
fn nav(site: &Site, tx: &ReadTx, rest: &str) -> Vec<NavGroup> {
    let mut groups: Vec<NavGroup> = Vec::new();
    let seen: Vec<&Page> = site.registry.pages.iter().filter(|page| may(tx, page.needs).is_ok()).collect();
    let current = seen.iter().filter(|page| page.nav.is_some()).filter(|page| is_at(page.path, rest));
    let current = current.max_by_key(|page| page.path.len()).map(|page| page.path);
    let trade = tx.workspace.settings.trade;
    let is_offered = |group: &str, path: &str| match tx.workspace.tenant == INSTANCE {
        true => is_of_instance(group),
        false => is_of_trade(trade, group, path),
    };
    for page in seen {
        let Some(nav) = page.nav.filter(|nav| is_offered(nav.group, page.path)) else { continue };
        let item = NavItem {
            href: format!("/w/{}{}", tx.workspace.slug, page.path),
            label: nav.label.into(),
            icon: nav.icon,
            current: current == Some(page.path),
            count: 0,
            keys: nav.keys,
            tab: nav.tab,
        };
        match groups.iter_mut().find(|group| group.title == nav.group) {
            Some(group) => group.items.push(item),
            None => groups.push(NavGroup { title: nav.group.into(), items: vec![item] }),
        }
    }
    groups
}

/// Pages of precious metal.
const OF_METAL: [&str; 2] = ["/rates", "/stock"];
/// Pages of the group of making that every trade has: items are bought and sold too.
const OF_ALL: [&str; 1] = ["/items"];

/// Whether a trade has a page in its menu. Those that it has not are still there for links and for the palette's search.
fn is_of_trade(trade: Trade, group: &str, path: &str) -> bool {
    match (group, path) {
        (_, path) if OF_METAL.contains(&path) => trade.has_metal(),
        ("Make", path) if !OF_ALL.contains(&path) => trade.has_batches(),
        _ => true,
    }
}

/// Whether the instance's own workspace has a group in its menu: it neither sells nor makes.
fn is_of_instance(group: &str) -> bool {
    !["Sell", "Make"].contains(&group)
}

/// Whether an address is a page's own or below it; the longest such page is the current one.
fn is_at(page: &str, rest: &str) -> bool {
    page == rest || (!page.is_empty() && rest.starts_with(&format!("{page}/")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_instance_neither_sells_nor_makes() {
        let has = |group: &str| is_of_instance(group);
        assert!(has("Instance") && has("Protect") && has("") && !has("Sell") && !has("Make"));
    }

    #[test]
    fn a_menu_has_the_pages_of_its_trade() {
        for (trade, rates, recipes, items) in [
            (Trade::Jeweller, true, false, true),
            (Trade::FoodMaker, false, true, true),
            (Trade::Shop, false, false, true),
            (Trade::Several, true, true, true),
        ] {
            let has = |group: &str, path: &str| is_of_trade(trade, group, path);
            assert_eq!(
                (has("Sell", "/rates"), has("Make", "/recipes"), has("Make", "/items")),
                (rates, recipes, items),
                "{trade}"
            );
            assert!(has("Sell", "/bills") && has("Protect", "/audit") && has("", ""));
        }
    }
}
