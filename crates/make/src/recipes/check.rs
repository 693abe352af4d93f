//! Whether a version can be computed, judged by itself alone.
//! Invariant: a version that passes has no figure that its lines do not use, and none is missing.

use std::ops::RangeInclusive;

use kernel::code::Code;
use kernel::decimal::Percent;
use kernel::refusal::{Fault, Refusal, Ruled};
use kernel::unit::Dimension;

use serde_json::Value;

use super::body::{Body, CostShare, Group, Line, LineMode, Output, OutputRole, ProcessStep, RecipeMode};
use super::entries::{self, Entries};

/// The numbers that a version may have, as the table limits them.
pub const VERSIONS: RangeInclusive<i32> = 1..=100_000;
/// The days of age and shelf life, as the table limits them.
pub const DAYS: RangeInclusive<i32> = 0..=36_500;
/// The numbers that a line may have.
const LINES: RangeInclusive<i32> = 1..=1_000;
/// The seconds that a step may take: at most a year.
const TIMERS: RangeInclusive<i64> = 1..=31_622_400;
/// All of something, in stored millionths of a percent.
const WHOLE: i64 = 100_000_000;

/// The faults, in the order of the fields.
struct Faults(Vec<Fault>);

impl Faults {
    fn unless(&mut self, fits: bool, path: impl Into<String>, code: Code) {
        if !fits {
            self.0.push(Fault::new(path, code));
        }
    }
}

/// Reads a version as sent and judges it: the faults of [`Body::parse`], or else those of [`check`].
pub fn read(sent: &Value) -> Ruled<Body> {
    let body = Body::parse(sent)?;
    check(&body)?;
    Ok(body)
}

/// Whether the version can be computed, judged without items and other recipes. All faults in the order of
/// the fields: `field_required`, `field_unknown`, `value_unknown`, `number_range`, `number_decimals`,
/// `cost_shares_not_100`, `unit_mismatch`; without these, those of [`Entries::of`].
pub fn check(body: &Body) -> Ruled<()> {
    let mut faults = Faults(Vec::new());
    faults.unless(VERSIONS.contains(&body.version), "version", Code::NumberRange);
    check_basis(body, &mut faults);
    if let Some(group) = &body.group {
        check_group(group, &mut faults);
    }
    check_numbers(body, &mut faults);
    for (n, line) in body.lines.iter().enumerate() {
        check_line(body, line, &format!("lines[{n}]"), &mut faults);
    }
    check_flour(body, &mut faults);
    check_outputs(&body.outputs, body.cost_share(), &mut faults);
    check_parameters(body, &mut faults);
    for (name, percent) in
        [("dough_loss_percent", body.dough_loss_percent), ("bake_loss_percent", body.bake_loss_percent)]
    {
        faults.unless(percent.is_none_or(|percent| percent.get() < WHOLE), name, Code::NumberRange);
    }
    for (name, days) in
        [("minimum_age_days", body.minimum_age_days), ("shelf_life_days", body.shelf_life_days)]
    {
        faults.unless(days.is_none_or(|days| DAYS.contains(&days)), name, Code::NumberRange);
    }
    check_steps(&body.steps, &mut faults);
    if !faults.0.is_empty() {
        return Err(Refusal::invalid(faults.0));
    }
    Entries::of(body).map(drop)
}

/// A version refers to one thing: a basis, a group or its flour.
fn check_basis(body: &Body, faults: &mut Faults) {
    let is_bakers = body.mode == Some(RecipeMode::BakersPercent);
    let mode_fits = match body.mode {
        Some(RecipeMode::Basis) => body.basis.is_some(),
        Some(RecipeMode::Group) => body.group.is_some(),
        _ => true,
    };
    faults.unless(mode_fits, body.mode.map_or("mode", RecipeMode::as_str), Code::FieldRequired);
    faults.unless(body.basis.is_none() || !is_bakers, "basis", Code::FieldUnknown);
    faults.unless(body.group.is_none() || !(is_bakers || body.basis.is_some()), "group", Code::FieldUnknown);
}

fn check_group(group: &Group, faults: &mut Faults) {
    faults.unless(is_identifier(&group.name), "group.name", Code::ValueUnknown);
    faults.unless(!group.lines.is_empty(), "group.lines", Code::FieldRequired);
    let percents = group.lines.iter().filter_map(|line| line.percent);
    faults.unless(
        group.lines.is_empty() || sum_of(percents) == WHOLE.into(),
        "group.lines",
        Code::NumberRange,
    );
}

fn sum_of(percents: impl Iterator<Item = Percent>) -> i128 {
    percents.map(|percent| i128::from(percent.get())).sum()
}

/// Line numbers begin at 1 and none is given twice.
fn check_numbers(body: &Body, faults: &mut Faults) {
    let of_group = body.group.iter().flat_map(|group| group.lines.iter().map(|line| line.line).enumerate());
    let of_group = of_group.map(|(n, line)| (format!("group.lines[{n}].line"), line));
    let others = body.lines.iter().enumerate().map(|(n, line)| (format!("lines[{n}].line"), line.line));
    let mut given = std::collections::BTreeSet::new();
    for (path, line) in of_group.chain(others) {
        if !LINES.contains(&line) {
            faults.unless(false, path, Code::NumberRange);
        } else {
            faults.unless(given.insert(line), path, Code::ValueUnknown);
        }
    }
}

/// A line has the figures of its mode and no others.
fn check_line(body: &Body, line: &Line, path: &str, faults: &mut Faults) {
    let field = |name: &str| format!("{path}.{name}");
    faults.unless(!line.what().is_empty(), field("item"), Code::FieldRequired);
    let mode = entries::mode_of(body, line);
    let needs = match mode {
        Some(LineMode::Basis) | None => "",
        Some(LineMode::Fixed | LineMode::PerPiece) => "quantity",
        Some(LineMode::Percent | LineMode::BakersPercent) => "percent",
        Some(LineMode::Formula) => "formula",
    };
    // The basis as a line may repeat its quantity.
    let repeats = mode == Some(LineMode::Basis) && line.quantity == body.basis.as_ref().map(|it| it.quantity);
    for (name, is_given) in [
        ("percent", line.percent.is_some()),
        ("formula", line.formula.is_some()),
        ("quantity", line.quantity.is_some() && !repeats),
    ] {
        faults.unless(is_given || name != needs, field(name), Code::FieldRequired);
        faults.unless(!is_given || name == needs, field(name), Code::FieldUnknown);
    }
    let has_of = line.of.is_none() || mode == Some(LineMode::Percent);
    faults.unless(has_of, field("of"), Code::FieldUnknown);
    if mode == Some(LineMode::Basis) {
        faults.unless(body.basis.is_some(), "basis", Code::FieldRequired);
    }
    if mode == Some(LineMode::BakersPercent) {
        faults.unless(body.basis.is_none() && body.group.is_none(), field("mode"), Code::ValueUnknown);
    }
    faults.unless(
        line.recipe_version.is_none() || line.recipe.is_some(),
        field("recipe"),
        Code::FieldRequired,
    );
}

/// All flour is 100 % (make.md section 5). A version that only thickens others may have none.
fn check_flour(body: &Body, faults: &mut Faults) {
    let mut flour = body.lines.iter().filter(|line| line.flour).peekable();
    let is_whole = flour.peek().is_none() || sum_of(flour.filter_map(|line| line.percent)) == WHOLE.into();
    faults.unless(is_whole, "lines", Code::NumberRange);
}

/// Main outputs and co-products share the cost by one rule; fixed shares sum to 100 (M35).
fn check_outputs(outputs: &[Output], rule: CostShare, faults: &mut Faults) {
    for (n, output) in outputs.iter().enumerate() {
        let field = |name: &str| format!("outputs[{n}].{name}");
        let shares = output.role != OutputRole::ByProduct;
        let fits =
            if shares { output.share.is_none_or(|share| share == rule) } else { output.share.is_none() };
        faults.unless(fits, field("share"), Code::ValueUnknown);
        for (name, is_given, needs) in [
            ("percent", output.percent.is_some(), CostShare::FixedPercent),
            ("value_minor_per_kg", output.value_minor_per_kg.is_some(), CostShare::SalesValue),
        ] {
            let is_needed = shares && rule == needs;
            faults.unless(is_given || !is_needed, field(name), Code::FieldRequired);
            faults.unless(!is_given || is_needed, field(name), Code::FieldUnknown);
        }
        let credit_fits = output.credit_minor_per_unit.is_none() || !shares;
        faults.unless(credit_fits, field("credit_minor_per_unit"), Code::FieldUnknown);
    }
    let shares = outputs.iter().filter(|output| output.role != OutputRole::ByProduct);
    let is_whole =
        rule != CostShare::FixedPercent || sum_of(shares.filter_map(|output| output.percent)) == WHOLE.into();
    faults.unless(is_whole, "outputs", Code::CostSharesNot100);
}

fn check_parameters(body: &Body, faults: &mut Faults) {
    for (n, parameter) in body.parameters.iter().enumerate() {
        let name = &parameter.name;
        let is_first = body.parameters[..n].iter().all(|other| other.name != *name);
        let is_free = is_identifier(name) && is_first && !entries::is_taken(name);
        faults.unless(is_free, format!("parameters[{n}].name"), Code::ValueUnknown);
        let from_fits = parameter.from.is_none() || parameter.lot_attribute().is_some();
        faults.unless(from_fits, format!("parameters[{n}].from"), Code::ValueUnknown);
    }
}

/// A figure to reach and a time have their units, and a time is measured in seconds, minutes or hours: so
/// many whole seconds.
fn check_steps(steps: &[ProcessStep], faults: &mut Faults) {
    for (n, step) in steps.iter().enumerate() {
        let field = |name: &str| format!("steps[{n}].{name}");
        // A unit alone says what may be measured.
        let has_unit = step.target.is_none() || step.target_unit.is_some();
        faults.unless(has_unit, field("target_unit"), Code::FieldRequired);
        let is_timed = step.timer_unit.is_none() || step.timer.is_some();
        faults.unless(is_timed, field("timer"), Code::FieldRequired);
        let is_short = step.seconds().is_none_or(|seconds| TIMERS.contains(&seconds));
        faults.unless(is_short, field("timer"), Code::NumberRange);
        let is_whole = !is_short || step.is_in_whole_seconds();
        faults.unless(is_whole, field("timer"), Code::NumberDecimals);
        let has_unit = step.timer.is_none() || step.timer_unit.is_some();
        faults.unless(has_unit, field("timer_unit"), Code::FieldRequired);
        let is_time = step.timer_unit.is_none_or(|unit| unit.dimension() == Dimension::Time);
        faults.unless(is_time, field("timer_unit"), Code::UnitMismatch);
    }
}

/// Whether formulas can write the name.
fn is_identifier(name: &str) -> bool {
    name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
        && name.bytes().next().is_some_and(|first| !first.is_ascii_digit())
}
