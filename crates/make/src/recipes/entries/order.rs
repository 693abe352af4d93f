//! The order in which the lines of a version are computed.
//! Invariant: equal versions have equal orders: of the lines that could come next, the first does.

use std::collections::BTreeSet;

use kernel::code::Code;
use kernel::refusal::{Refusal, Ruled};

use super::{Entries, Meaning};

/// Each place after those that it names. `formula_cycle` at the first line of a loop, with `facts.name`.
pub(super) fn order(entries: &Entries) -> Ruled<Vec<usize>> {
    let places = entries.lines.len() + 1;
    let needs: Vec<Vec<usize>> = (0..places).map(|place| needs(entries, place)).collect();
    let mut waiting: Vec<usize> = needs.iter().map(Vec::len).collect();
    let mut needed_by = vec![Vec::new(); places];
    for (place, needs) in needs.iter().enumerate() {
        needs.iter().for_each(|needed| needed_by[*needed].push(place));
    }
    let mut ready: BTreeSet<usize> = (0..places).filter(|place| waiting[*place] == 0).collect();
    let mut order = Vec::with_capacity(places);
    while let Some(place) = ready.pop_first() {
        order.push(place);
        for next in &needed_by[place] {
            waiting[*next] -= 1;
            if waiting[*next] == 0 {
                ready.insert(*next);
            }
        }
    }
    match waiting.iter().position(|waits| *waits > 0) {
        None => Ok(order),
        Some(first) => Err(refuse(entries, loop_from(first, &needs, &waiting))),
    }
}

/// The places that a formula names, each once.
fn needs(entries: &Entries, place: usize) -> Vec<usize> {
    let Some(formula) = entries.formula_at(place) else { return Vec::new() };
    let places = formula.names().into_iter().filter_map(|name| match entries.meaning(name)? {
        Meaning::Line(line) => Some(line),
        Meaning::ExpectedOutput => Some(entries.lines.len()),
        _ => None,
    });
    places.collect::<BTreeSet<usize>>().into_iter().collect()
}

/// The first place of a loop, found by going back from a place that waits.
fn loop_from(first: usize, needs: &[Vec<usize>], waiting: &[usize]) -> usize {
    let mut place = first;
    let mut visited = BTreeSet::new();
    while visited.insert(place) {
        // A place that waits needs another place that waits too.
        place = needs[place].iter().copied().find(|needed| waiting[*needed] > 0).unwrap_or(place);
    }
    let start = place;
    let mut least = start;
    loop {
        place = needs[place].iter().copied().find(|needed| waiting[*needed] > 0).unwrap_or(start);
        least = least.min(place);
        if place == start {
            return least;
        }
    }
}

fn refuse(entries: &Entries, place: usize) -> Refusal {
    let refusal = Refusal::new(Code::FormulaCycle).field(entries.path_at(place));
    match entries.lines.get(place) {
        Some(line) => refusal.fact("name", format!("line_{}", line.name())).fact("line", line.line),
        None => refusal.fact("name", "expected_output"),
    }
}
