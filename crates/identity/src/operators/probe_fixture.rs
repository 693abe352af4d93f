//! An operator who does not exist, and what a check requests in their name.
//! Invariant: they are an operator only during the check, and the request is for a workspace that does not
//! exist, so that nothing is granted even to a right code.

use super::{Grant, LONGEST, grant};
use crate::factors::{self, Authenticator, TOTP};
use crate::recovery::by_operator::{self, Wanted};
use crate::{canaries, memberships, passwords, people};
use identity_queries::identity as sql;
use jiff::SignedDuration;
use kernel::code::Code;
use kernel::id::UserId;
use kernel::role::Role;
use platform::call::Call;
use platform::error::Result;
use platform::instance::INSTANCE;
use platform::internal::Guard;
use platform::platform::Platform;
use platform::random::fresh_id;

/// Their address and name.
const ADDRESS: &str = "operator@canary-a.example";
const NAME: &str = "Canary operator";
/// A workspace that nobody can have: addresses are in lower case.
const NOWHERE: &str = "Nowhere";
/// An address that nobody has.
const NOBODYS: &str = "nobody@canary.example";
const REASON: &str = "a check of this instance";
/// The next code is accepted as well, and yesterday's is not.
const STEP: SignedDuration = SignedDuration::from_secs(30);
const YESTERDAY: SignedDuration = SignedDuration::from_hours(24);

/// The answer to a command that reaches into a workspace.
pub struct Answered {
    /// The command, and what it was given.
    pub what: &'static str,
    /// The refusal; None: the command succeeded.
    pub code: Option<Code>,
    /// The code that is expected.
    pub wanted: Code,
}

/// Asks for everything an operator can ask for, with and without a code. Errors: the database's.
pub async fn ask(platform: &Platform, call: &Call) -> Result<Vec<Answered>> {
    let (person, key) = lend(platform, call).await?;
    let answered = all(platform, call, &key).await;
    take_back(platform, person).await?;
    Ok(answered)
}

/// Four wrong tries before the right one, and one after it: a fifth in a row would have to wait.
async fn all(platform: &Platform, call: &Call, key: &Authenticator) -> Vec<Answered> {
    let (right, next, old) =
        (key.code_at(call.now), key.code_at(call.now + STEP), key.code_at(call.now - YESTERDAY));
    let said = |what, answer: Result<()>, wanted| {
        let code = answer.err().and_then(|error| error.refusal().map(|refusal| refusal.code));
        Answered { what, code, wanted }
    };
    let no = Code::StepUpRequired;
    // After the code is accepted, the request fails because its workspace does not exist.
    let past = Code::NotFound;
    vec![
        said("operator grant without a code", let_in(platform, call, "").await, no),
        said("operator grant with a code of yesterday", let_in(platform, call, &old).await, no),
        said("operator recover without a code", recover(platform, call, "").await, no),
        said("operator recover --finish without a code", finish(platform, call, "").await, no),
        said("operator grant with a right code", let_in(platform, call, &right).await, past),
        said("operator grant with a code that was used", let_in(platform, call, &right).await, no),
        said("operator recover with a right code", recover(platform, call, &next).await, past),
    ]
}

async fn let_in(platform: &Platform, call: &Call, code: &str) -> Result<()> {
    let wanted =
        Grant { email: ADDRESS, code, slug: NOWHERE, reason: REASON, role: Role::Auditor, life: LONGEST };
    grant(platform, call, &wanted).await.map(drop)
}

async fn recover(platform: &Platform, call: &Call, code: &str) -> Result<()> {
    let wanted = Wanted { email: NOBODYS, operator: ADDRESS, code, reason: REASON, case: "none" };
    by_operator::ask_as_operator(platform, call, &wanted).await.map(drop)
}

async fn finish(platform: &Platform, call: &Call, code: &str) -> Result<()> {
    by_operator::finish_as_operator(platform, call, (ADDRESS, code), NOBODYS).await
}

/// Makes a person an operator, and gives the key of their authenticator.
async fn lend(platform: &Platform, call: &Call) -> Result<(UserId, Authenticator)> {
    let person = canaries::guest(platform).await?;
    let (id, key) = (fresh_id(call.now)?, Authenticator::fresh()?);
    let guard = Guard::begin(platform, INSTANCE, person).await?;
    let new = people::New { person, email: ADDRESS, name: NAME, password: passwords::NONE, standing: None };
    people::add(&guard, &new, call.now).await?;
    memberships::add_member(&guard, call, INSTANCE, (person, NAME, ADDRESS), (&[Role::Admin], &[]), person)
        .await?;
    sql::remove_my_factors().bind(guard.pg()).one().await?;
    factors::add(&guard, &platform.encryption, (id, TOTP), (NAME, key.bytes()), call.now).await?;
    guard.commit().await?;
    Ok((person, key))
}

async fn take_back(platform: &Platform, person: UserId) -> Result<()> {
    let guard = Guard::begin(platform, INSTANCE, person).await?;
    sql::end_membership().bind(guard.pg(), &INSTANCE.uuid(), &person.uuid()).one().await?;
    sql::remove_my_factors().bind(guard.pg()).one().await?;
    guard.commit().await
}
