//! Checks of the policies of those who run the instance: the kinds that they need, their reviews, and who has
//! read and signed them.
//! Invariant: no verdict names a person. Without the policies the promise is unknown, and somebody may vouch.

use crate::probe::{Broken, Proof, Verdict, ensure};
use crate::world::{World, enter, leave};
use assurance_queries::probes::policies as sql;
use jiff::SignedDuration;
use jiff::tz::TimeZone;
use platform::instance::INSTANCE;

/// How long a person has to read a version, as `obligations` grants it.
const GRACE: SignedDuration = SignedDuration::from_hours(24 * 7);
/// The kinds of policy that an operator needs.
const KINDS: i64 = 4;

/// What the operators' workspace has.
struct Library {
    policies: i64,
    kinds: i64,
    undertakings: i64,
    outdated: i64,
    unread: i64,
    unsigned: i64,
}

async fn library_of(world: &World) -> Result<Library, Broken> {
    let (session, tenant, now) = (world.as_app().await?, INSTANCE.uuid(), (world.clock)());
    let today = now.to_zoned(TimeZone::UTC).date();
    enter(&session, tenant).await?;
    let found = sql::policies_in_force().bind(&session, &today, &tenant).one().await?;
    let late = sql::late_readers().bind(&session, &tenant, &(now - GRACE)).one().await?;
    leave(&session).await?;
    Ok(Library {
        policies: found.policies,
        kinds: found.kinds,
        undertakings: found.undertakings,
        outdated: found.outdated,
        unread: late.unread,
        unsigned: late.unsigned,
    })
}

fn count(many: i64) -> usize {
    usize::try_from(many).unwrap_or(0)
}

/// governance-policies
pub async fn current(world: &World) -> Verdict {
    library(&library_of(world).await?)
}

fn library(found: &Library) -> Verdict {
    ensure(found.outdated == 0, || format!("The review of {} policies is overdue.", found.outdated))?;
    ensure(found.unread == 0, || {
        format!("{} acknowledgements of policies are missing after seven days.", found.unread)
    })?;
    let says = format!(
        "{} policies are in force for those who run this instance, each was reviewed within its year, and whoever had to read \
         one has acknowledged it.",
        found.policies
    );
    let proof = Proof::of(says).with("policies", count(found.policies)).with("unread", 0);
    Ok(if found.kinds == KINDS {
        proof
    } else {
        proof.lacking("policies on data handling, access, incidents and suppliers in /w/instance/policies")
    })
}

/// staff-confidentiality
pub async fn signatures(world: &World) -> Verdict {
    undertakings(&library_of(world).await?)
}

fn undertakings(found: &Library) -> Verdict {
    ensure(found.unsigned == 0, || {
        format!("{} of those who run this instance have not signed confidentiality.", found.unsigned)
    })?;
    let proof = Proof::of("Nobody who runs this instance is without a signature for longer than seven days.")
        .with("unsigned", 0);
    Ok(proof.lacking(match found.undertakings {
        0 => "an undertaking of confidentiality that everybody signs, in /w/instance/policies",
        _ => "people with access to the machines who are no operators here",
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHOLE: Library =
        Library { policies: 5, kinds: 4, undertakings: 1, outdated: 0, unread: 0, unsigned: 0 };

    #[test]
    fn the_library_is_whole_with_four_kinds_and_broken_by_what_is_late() {
        assert!(library(&WHOLE).is_ok_and(|proof| proof.lacks.is_none()));
        assert!(library(&Library { kinds: 3, ..WHOLE }).is_ok_and(|proof| proof.lacks.is_some()));
        assert!(library(&Library { outdated: 1, ..WHOLE }).is_err());
        assert!(library(&Library { unread: 1, ..WHOLE }).is_err());
        assert!(library(&Library { unsigned: 1, ..WHOLE }).is_ok());
    }

    #[test]
    fn a_missing_signature_breaks_and_the_rest_is_for_a_person_to_vouch() {
        assert!(undertakings(&Library { unsigned: 1, ..WHOLE }).is_err());
        for found in [WHOLE, Library { undertakings: 0, ..WHOLE }] {
            assert!(undertakings(&found).is_ok_and(|proof| proof.lacks.is_some()));
        }
    }
}
