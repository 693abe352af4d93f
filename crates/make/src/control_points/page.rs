//! The list of control points with their limits, and the form that publishes one or its next version.
//! Invariant: a version never changes; the form of a next version starts with the values of the last one.

use super::PointShown;
use crate::batches::page::point::{beam, limits};
use crate::control_points::ListControlPoints;
use askama::Template;
use catalogue::{Phrase, say};
use kernel::decimal::SignedQuantity;
use kernel::permission::Permission;
use platform::error::Result;
use platform::fields::Name;
use web::page::{Body, PageCx};
use web::url::{encoded, next_page};
use web::view::{Beam, Chrome, FormState};

/// The units of readings.
const UNITS: [(&str, &str); 15] = [
    ("Cel", "°C"),
    ("pH", "pH"),
    ("percent", "%"),
    ("s", "seconds"),
    ("min", "minutes"),
    ("h", "hours"),
    ("kg", "kg"),
    ("g", "g"),
    ("mg", "mg"),
    ("L", "L"),
    ("mL", "mL"),
    ("hL", "hL"),
    ("cm", "cm"),
    ("mU/L", "mU/L"),
    ("each", "pieces"),
];

#[derive(Template)]
#[template(path = "control_points/list.html")]
struct PointsPage {
    chrome: Chrome,
    base: String,
    rows: Vec<Row>,
    next: String,
    /// None for users who may not publish.
    publish: Option<Publish>,
}

/// A point in the list.
struct Row {
    code: String,
    parameter: String,
    version: i32,
    kind: &'static str,
    limits: Phrase,
    gap: Option<Phrase>,
    applies_to: String,
    beam: Beam,
    /// The address of the form for its next version; empty for users who may not publish.
    change: String,
}

/// The form, with its initial values.
struct Publish {
    form: FormState,
    page: String,
    before: Begun,
    units: Vec<(&'static str, &'static str)>,
}

impl Publish {
    /// What a reading is that equals a limit.
    fn at_limits(&self) -> [(&'static str, &'static str); 2] {
        [("", "is good"), ("no", "is not good")]
    }
}

/// The initial values of the form's fields, as text; an absent value is an empty text.
#[derive(Default)]
struct Begun {
    code: String,
    kind: String,
    parameter: String,
    unit: String,
    lower: String,
    upper: String,
    lower_inclusive: &'static str,
    upper_inclusive: &'static str,
    physical_lower: String,
    physical_upper: String,
    max_gap_s: String,
    pauses_age: &'static str,
    applies_to: String,
}

pub(crate) async fn list(cx: &PageCx) -> Result<Body> {
    let page = cx.ask(ListControlPoints { after: Name::parse(cx.wanted("after")).ok() }).await?;
    let may = cx.may(Permission::ControlPointsPublish);
    let wanted = if cx.is_refused("publish") { cx.form.value("code", "") } else { cx.wanted("point") };
    let before = page.rows.iter().find(|it| it.control_point == wanted).map(begun).unwrap_or_default();
    let publish = match may {
        true => Some(Publish {
            form: cx.form_named("publish")?,
            page: cx.href("/control-points"),
            before,
            units: UNITS.to_vec(),
        }),
        false => None,
    };
    let here = cx.href("/control-points");
    cx.html(&PointsPage {
        chrome: cx.chrome("Control points"),
        base: cx.href(""),
        next: next_page(&here, &[], page.next.as_deref()),
        rows: page.rows.iter().map(|it| row(&here, it, may)).collect(),
        publish,
    })
}

fn row(here: &str, it: &PointShown, may: bool) -> Row {
    let (mut beam, ..) = beam(it, None);
    let limits = limits(it);
    beam.words = say!("{point}: {limits}", point = &it.control_point, limits = &limits);
    Row {
        code: it.control_point.clone(),
        parameter: it.parameter.clone(),
        version: it.version,
        kind: kind(&it.kind),
        limits,
        gap: it.max_gap_s.map(gap),
        applies_to: it.applies_to.clone().unwrap_or_default(),
        beam,
        change: if may {
            format!("{here}?point={}#publish", encoded(&it.control_point))
        } else {
            String::new()
        },
    }
}

/// The kind of a point, in words.
fn kind(code: &str) -> &'static str {
    match code {
        "CCP" => "Critical: a miss holds the batch",
        "OPRP" => "Prerequisite: a miss is kept",
        _ => "Quality: a miss is kept",
    }
}

/// "every 10 min".
fn gap(seconds: i32) -> Phrase {
    match seconds {
        seconds if seconds % 3600 == 0 => say!("every {hours} h", hours = seconds / 3600),
        seconds if seconds % 60 == 0 => say!("every {minutes} min", minutes = seconds / 60),
        seconds => say!("every {seconds} s", seconds),
    }
}

fn begun(it: &PointShown) -> Begun {
    let figure = |value: Option<SignedQuantity>| value.map_or_else(String::new, |it| it.to_string());
    Begun {
        code: it.control_point.clone(),
        kind: it.kind.clone(),
        parameter: it.parameter.clone(),
        unit: it.unit.clone(),
        lower: figure(it.lower),
        upper: figure(it.upper),
        lower_inclusive: if it.lower_inclusive { "" } else { "no" },
        upper_inclusive: if it.upper_inclusive { "" } else { "no" },
        physical_lower: figure(it.physical_lower),
        physical_upper: figure(it.physical_upper),
        max_gap_s: it.max_gap_s.map_or_else(String::new, |it| it.to_string()),
        pauses_age: if it.pauses_age { "yes" } else { "" },
        applies_to: it.applies_to.clone().unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::batches::page::tests::{HOSTILE, point};

    fn page(points: &[PointShown], may: bool) -> String {
        let before = points.first().map(begun).unwrap_or_default();
        let form = FormState::new("k").prefixed("publish");
        PointsPage {
            chrome: Chrome::sample("Control points"),
            base: "/w/dairy".into(),
            rows: points.iter().map(|it| row("/w/dairy/control-points", it, may)).collect(),
            next: String::new(),
            publish: may.then(|| Publish {
                form,
                page: "/w/dairy/control-points".into(),
                before,
                units: UNITS.to_vec(),
            }),
        }
        .render()
        .expect("drawn")
    }

    #[test]
    fn an_empty_list_says_what_a_point_is() {
        assert!(page(&[], true).contains("Publish the first"));
        assert!(!page(&[], false).contains("Publish the first"));
    }

    #[test]
    fn limits_stand_beside_the_beam_in_words() {
        let page = page(&[point("CP-2")], true);
        assert!(page.contains("63 to 65.5 °C") && page.contains("aria-label=\"CP-2: 63 to 65.5 °C\""));
        assert!(page.contains("value=\"65.5\""), "the next version begins with the limits of the last");
    }

    #[test]
    fn the_next_version_begins_with_every_field_of_the_last() {
        let figure = |value: i64| Some(SignedQuantity::from_stored(value));
        let last = PointShown {
            lower_inclusive: false,
            physical_lower: figure(-5_000_000),
            physical_upper: figure(130_000_000),
            applies_to: Some("HALLOUMI".into()),
            ..point("CP-2")
        };
        let page = page(&[last], true);
        for value in ["value=\"-5\"", "value=\"130\"", "value=\"no\" selected", "HALLOUMI does not need"] {
            assert!(page.contains(value), "{value}: {page}");
        }
    }

    #[test]
    fn an_auditor_reads_and_changes_nothing() {
        assert!(!page(&[point("CP-2")], false).contains("<form class=\"stack\""));
    }

    #[test]
    fn a_gap_is_said_in_the_largest_whole_unit() {
        assert_eq!([600, 3600, 90].map(gap), ["every 10 min", "every 1 h", "every 90 s"]);
    }

    #[test]
    fn a_hostile_name_stays_text() {
        let page = page(&[point(HOSTILE)], true);
        assert!(!page.contains("<script>alert") && !page.contains("\"'\""));
    }
}
