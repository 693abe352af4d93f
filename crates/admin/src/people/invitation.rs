//! Invitations: makes, lists and withdraws the links by which a person joins the workspace.
//! Invariant: an invitation has two links. One is shown once, to be handed over, and proves nothing. The
//! other is only in the mail, until that is sent, and proves the address. Both are stored as hashes; one
//! person has at most one open invitation.

use super::unmailed::{self, NotMailed};
use super::{Given, may_hand_on, some_roles, words_of};
use admin_queries::client::Params;
use admin_queries::people as sql;
use identity::invitations::INVITATION;
use identity::sessions;
use kernel::code::Code;
use kernel::day::Instant;
use kernel::permission::Permission;
use kernel::refusal::{Fault, Refusal, Ruled};
use kernel::role::Role;
use mail::Mail;
use mail::messages::Words;
use platform::action::{Action, Query};
use platform::email_address::EmailGiven;
use platform::error::Result;
use platform::input;
use platform::sealed::app::{invitation as cell, membership};
use platform::tx::{Change, ReadTx, Recorded, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;

const A_MEMBER: &str = "This person is a member already. Change their roles instead.";
/// The limit of open invitations; they expire after a week.
pub const INVITED: i64 = 100;
input! {
    /// A person to invite, with the roles.
    pub struct InviteMember {
        /// Where the person is reached; the link works for this address only. An address has one @ and a dot behind
        /// it, no space, comma or semicolon; it is kept in small letters.
        email: EmailGiven,
        /// The built-in roles the person will have.
        roles: Option<Vec<Role>>,
        /// The workspace's own roles the person will have, by their ids.
        custom_roles: Option<Vec<Uuid>>,
    }
}

/// The answer to an invitation.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Invited {
    /// Its id, to withdraw it.
    pub invitation_id: Uuid,
    /// When the link expires.
    pub expires_at: Instant,
    /// The path of the link to hand over, shown once. The mail has another one, which also proves the
    /// address.
    pub link: String,
    /// Why no mail carries it; null if one does.
    pub not_mailed: Option<NotMailed>,
}

impl Action for InviteMember {
    const NAME: &'static str = "workspace.member.invite";
    const NEEDS: Permission = Permission::MembersWrite;
    const STEP_UP: bool = true;
    const SHOWN_ONCE: &'static [&'static str] = &["link"];
    const SUMMARY: &'static str = "Mails a link by which one person joins the workspace, and shows another to hand over; good for a week.";
    type Output = Invited;

    fn check(&self) -> Ruled<()> {
        some_roles(self.roles.as_deref(), self.custom_roles.as_deref())
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<Invited>> {
        let email = self.email.0;
        let cipher = tx.cipher();
        let member = cipher.blind_address(membership::EMAIL, &email)?;
        if sql::is_member().bind(tx, &tx.tenant(), &member).one().await? {
            let message = A_MEMBER.into();
            return Err(
                Refusal::from(Fault { field: "email".into(), code: Code::ValueUnknown, message }).into()
            );
        }
        let given = Given::of(tx, self.roles, self.custom_roles).await?;
        may_hand_on(tx.member.trust, given.trust)?;
        let names = given.names();
        let (shown, mailed) = (sessions::new_secret(tx, None)?, sessions::new_secret(tx, None)?);
        let expires_at = tx.now + INVITATION;
        let words = words_of(given.trust.roles);
        let new = New { email: &email, roles: &words, custom_roles: &given.ids, moves: None };
        let id = insert(tx, &new, (&shown.1, &mailed.1), expires_at).await?;
        let not_mailed = unmailed::why(tx, &email).await?;
        if not_mailed.is_none() {
            let words = mail::messages::invitation(&tx.workspace, &tx.member.name, &names, expires_at);
            send(tx, (id, &email), words, &mailed.0, expires_at).await?;
        }
        let link = format!("/join/{}", shown.0);
        let change = Change::of(id).after(json!({ "roles": names, "expires_at": expires_at }));
        Ok(tx.record(change, Invited { invitation_id: id, expires_at, link, not_mailed }))
    }
}

/// An invitation to write.
pub(super) struct New<'a> {
    pub email: &'a str,
    /// The built-in roles.
    pub roles: &'a [&'a str],
    /// The workspace's own roles.
    pub custom_roles: &'a [Uuid],
    /// The member whose membership moves to the person who joins.
    pub moves: Option<Uuid>,
}

/// Writes an invitation with the hashes of its shown and its mailed secret; returns its id. A person has one
/// open invitation: an older one would set other roles if it were used later.
pub(super) async fn insert(
    tx: &Tx,
    new: &New<'_>,
    (shown, mailed): (&[u8; 32], &[u8; 32]),
    until: Instant,
) -> Result<Uuid> {
    let (cipher, id) = (tx.cipher(), tx.new_id()?);
    let found_by = cipher.blind_address(cell::EMAIL, new.email)?;
    let older = sql::withdraw_invitations_for().bind(tx, &tx.now, &tx.tenant(), &found_by).all().await?;
    mail::withdraw(tx, &older).await?;
    if sql::many_invitations().bind(tx, &tx.tenant(), &tx.now).one().await? >= INVITED {
        return Err(Code::TooManyOpen.into());
    }
    sql::insert_invitation()
        .params(
            tx,
            &sql::InsertInvitationParams {
                tenant: tx.tenant(),
                invitation: id,
                email: cipher.seal(cell::EMAIL, id, new.email)?,
                email_blind: found_by,
                roles: new.roles,
                custom_roles: new.custom_roles,
                moves: new.moves,
                token_sha256: &shown[..],
                mailed_sha256: &mailed[..],
                by: tx.person(),
                now: tx.now,
                expires: until,
            },
        )
        .one()
        .await?;
    Ok(id)
}

/// Mails the link that is never shown.
pub(super) async fn send(
    tx: &Tx,
    (about, to): (Uuid, &str),
    words: Words,
    secret: &str,
    until: Instant,
) -> Result<Uuid> {
    let link = format!("/join/{secret}");
    mail::queue(tx, &Mail { about, to, words, link: Some(&link), useless_at: until }).await
}

input! {
    /// The invitation to withdraw.
    pub struct WithdrawInvitation {
        /// Its id.
        invitation_id: Uuid,
    }
}

/// The answer to a withdrawal.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Withdrawn {
    /// The invitation.
    pub invitation_id: Uuid,
}

impl Action for WithdrawInvitation {
    const NAME: &'static str = "workspace.invitation.withdraw";
    const NEEDS: Permission = Permission::MembersWrite;
    const SUMMARY: &'static str = "Withdraws an open invitation: its link stops working.";
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
    pub struct ListInvitations {}
}

/// One open invitation.
#[derive(Debug, Serialize, JsonSchema)]
pub struct InvitationShown {
    /// Its id.
    pub invitation_id: Uuid,
    /// The invited address.
    pub email: String,
    /// The names of the built-in and custom roles.
    pub roles: Vec<String>,
    /// The user who invited.
    pub invited_by: String,
    /// When.
    pub created_at: Instant,
    /// When the link expires.
    pub expires_at: Instant,
}

/// The open invitations.
#[derive(Debug, Serialize, JsonSchema)]
pub struct InvitationList {
    /// The newest first.
    pub rows: Vec<InvitationShown>,
}

impl Query for ListInvitations {
    const NAME: &'static str = "workspace.invitations";
    const NEEDS: Permission = Permission::MembersWrite;
    const SUMMARY: &'static str = "Lists the invitations that are still open.";
    type Output = InvitationList;

    async fn fetch(self, tx: &ReadTx) -> Result<InvitationList> {
        let found = sql::open_invitations().bind(tx, &tx.tenant(), &tx.now, &INVITED).all().await?;
        let cipher = tx.cipher();
        let shown = |row: sql::OpenInvitations| {
            Ok(InvitationShown {
                invitation_id: row.invitation_id,
                email: cipher.open(cell::EMAIL, row.invitation_id, row.email)?,
                roles: row.roles,
                invited_by: match row.invited_by {
                    Some(name) => cipher.open(membership::NAME, row.created_by, name)?,
                    None => "An operator".to_owned(),
                },
                created_at: row.created_at,
                expires_at: row.expires_at,
            })
        };
        Ok(InvitationList { rows: found.into_iter().map(shown).collect::<Result<_>>()? })
    }
}
