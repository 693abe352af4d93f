//! Invitations: a link that one person joins the workspace by, made, listed, withdrawn.
//! What must stay true: the link is shown once and kept as a hash, but for the mail that carries it until that was sent;
//! one person has one open link at most.

use super::{Given, may_hand_on, some_roles, words_of};
use kernel::code::Code;
use kernel::day::Instant;
use kernel::permission::Permission;
use kernel::refusal::{Fault, Refusal, Ruled};
use kernel::role::Role;
use platform::action::{Action, Query};
use platform::error::Result;
use platform::identity::account;
use platform::identity::invitation::INVITATION;
use platform::identity::session;
use platform::input;
use platform::input::{Faults, Field, Path, Shape};
use platform::mail::{self, Mail};
use platform::sealed::app::{invitation as cell, membership};
use platform::tx::{Change, ReadTx, Recorded, Tx};
use queries::queries::protect::src::people as sql;
use serde::Serialize;
use serde_json::{Value, json};
use uuid::Uuid;

const A_MEMBER: &str = "This person is a member already. Change their roles instead.";
/// Longest address (RFC 5321, 4.5.3.1.3 less the brackets).
const ADDRESS: usize = 254;
/// Open invitations shown; they end by themselves after a week.
pub const INVITED: i64 = 100;
/// An e-mail address in small letters.
#[derive(Debug, Clone)]
pub struct Address(pub(crate) String);

impl Field for Address {
    fn read(value: &Value, at: &Path, faults: &mut Faults) -> Option<Self> {
        let read = value.as_str().and_then(|text| account::email(text).ok());
        if read.is_none() {
            faults.add(at, Code::EmailFormat);
        }
        read.map(Address)
    }
    fn shape() -> Shape {
        Shape::Text(ADDRESS)
    }
}

input! {
    /// Who is invited, as what.
    pub struct InviteMember {
        /// Where the person is reached; the link works for this address only.
        email: Address,
        /// The built-in roles the person will have.
        roles: Option<Vec<Role>>,
        /// The workspace's own roles the person will have, by their ids.
        custom_roles: Option<Vec<Uuid>>,
    }
}

/// What an invitation answers.
#[derive(Debug, Serialize)]
pub struct Invited {
    /// Its id, to withdraw it.
    pub invitation_id: Uuid,
    /// Until when the link works.
    pub expires_at: Instant,
    /// The link's path, shown once.
    pub link: String,
}

impl Action for InviteMember {
    const NAME: &'static str = "workspace.member.invite";
    const NEEDS: Permission = Permission::MembersWrite;
    const STEP_UP: bool = true;
    const SHOWN_ONCE: &'static [&'static str] = &["link"];
    const SUMMARY: &'static str =
        "Mails a link by which one person joins the workspace, and shows it once; good for a week.";
    type Output = Invited;

    fn check(&self) -> Ruled<()> {
        some_roles(self.roles.as_deref(), self.custom_roles.as_deref())
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<Invited>> {
        let email = self.email.0;
        let cells = tx.cells();
        let member = cells.blind_address(membership::EMAIL, &email)?;
        if sql::is_member().bind(tx, &tx.tenant(), &member).one().await? {
            let message = A_MEMBER.to_owned();
            return Err(
                Refusal::from(Fault { field: "email".into(), code: Code::ValueUnknown, message }).into()
            );
        }
        let given = Given::of(tx, self.roles, self.custom_roles).await?;
        may_hand_on(tx.member.trust, given.trust)?;
        // One open link a person: an older one would set other roles when used later.
        let found_by = cells.blind_address(cell::EMAIL, &email)?;
        let older = sql::withdraw_invitations_for().bind(tx, &tx.now, &tx.tenant(), &found_by).all().await?;
        mail::withdraw(tx, &older).await?;
        let (id, expires_at) = (tx.new_id()?, tx.now + INVITATION);
        let (secret, kept) = session::new_secret(tx, None)?;
        let words = words_of(given.trust.roles);
        sql::insert_invitation()
            .bind(
                tx,
                &tx.tenant(),
                &id,
                &cells.seal(cell::EMAIL, id, email.as_str())?,
                &found_by,
                &words,
                &given.ids,
                &&kept[..],
                &tx.person(),
                &tx.now,
                &expires_at,
            )
            .one()
            .await?;
        let link = format!("/join/{secret}");
        let names = given.names();
        send(tx, id, &email, &names, &link, expires_at).await?;
        let change = Change::of(id).after(json!({ "roles": names, "expires_at": expires_at }));
        Ok(tx.record(change, Invited { invitation_id: id, expires_at, link }))
    }
}

/// The same link by mail: who invites need not carry it over.
async fn send(tx: &Tx, about: Uuid, to: &str, roles: &[&str], link: &str, until: Instant) -> Result<Uuid> {
    let words = mail::words::invitation(&tx.workspace, &tx.member.name, roles, until);
    mail::queue(tx, &Mail { about, to, words, link: Some(link), useless_at: until }).await
}

input! {
    /// Which invitation no longer stands.
    pub struct WithdrawInvitation {
        /// Its id.
        invitation_id: Uuid,
    }
}

/// What a withdrawal answers.
#[derive(Debug, Serialize)]
pub struct Withdrawn {
    /// The invitation.
    pub invitation_id: Uuid,
}

impl Action for WithdrawInvitation {
    const NAME: &'static str = "workspace.invitation.withdraw";
    const NEEDS: Permission = Permission::MembersWrite;
    const SUMMARY: &'static str = "Makes an open invitation's link worthless.";
    type Output = Withdrawn;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<Withdrawn>> {
        let id = self.invitation_id;
        let roles = sql::withdraw_invitation().bind(tx, &tx.now, &tx.tenant(), &id).opt().await?;
        let roles = roles.ok_or_else(|| Refusal::new(Code::NotFound).field("invitation_id"))?;
        mail::withdraw(tx, &[id]).await?;
        let change = Change::of(id).before(json!({ "roles": roles }));
        Ok(tx.record(change, Withdrawn { invitation_id: id }))
    }
}

input! {
    /// The open invitations.
    pub struct Invitations {}
}

/// One open invitation.
#[derive(Debug, Serialize)]
pub struct InvitationShown {
    /// Its id.
    pub invitation_id: Uuid,
    /// Whom it is for.
    pub email: String,
    /// As what: the names of built-in and custom roles.
    pub roles: Vec<String>,
    /// Who invited.
    pub invited_by: String,
    /// When.
    pub created_at: Instant,
    /// Until when the link works.
    pub expires_at: Instant,
}

/// The open invitations.
#[derive(Debug, Serialize)]
pub struct InvitationList {
    /// The newest first.
    pub rows: Vec<InvitationShown>,
}

impl Query for Invitations {
    const NAME: &'static str = "workspace.invitations";
    const NEEDS: Permission = Permission::MembersWrite;
    const SUMMARY: &'static str = "Lists the invitations that are still open.";
    type Output = InvitationList;

    async fn fetch(self, tx: &ReadTx) -> Result<InvitationList> {
        let found = sql::open_invitations().bind(tx, &tx.tenant(), &tx.now, &INVITED).all().await?;
        let cells = tx.cells();
        let shown = |row: sql::OpenInvitations| {
            Ok(InvitationShown {
                invitation_id: row.invitation_id,
                email: cells.open(cell::EMAIL, row.invitation_id, row.email)?,
                roles: row.roles,
                invited_by: cells.open(membership::NAME, row.created_by, row.invited_by)?,
                created_at: row.created_at,
                expires_at: row.expires_at,
            })
        };
        Ok(InvitationList { rows: found.into_iter().map(shown).collect::<Result<_>>()? })
    }
}
