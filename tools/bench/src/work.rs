//! The measured works: the calls, the preparation of a workspace for them, and the statements that pgbench
//! gets.
//! Invariant: only the product's own actions prepare a workspace.

use crate::books;
use crate::lots;
use serde_json::{Value, json};

/// A person of a workspace.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Person {
    /// The Owner, who sets the workspace up.
    Owner,
    /// The cashier at the counter.
    Cashier,
    /// The maker at the vat.
    Maker,
}

/// A measured call.
pub struct Work {
    /// The measurement's name.
    pub name: &'static str,
    /// The action or query.
    pub operation: &'static str,
    /// Whether it writes nothing and is sent by GET.
    pub is_query: bool,
    /// The caller.
    pub person: Person,
    /// Makes the body from a number of the call's own.
    pub body: fn(i64) -> Value,
    /// Selects the statements that pgbench sends: all of a posting, the bare one of a page.
    pub scripted: fn(&str) -> bool,
    /// The database role of pgbench: the program's own under row security, or for a bare statement one that
    /// bypasses it.
    pub role: &'static str,
    /// The calls of another work that each workspace needs before.
    pub needs: Option<(&'static str, usize)>,
    /// Where it is done.
    pub place: Place,
    /// The address of its page below the workspace's own, if that is measured too.
    pub page: Option<fn() -> String>,
    /// Whether only the page is measured. pgbench gets the statements of the page then.
    pub is_page_alone: bool,
    /// The second step of a call, which undoes the first.
    pub then: Option<Then>,
    /// How many times as long its rounds are: a slow call needs longer ones.
    pub stretch: u64,
}

/// The second step of a call, in a transaction of its own and with the same key. Another person takes it,
/// because a person's keys differ.
pub struct Then {
    /// The caller.
    pub person: Person,
    /// The action.
    pub operation: &'static str,
    /// Makes the body from the call's number.
    pub body: fn(i64) -> Value,
}

impl Work {
    /// The steps of a call, in order: the caller, the operation and its body.
    pub fn steps(&self, call: i64) -> Vec<(Person, &'static str, Value)> {
        let first = (self.person, self.operation, (self.body)(call));
        let then = self.then.as_ref().map(|then| (then.person, then.operation, (then.body)(call)));
        std::iter::once(first).chain(then).collect()
    }
}

/// The workspaces of a work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Many small ones by turns, or one together.
    Small,
    /// The one with the books of years (`books.rs`).
    Large,
    /// The one with the lots of years (`lots.rs`).
    Lots,
}

/// All works that are measured as a load.
pub static ALL: [Work; 3] = [
    Work {
        name: "invoice_post",
        operation: "sell.invoice.post",
        is_query: false,
        person: Person::Cashier,
        body: |_| bill(),
        scripted: |_| true,
        role: "steel_app",
        needs: None,
        place: Place::Small,
        page: None,
        is_page_alone: false,
        then: None,
        stretch: 1,
    },
    Work {
        name: "reading_post",
        operation: "make.reading.post",
        is_query: false,
        person: Person::Maker,
        body: reading,
        scripted: |_| true,
        role: "steel_app",
        needs: None,
        place: Place::Small,
        page: None,
        is_page_alone: false,
        then: None,
        stretch: 1,
    },
    Work {
        name: "bills_page",
        operation: "sell.invoices",
        is_query: true,
        person: Person::Cashier,
        body: |_| json!({}),
        scripted: |sql| sql.contains("from ledger.document"),
        role: "steel_super",
        needs: Some(("invoice_post", BILLS)),
        place: Place::Small,
        page: None,
        is_page_alone: false,
        then: None,
        stretch: 1,
    },
];

/// The works of the workspace with the books of years: a bill of five lines, and what is read of the books.
pub static LARGE: [Work; 4] = [
    Work {
        name: "bill_5_lines",
        operation: "sell.invoice.post",
        is_query: false,
        person: Person::Cashier,
        body: |_| bill_of(5),
        scripted: |_| true,
        role: "steel_app",
        needs: None,
        place: Place::Large,
        page: None,
        is_page_alone: false,
        then: None,
        stretch: 1,
    },
    Work {
        name: "statement_10000",
        operation: "sell.statement",
        is_query: true,
        person: Person::Owner,
        body: |_| {
            let (from, to) = books::years();
            json!({ "party": books::BUSIEST, "from": from, "to": to })
        },
        scripted: |sql| sql.contains("ledger.posting"),
        role: "steel_super",
        needs: None,
        place: Place::Large,
        page: Some(|| {
            let (from, to) = books::years();
            format!("/customers/{}?from={from}&to={to}", books::BUSIEST)
        }),
        is_page_alone: false,
        then: None,
        stretch: 1,
    },
    Work {
        name: "ageing_5000",
        operation: "sell.ageing",
        is_query: true,
        person: Person::Owner,
        body: |_| json!({ "as_of": books::a_past_day() }),
        scripted: |sql| sql.contains("ledger.open_item"),
        role: "steel_super",
        needs: None,
        place: Place::Large,
        page: Some(|| format!("/ageing?as_of={}", books::a_past_day())),
        is_page_alone: false,
        then: None,
        stretch: 1,
    },
    Work {
        name: "trial_balance",
        operation: "sell.trial_balance",
        is_query: true,
        person: Person::Owner,
        body: |_| json!({}),
        scripted: |sql| sql.contains("ledger.month_total"),
        role: "steel_super",
        needs: None,
        place: Place::Large,
        page: Some(|| "/ledgers".to_owned()),
        is_page_alone: false,
        then: None,
        stretch: 1,
    },
];

/// The works of the workspace with the lots of years: traces of an average lot and of the worst, a hold on the
/// worst, and the page of a batch.
pub static LOTS: [Work; 5] = [
    Work {
        name: "trace_back",
        body: |call| json!({ "lot": lots::pack(call), "direction": "back" }),
        ..READ_OF_LOTS
    },
    Work {
        name: "trace_forward",
        body: |call| json!({ "lot": lots::milk(call), "direction": "forward" }),
        ..READ_OF_LOTS
    },
    Work {
        name: "trace_salt",
        body: |_| json!({ "lot": lots::SALT, "direction": "forward" }),
        ..READ_OF_LOTS
    },
    Work {
        name: "hold_18000",
        operation: "make.lot.hold",
        is_query: false,
        person: Person::Maker,
        body: |call| json!({ "hold": call.to_string(), "lot": lots::SALT, "reason": "The salt was wet" }),
        scripted: |_| true,
        role: "steel_app",
        then: Some(Then {
            person: Person::Owner,
            operation: "make.hold.lift",
            body: |call| json!({ "hold": call.to_string(), "reason": "It was dry" }),
        }),
        stretch: 3,
        ..READ_OF_LOTS
    },
    Work {
        name: "batch_page",
        operation: "make.batch",
        body: |_| json!({ "batch": lots::BATCH }),
        page: Some(|| format!("/batches/{}", lots::BATCH)),
        is_page_alone: true,
        ..READ_OF_LOTS
    },
];

/// What most of them have in common.
const READ_OF_LOTS: Work = Work {
    name: "",
    operation: "make.trace",
    is_query: true,
    person: Person::Owner,
    body: |_| json!({}),
    scripted: |sql| sql.contains("ledger.") || sql.contains("make."),
    role: "steel_super",
    needs: None,
    place: Place::Lots,
    page: None,
    is_page_alone: false,
    then: None,
    stretch: 1,
};

/// Every work that is measured as a load.
pub fn every() -> impl Iterator<Item = &'static Work> {
    ALL.iter().chain(&LARGE).chain(&LOTS)
}

/// The name of the works that make.md, section 9, has a bar for.
pub const MAKE: &str = "make";

/// Whether a work is one of those.
pub fn is_of_make(name: &str) -> bool {
    name == "reading_post" || LOTS.iter().any(|work| work.name == name)
}

/// A full page and one row more.
const BILLS: usize = 51;

/// The simplest bill of the counter: a ring by weight with its making, at the board's rate.
fn bill() -> Value {
    bill_of(1)
}

fn bill_of(lines: usize) -> Value {
    let ring = json!({
        "description": "Gold ring 22K", "metal": "gold", "net_mg": 5000, "fineness_ppt": "916",
        "making": { "mode": "per_gram", "minor_per_g": "60000" }, "tax_class": "jewellery"
    });
    json!({ "party": "c-meera", "place_of_supply": "27", "lines": vec![ring; lines] })
}

/// A reading of a running batch that is within the limits, taken now.
fn reading(call: i64) -> Value {
    json!({
        "batch": "B-1", "control_point": "CCP1-TEMP", "instrument": "TT-01", "device": "logger-1", "seq": call,
        "at": steelyard::instance::now().to_string(), "value": "72.6", "unit": "Cel"
    })
}

/// The steps that prepare a workspace, in order: first its import, then its day.
pub fn set_up() -> Vec<(&'static str, Value)> {
    let import = |kind: &str, row: Value| ("workspace.import.run", json!({ "kind": kind, "rows": [row] }));
    vec![
        import(
            "equipment",
            json!({ "code": "TT-01", "kind": "instrument", "measures": "Cel", "calibration_due": "2099-06-01" }),
        ),
        import(
            "control_points",
            json!({
                "code": "CCP1-TEMP", "kind": "CCP", "parameter": "temperature", "unit": "Cel", "lower": "72.0",
                "lower_inclusive": true, "upper": "85.0", "applies_to": "FRESH-MILK"
            }),
        ),
        import(
            "batches",
            json!({
                "batch": "B-1", "recipe": "FRESH-MILK", "recipe_version": 1, "state": "Ready", "history": ["Planned", "Ready"]
            }),
        ),
        ("make.batch.start", json!({ "batch": "B-1" })),
        (
            "workspace.party.create",
            json!({ "party": "c-meera", "name": "Meera Joshi", "kind": "customer", "state": "27" }),
        ),
        (
            "sell.rate.publish",
            json!({
                "metal": "gold", "fineness_ppt": "916", "side": "sell", "rate_minor": 540_000, "per_mg": "1000", "source": "owner"
            }),
        ),
    ]
}
