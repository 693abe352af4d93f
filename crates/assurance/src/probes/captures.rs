//! Check of the copies that are made for support: each has its open case and its consent, and none is there
//! after its end.
//! Invariant: the verdict is a count; it names no workspace and no record.

use crate::probe::{Proof, Verdict, ensure};
use crate::world::{World, enter, leave};
use assurance_queries::probes::captures as sql;
use jiff::SignedDuration;
use platform::instance::INSTANCE;
use std::collections::BTreeSet;

/// How long the deletion at the end may take, and the closing of a case.
const LATE: SignedDuration = SignedDuration::from_mins(10);
/// The most copies of a workspace, and support cases of the instance.
const COPIES: i64 = 1000;
const CASES: i64 = 100_000;

/// Copies that are there.
#[derive(Debug, Default, PartialEq, Eq)]
struct Copies {
    /// Their cases.
    cases: Vec<i32>,
    /// How many are past their end.
    late: usize,
    /// How many are kept for more than a day.
    long: usize,
}

/// log-support-exception
pub async fn with_consent(world: &World) -> Verdict {
    let (session, all, now) = (world.as_app().await?, world.workspaces().await?, (world.clock)());
    let (late, mut copies) = (now - LATE, Copies::default());
    for tenant in &all {
        enter(&session, *tenant).await?;
        let found = sql::open_copies().bind(&session, &late, tenant, &COPIES).all().await?;
        leave(&session).await?;
        copies.late += found.iter().filter(|copy| copy.is_late).count();
        copies.long += found.iter().filter(|copy| copy.is_long).count();
        copies.cases.extend(found.iter().map(|copy| copy.case_no));
    }
    // The cases are read last: one that an operator opened meanwhile is among them.
    enter(&session, INSTANCE.uuid()).await?;
    let cases = sql::support_cases().bind(&session, &INSTANCE.uuid(), &late, &CASES).all().await?;
    leave(&session).await?;
    judge(&copies, &cases.into_iter().collect())
}

/// The verdict on the copies, with the cases that are open or were not long ago.
fn judge(copies: &Copies, cases: &BTreeSet<i32>) -> Verdict {
    let without_case = copies.cases.iter().filter(|case| !cases.contains(case)).count();
    ensure(without_case == 0, || {
        format!("{without_case} copies of records that were made for support have no support case.")
    })?;
    ensure(copies.late == 0, || {
        format!("{} copies of records that were made for support are past their end.", copies.late)
    })?;
    ensure(copies.long == 0, || {
        format!("{} copies of records that were made for support are kept for more than a day.", copies.long)
    })?;
    let open = copies.cases.len();
    let says = format!(
        "{open} copies of records are there for support, each with its open case, the consent of an Owner and an end within a \
         day. None is past its end."
    );
    Ok(Proof::of(says).with("copies", open).with("without_case", 0).with("past_end", 0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_without_a_case_past_its_end_or_for_too_long_breaks_it() {
        let says = |copies: Copies, cases: &[i32]| {
            let cases = cases.iter().copied().collect();
            judge(&copies, &cases).map(|proof| proof.says).map_err(|why| why.says)
        };
        let there = || Copies { cases: vec![3, 7], ..Copies::default() };
        assert!(says(there(), &[3, 5, 7]).is_ok_and(|says| says.starts_with("2 copies")));
        assert!(says(Copies::default(), &[]).is_ok_and(|says| says.starts_with("0 copies")));
        assert!(says(there(), &[3]).is_err_and(|says| says.starts_with("1 copies") && says.contains("case")));
        assert!(says(Copies { late: 1, ..there() }, &[3, 7]).is_err_and(|says| says.contains("past")));
        assert!(
            says(Copies { long: 1, ..there() }, &[3, 7]).is_err_and(|says| says.contains("more than a day"))
        );
    }
}
