//! The check of the second copy: whether each invited copy follows, and how far it is behind.
//! Invariant: a copy that is away is shown at once, with its delay; without a second copy the line says so
//! and is not green.

use crate::probe::{Broken, Proof, Verdict};
use crate::world::World;
use assurance_queries::probes::replica as sql;
use database::replica::{Copy, ReplicaStatus};
use jiff::SignedDuration;
use kernel::day::Instant;
use kernel::id::new_id;
use platform::error::{Error, Result};
use platform::instance::Reading;
use platform::platform::Platform;
use tokio_postgres::Config;
use uuid::Uuid;

/// Seconds after which the delay is shown, and after which the promise is broken.
const LATE: i64 = 60;
const TOO_LATE: i64 = 300;
/// How far back the check looks for a copy's position.
const BACK: SignedDuration = SignedDuration::from_hours(48);
/// Results per read.
const LOOKS: i64 = 64;

/// A copy and its delay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// The database's facts about it.
    pub copy: Copy,
    /// It has all changes up to this many seconds ago.
    pub late: i64,
}

/// All copies.
#[derive(Debug)]
pub struct Copies {
    /// The database's facts about them.
    pub standing: ReplicaStatus,
    /// Each invited copy.
    pub seen: Vec<Seen>,
}

impl Copies {
    /// Whether changes wait for a copy and none is there to take them.
    pub fn holds_changes_up(&self) -> bool {
        self.standing.waits && self.seen.iter().all(|it| it.copy.since.is_none())
    }
}

/// Looks at the copies. The database knows no time for a copy that is away; the log positions that each check
/// noted give the age of the copy's position. Errors: the database's.
pub async fn look(platform: &Platform, superuser: &Config, now: Instant) -> Result<Copies> {
    let standing = database::replica::standing(superuser).await.map_err(Error::internal)?;
    let reading = Reading::begin(platform).await?;
    let mut seen = Vec::new();
    for copy in &standing.copies {
        match late(&reading, copy, now).await {
            Ok(late) => seen.push(Seen { copy: copy.clone(), late }),
            Err(why) => {
                reading.end().await;
                return Err(why);
            }
        }
    }
    reading.end().await;
    Ok(Copies { standing, seen })
}

async fn late(reading: &Reading, copy: &Copy, now: Instant) -> Result<i64> {
    let Some(place) = copy.has.filter(|_| copy.behind > 0) else { return Ok(0) };
    let lacks_since = first_beyond(reading, place, now).await?.map(|at| now.duration_since(at).as_secs());
    Ok(lacks_since.unwrap_or(0).max(copy.took.unwrap_or(0)))
}

/// When a check first noted that the log was beyond this position: a copy at this position lacks the changes
/// since then. The log only grows, so the search goes backwards from now.
async fn first_beyond(reading: &Reading, place: i64, now: Instant) -> Result<Option<Instant>> {
    let (since, mut before, mut beyond) = (new_id(now - BACK, [0; 10]), Uuid::max(), None);
    loop {
        let rows = sql::looks_at_copies()
            .bind(reading.pg(), &reading.tenant(), &since, &before, &LOOKS)
            .all()
            .await?;
        for row in &rows {
            let after = reading.after(row.event_id, &row.content)?.unwrap_or_default();
            match after["figures"]["written"].as_i64() {
                Some(written) if written <= place => return Ok(beyond),
                Some(_) => beyond = Some(row.at),
                None => {}
            }
            before = row.event_id;
        }
        if (rows.len() as i64) < LOOKS {
            return Ok(beyond);
        }
    }
}

/// The trouble with a copy, in words that follow its name; None: none.
pub fn worry(seen: &Seen) -> Option<String> {
    let (copy, late) = (&seen.copy, seen.late);
    match (copy.has, copy.since) {
        _ if copy.lost => {
            Some("was away for so long that the log it needs is gone, and has to be copied again".into())
        }
        (None, _) => Some("was invited and has not come yet".into()),
        (_, None) => Some(format!("is not connected; it lacks what came since {late} seconds ago")),
        _ if late > TOO_LATE => Some(format!("is {late} seconds behind")),
        _ => None,
    }
}

/// replication
pub async fn follows(world: &World) -> Verdict {
    let Some(superuser) = &world.access.superuser else {
        return Ok(Proof::of("The database is not this program's.")
            .lacking("a look at the copies, which the operator of the database makes"));
    };
    judge(&look(&world.platform, superuser, (world.clock)()).await?)
}

fn judge(copies: &Copies) -> Verdict {
    let Some(last) = copies.seen.iter().max_by_key(|it| (it.late, it.copy.behind)) else {
        return Ok(Proof::of("Single copy.").lacking(
            "a second place that follows this database; `[replica]` in the configuration opens it",
        ));
    };
    let most = |figure: fn(&Copy) -> i64| copies.seen.iter().map(|it| figure(&it.copy)).max().unwrap_or(0);
    let figures = vec![
        ("copies", i64::try_from(copies.seen.len()).unwrap_or(i64::MAX)),
        ("behind_seconds", last.late),
        ("behind_bytes", most(|copy| copy.behind)),
        ("kept_bytes", most(|copy| copy.kept)),
        ("written", copies.standing.written),
    ];
    let worries: Vec<String> = copies.seen.iter().filter_map(worry).collect();
    if let Some(first) = worries.first() {
        let waits =
            if copies.holds_changes_up() { " Every change waits until one is connected." } else { "" };
        let says =
            format!("Of {} copies {} cause worry: one {first}.{waits}", copies.seen.len(), worries.len());
        return Err(Broken { figures, ..Broken::because(says) });
    }
    let late = if last.late > LATE { "Late: " } else { "" };
    let waits =
        if copies.standing.waits { " No change is acknowledged before one of them has it." } else { "" };
    let says = format!(
        "{late}Copies that follow: {}. The last of them is {} seconds and {} bytes behind.{waits}",
        copies.seen.len(),
        last.late,
        last.copy.behind
    );
    Ok(Proof { figures, ..Proof::of(says) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(late: i64) -> Seen {
        let copy = Copy {
            name: "second".into(),
            since: Some(1),
            has: Some(10),
            behind: late,
            took: None,
            kept: 0,
            lost: false,
            waited_for: false,
        };
        Seen { copy, late }
    }

    fn without(spoil: impl FnOnce(&mut Copy)) -> Seen {
        let mut one = seen(7);
        spoil(&mut one.copy);
        one
    }

    fn says(waits: bool, seen: &[Seen]) -> std::result::Result<String, String> {
        let copies = seen.iter().map(|it| it.copy.clone()).collect();
        let standing = ReplicaStatus { written: 17, waits, copies };
        judge(&Copies { standing, seen: seen.to_vec() }).map(|it| it.says).map_err(|it| it.says)
    }

    #[test]
    fn a_single_copy_is_no_promise_kept() {
        let standing = ReplicaStatus { written: 17, waits: false, copies: vec![] };
        let proof = judge(&Copies { standing, seen: vec![] }).expect("nothing is broken");
        assert!(proof.lacks.is_some() && proof.says.starts_with("Single copy"), "{}", proof.says);
    }

    #[test]
    fn a_copy_may_be_a_minute_late_and_five_are_too_many() {
        assert!(says(false, &[seen(60)]).is_ok_and(|says| says.starts_with("Copies")));
        assert!(says(false, &[seen(61)]).is_ok_and(|says| says.starts_with("Late: ")));
        assert!(says(false, &[seen(300)]).is_ok());
        assert!(says(false, &[seen(0), seen(301)]).is_err_and(|says| says.contains("301 seconds")));
    }

    #[test]
    fn who_is_away_is_told_at_once_and_that_changes_wait() {
        let away = without(|copy| copy.since = None);
        assert!(says(false, &[away.clone(), seen(0)]).is_err_and(|says| says.contains("not connected")));
        assert!(
            says(true, std::slice::from_ref(&away)).is_err_and(|says| says.contains("Every change waits"))
        );
        assert!(says(true, &[away, seen(0)]).is_err_and(|says| !says.contains("Every change")));
        assert!(
            says(false, &[without(|copy| copy.has = None)]).is_err_and(|says| says.contains("not come yet"))
        );
        assert!(
            says(false, &[without(|copy| copy.lost = true)])
                .is_err_and(|says| says.contains("be copied again"))
        );
    }
}
