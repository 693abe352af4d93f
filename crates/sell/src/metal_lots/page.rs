//! The page of the lots of metal: what is in them at what average cost, and the forms that receive metal and issue it.
//! Invariant: every figure is the query's.

use askama::Template;
use catalogue::Phrase;
use kernel::metal::Metal;
use kernel::permission::Permission;
use platform::error::Result;
use web::page::{Body, PageCx};
use web::url::next_page;
use web::view::{Chrome, FormState};

use super::list::{ListMetalLots, MetalLotShown, MetalSum};
use crate::words;

#[derive(Template)]
#[template(path = "metal_lots/list.html")]
pub(crate) struct MetalLotsPage {
    pub chrome: Chrome,
    pub base: String,
    pub here: String,
    /// None for users who may not.
    pub receive: Option<FormState>,
    pub issue: Option<FormState>,
    pub rows: Vec<Row>,
    pub sums: Vec<Sum>,
    pub next: String,
}

/// A lot in the list.
pub(crate) struct Row {
    pub lot: String,
    pub what: String,
    pub piece: Phrase,
    pub location: String,
    pub net_mg: i64,
    pub fine_mg: i64,
    pub cost_minor: Option<i64>,
    /// The average cost of a gram, as money; empty where it is not told.
    pub per_g: String,
}

/// The metal of all lots.
pub(crate) struct Sum {
    pub metal: Phrase,
    pub fine_mg: i64,
    pub cost_minor: Option<i64>,
}

pub(crate) async fn draw(cx: &PageCx) -> Result<Body> {
    let page = cx.ask_with::<ListMetalLots>(&[("after", cx.wanted("after"))]).await?;
    let (here, may) = (cx.href("/metal"), cx.may(Permission::ArticlesWrite));
    let form = |name: &'static str| may.then(|| cx.form_named(name)).transpose();
    let digits = cx.tx.workspace.currency.minor_digits;
    cx.html(&MetalLotsPage {
        chrome: cx.chrome("Metal lots"),
        base: cx.href(""),
        receive: form("receive")?,
        issue: form("issue")?,
        rows: page.rows.iter().map(|it| row(it, digits)).collect(),
        sums: page.sums.iter().map(sum).collect(),
        next: next_page(&here, &[], page.next.map(|id| id.to_string()).as_deref()),
        here,
    })
}

fn row(it: &MetalLotShown, digits: u32) -> Row {
    let metal = it.metal.parse::<Metal>();
    let major = |minor: kernel::decimal::Decimal| {
        let decimals = minor.decimals().saturating_add(u8::try_from(digits).unwrap_or(2));
        kernel::decimal::Decimal::new(minor.mantissa(), decimals).ok()
    };
    Row {
        lot: it.lot.clone(),
        what: it.item_name.clone(),
        piece: metal
            .map_or_else(|_| Phrase::verbatim(&it.metal), |metal| words::piece(metal, it.fineness_ppt)),
        location: it.location.clone().unwrap_or_default(),
        net_mg: it.net_mg,
        fine_mg: it.fine_mg,
        cost_minor: it.cost_minor.map(|cost| cost.get()),
        per_g: it.cost_minor_per_g.and_then(major).map_or(String::new(), |it| it.normalized().to_string()),
    }
}

fn sum(it: &MetalSum) -> Sum {
    let metal = it.metal.parse::<Metal>();
    Sum {
        metal: metal
            .map_or_else(|_| Phrase::verbatim(&it.metal), |metal| Phrase::of(words::metal_name(metal))),
        fine_mg: it.fine_mg,
        cost_minor: it.cost_minor.map(|cost| cost.get()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(text: &str, full: bool) -> String {
        let form = || full.then(|| FormState::refused(vec![("lot".into(), text.into())], vec![]));
        let row = Row {
            lot: text.into(),
            what: text.into(),
            piece: Phrase::verbatim(text),
            location: text.into(),
            net_mg: 2_000,
            fine_mg: 1_998,
            cost_minor: Some(4_000),
            per_g: "20".into(),
        };
        let sum = Sum { metal: Phrase::of("Silver"), fine_mg: 1_998, cost_minor: Some(4_000) };
        let page = MetalLotsPage {
            chrome: Chrome::sample("Metal lots"),
            base: "/w/s".into(),
            here: "/w/s/metal".into(),
            receive: form(),
            issue: form(),
            rows: if full { vec![row] } else { vec![] },
            sums: if full { vec![sum] } else { vec![] },
            next: String::new(),
        };
        let html = page.render().expect("drawn");
        assert!(!html.contains("<script>alert") && !html.contains(" style="), "{html}");
        html
    }

    #[test]
    fn the_lots_of_metal_are_drawn_empty_full_and_hostile() {
        assert!(drawn("AG-1", false).contains("No metal in lots yet"));
        let full = drawn("AG-1", true);
        assert!(
            full.contains("sell.lot.receive") && full.contains("sell.lot.issue") && full.contains("1.998")
        );
        drawn("<script>alert('x')</script>\"", true);
    }
}
