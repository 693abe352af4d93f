//! Checks of the instance's operators: each is a known person, and none stays in a workspace.
//! Invariant: the check counts operators and never names them; each try is refused before anything is
//! written.

use crate::probe::{Broken, Proof, Verdict, ensure};
use crate::world::{World, enter, leave};
use assurance_queries::probes::operators as sql;
use identity::operators::{self, Grant, LONGEST, probe_fixture};
use jiff::SignedDuration;
use kernel::code::Code;
use kernel::role::Role;
use platform::instance::{CANARIES, INSTANCE, own_call};

/// The reason for access that this check gives.
const REASON: &str = "a check of this instance";
/// Operators who were away for this long no longer need their access.
const IDLE: SignedDuration = SignedDuration::from_hours(24 * 30);
const MINUTE: SignedDuration = SignedDuration::from_mins(1);

/// operator-jit
pub async fn grants(world: &World) -> Verdict {
    let (session, now) = (world.as_app().await?, (world.clock)());
    let (mut standing, mut long, mut late) = (0, 0, 0);
    for tenant in world.workspaces().await? {
        enter(&session, tenant).await?;
        let found = sql::operator_grants().bind(&session, &now, &(now + LONGEST), &tenant).one().await?;
        leave(&session).await?;
        (standing, long, late) = (standing + found.standing, long + found.too_long, late + found.outlived);
    }
    ensure(long == 0, || format!("{long} grants to operators go further than an hour from now."))?;
    ensure(late == 0, || format!("{late} operators have a session after the end of their grant."))?;
    let right = Grant {
        email: "nobody@canary.example",
        code: "000000",
        slug: CANARIES[0],
        reason: REASON,
        role: Role::Auditor,
        life: LONGEST,
    };
    for (what, wanted, code) in [
        ("for longer than an hour", Grant { life: LONGEST + MINUTE, ..right }, Code::ValueUnknown),
        ("without a reason", Grant { reason: " ", ..right }, Code::FieldRequired),
        ("as an Owner", Grant { role: Role::Owner, ..right }, Code::ValueUnknown),
        ("to nobody who runs this instance", right, Code::NotFound),
    ] {
        is_refused(world, what, &wanted, code).await?;
    }
    let says = format!(
        "{standing} operators are let in now, each for an hour at most; grants for longer, without a reason, as an Owner and to \
         somebody else were asked for: all refused."
    );
    Ok(Proof::of(says).with("refused", 4))
}

async fn is_refused(world: &World, what: &str, wanted: &Grant<'_>, code: Code) -> Result<(), Broken> {
    let call = own_call((world.clock)())?;
    let told = operators::grant(&world.platform, &call, wanted).await;
    let refused = told.err().and_then(|error| error.refusal().map(|refusal| refusal.code));
    ensure(refused == Some(code), || format!("A grant {what} was not refused as it should be."))
}

/// A new operator sets up a second factor at the first sign-in.
const DAY: SignedDuration = SignedDuration::from_hours(24);

/// mfa-operator
pub async fn second_factor(world: &World) -> Verdict {
    let now = (world.clock)();
    let bare = operators::without_factor(&world.platform, now - DAY).await?;
    ensure(bare == 0, || {
        format!("{bare} of those who run the instance have had no second factor for a day or longer.")
    })?;
    let asked = probe_fixture::ask(&world.platform, &own_call(now)?).await?;
    for one in &asked {
        ensure(one.code == Some(one.wanted), || match one.code {
            None => format!("{} was done.", one.what),
            Some(code) => format!("{} was answered {}.", one.what, code.as_str()),
        })?;
    }
    let says = format!(
        "No operator is without a second factor. Commands that reach into a workspace were run {} times as an operator \
         who exists only for this check. They were refused without a code, with an old code and with a used code; a \
         right code was accepted.",
        asked.len()
    );
    Ok(Proof::of(says).with("asked", asked.len()).with("without_factor", bare))
}

/// operator-named-accounts
pub async fn named(world: &World) -> Verdict {
    let (session, instance) = (world.as_app().await?, INSTANCE.uuid());
    enter(&session, instance).await?;
    let found = sql::operators().bind(&session, &((world.clock)() - IDLE), &instance).one().await?;
    leave(&session).await?;
    let (nobodies, idle) = (found.nobodies, found.idle);
    ensure(nobodies == 0, || format!("{nobodies} operator accounts belong to no person."))?;
    ensure(idle == 0, || format!("{idle} operator accounts were not used for 30 days."))?;
    let sessions = match &world.access.superuser {
        None => "the database is on another machine, and so are its superuser's sessions".to_owned(),
        Some(superuser) => {
            let client = database::connect(superuser).await?;
            let strangers = sql::superuser_sessions().bind(&client).one().await?;
            ensure(strangers == 0, || {
                format!("{strangers} sessions of the database's superuser are not of this program.")
            })?;
            "the database's superuser has no session but this program's".to_owned()
        }
    };
    Ok(Proof::of(format!(
        "{} operators, each a person who was here within 30 days; {sessions}.",
        found.people
    ))
    .with("operators", usize::try_from(found.people)?))
}
