//! Switching at a till: a person takes it over by their PIN or passkey, in this workspace alone.
//! Invariant: unknown, without a PIN, shut out and wrong take the same time and get the same answer. A try is
//! counted before it is judged. Roles that need a second factor never switch by a PIN.

use super::{WRONG, WRONG_EVERYWHERE, pin, sql};
use crate::attempts::{self, From};
use crate::passkeys::{self, Shown};
use crate::sessions::opening::{self, Opening};
use crate::sessions::{Proven, SignedIn};
use crate::shared_device::SharedDevice;
use crate::{browsers, passwords};
use identity_queries::identity as places;
use kernel::code::Code;
use kernel::id::UserId;
use platform::call::Call;
use platform::error::Result;
use platform::instance::{INSTANCE, NOBODY};
use platform::internal::{Guard, write_event_of};
use platform::platform::Platform;
use platform::sealed::app::membership;
use platform::tx::{Change, place_of};
use uuid::Uuid;

/// Takes the till over by a PIN. Errors: `sign_in_required` for any mismatch, `rate_limited` while a delay runs.
pub async fn by_pin(
    platform: &Platform,
    call: &Call,
    till: &SharedDevice,
    person: Uuid,
    typed: &str,
) -> Result<SignedIn> {
    // A person who mistypes slows only themselves: a child at the tablet must not close the shop to
    // colleagues. The same holds for strangers in one network, who are shut out for their guesses.
    let what = format!("till {} {person}", till.id);
    let counted = attempts::count_from(platform, call, &what, From::Till(till.id)).await?;
    let tried = Tried::count(platform, call, till, person).await?;
    let keyed = pin::keyed(&platform.csrf_key, till.tenant.uuid(), person, typed);
    let judged = passwords::first_match(keyed, tried.hash().into_iter().collect(), counted.is_apart).await;
    let right = match attempts::judged(platform, &counted, judged).await {
        Ok(whose) => whose.is_some() && !tried.wrong.shut(),
        Err(busy) => {
            tried.take_back(platform, till, person).await?;
            return Err(busy);
        }
    };
    let opened = match tried.known.as_ref().filter(|_| right) {
        Some((known, name)) => open(platform, call, till, (person, name), known).await,
        None => Err(Code::SignInRequired.into()),
    };
    match opened {
        Ok(signed_in) => {
            let guard = Guard::begin(platform, INSTANCE, NOBODY).await?;
            attempts::forgive(&guard, &counted).await?;
            guard.commit().await?;
            Ok(signed_in)
        }
        Err(error) => {
            if error.refusal().is_some() {
                tried.tell(platform, call, till, person).await?;
            }
            Err(error)
        }
    }
}

/// A try, counted and not yet judged.
struct Tried {
    /// With the person's name. None: a stranger, or a person without a PIN.
    known: Option<(sql::WhoTypes, String)>,
    wrong: Wrong,
}

/// How many wrong PINs of one person came in a row, this try among them.
#[derive(Debug, Clone, Copy, Default)]
struct Wrong {
    here: i32,
    /// At all tills of the workspace; of each no more than shut a PIN there, so that one till alone
    /// does not shut the others.
    everywhere: i64,
}

impl Wrong {
    /// Whether so many came before this try that not even the right PIN is accepted.
    fn shut(self) -> bool {
        self.here > WRONG || self.everywhere > WRONG_EVERYWHERE
    }

    /// Whether this try, if it is wrong, is the one that shuts the PIN.
    fn is_last(self) -> bool {
        self.here == WRONG || self.everywhere == WRONG_EVERYWHERE
    }
}

impl Tried {
    async fn count(platform: &Platform, call: &Call, till: &SharedDevice, person: Uuid) -> Result<Tried> {
        let guard = Guard::begin(platform, till.tenant, NOBODY).await?;
        let tenant = till.tenant.uuid();
        let known = sql::who_types().bind(guard.pg(), &tenant, &person).opt().await?;
        let wrong = match known {
            Some(_) => Wrong {
                here: sql::count_wrong().bind(guard.pg(), &tenant, &till.id, &person).one().await?,
                everywhere: sql::wrong_everywhere().bind(guard.pg(), &WRONG, &tenant, &person).one().await?,
            },
            None => Wrong::default(),
        };
        let cipher = guard.cipher(tenant, call.now);
        let with_name = |known: sql::WhoTypes| {
            let name = cipher.open(membership::NAME, person, known.name.clone())?;
            Ok((known, name)) as Result<_>
        };
        let known = known.map(with_name).transpose()?;
        guard.commit().await?;
        Ok(Tried { known, wrong })
    }

    /// Uncounts a try that got no turn and so was not judged.
    async fn take_back(&self, platform: &Platform, till: &SharedDevice, person: Uuid) -> Result<()> {
        if self.known.is_none() {
            return Ok(());
        }
        let guard = Guard::begin(platform, till.tenant, NOBODY).await?;
        let tenant = till.tenant.uuid();
        // The last one leaves no row behind: a count of zero is not stored.
        if sql::take_back_wrong().bind(guard.pg(), &tenant, &till.id, &person).opt().await?.is_none() {
            sql::take_back_only_wrong().bind(guard.pg(), &tenant, &till.id, &person).opt().await?;
        }
        guard.commit().await
    }

    /// The hash to compare with; None where nobody has the PIN.
    fn hash(&self) -> Option<String> {
        self.known.as_ref().map(|(known, _)| known.hash.clone())
    }

    /// Writes the events of a try that was refused, and of a PIN that it shut.
    async fn tell(&self, platform: &Platform, call: &Call, till: &SharedDevice, person: Uuid) -> Result<()> {
        let guard = Guard::begin(platform, till.tenant, NOBODY).await?;
        let who = self.known.as_ref().map(|(_, name)| (UserId::from_uuid(person), name.as_str()));
        let (refused, change) = (Some(Code::SignInRequired.as_str()), Change::of(&till.name));
        let mut told = vec!["workspace.till.switch"];
        if self.wrong.is_last() {
            told.push("workspace.till.pin.shut");
        }
        for action in told {
            write_event_of(&guard, call, till.tenant, (action, refused), who, &change).await?;
        }
        guard.commit().await
    }
}

/// Opens the session, if the PIN and the roles are still those that were judged.
async fn open(
    platform: &Platform,
    call: &Call,
    till: &SharedDevice,
    (person, name): (Uuid, &str),
    known: &sql::WhoTypes,
) -> Result<SignedIn> {
    let (tenant, whose) = (till.tenant.uuid(), UserId::from_uuid(person));
    let guard = Guard::begin(platform, till.tenant, whose).await?;
    let still = sql::still().bind(guard.pg(), &tenant, &person, &known.set_at, &call.now).opt().await?;
    let allowed = match still {
        Some(still) => still,
        None => {
            guard.rollback().await;
            return Err(Code::SignInRequired.into());
        }
    };
    // At this till alone: a right PIN here gives an attacker at another till no new tries.
    sql::open_again_here().bind(guard.pg(), &tenant, &till.id, &person).opt().await?;
    let who = Proven { person: whose, name: name.to_owned(), second_factor: false };
    let how = Opening { who: &who, till: Some(till.id), by_pin: true };
    let of = places::WorkspacesOf {
        tenant_id: tenant,
        roles: allowed.roles,
        until: allowed.until,
        owes_password: false,
        lacks_address: false,
        is_joining: false,
    };
    let place = place_of(guard.pg(), tenant).await?;
    opening::open(guard, call, &how, &of, place).await
}

/// Takes the till over by a passkey: an ordinary sign-in, but only here. Errors: `sign_in_required` for any
/// mismatch and for a person who is no member, `rate_limited`.
pub async fn by_passkey(
    platform: &Platform,
    call: &Call,
    till: &SharedDevice,
    visitor: [u8; 32],
    shown: Shown<'_>,
) -> Result<SignedIn> {
    let who = passkeys::prove(platform, call, visitor, shown).await?;
    let (tenant, person) = (till.tenant.uuid(), who.person.uuid());
    let guard = Guard::begin(platform, till.tenant, who.person).await?;
    let Some(member) = sql::member().bind(guard.pg(), &tenant, &person, &call.now).opt().await? else {
        guard.rollback().await;
        return Err(Code::SignInRequired.into());
    };
    let how = Opening { who: &who, till: Some(till.id), by_pin: false };
    let of = places::WorkspacesOf {
        tenant_id: tenant,
        roles: member.roles,
        until: member.until,
        owes_password: false,
        lacks_address: false,
        is_joining: false,
    };
    let place = place_of(guard.pg(), tenant).await?;
    let mut signed_in = opening::open(guard, call, &how, &of, place).await?;
    signed_in.browser = browsers::greet(platform, call, who.person).await?;
    Ok(signed_in)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_wrong_ones_shut_a_pin_at_their_till_and_as_many_at_five_tills_at_all() {
        for (here, everywhere, shut) in
            [(5, 5, false), (6, 5, true), (1, 6, false), (1, 25, false), (1, 26, true), (3, 900, true)]
        {
            assert_eq!(Wrong { here, everywhere }.shut(), shut, "{here} of {everywhere}");
        }
        assert!(Wrong { here: 5, everywhere: 9 }.is_last() && Wrong { here: 2, everywhere: 25 }.is_last());
        assert!(!Wrong { here: 4, everywhere: 24 }.is_last() && !Wrong { here: 6, everywhere: 26 }.is_last());
    }
}
