//! Policies: written rules with an owner, versions and a day of review, and who has read each version.
//! Invariant: a version never changes; a person acknowledges the last version, once.

pub mod page;
pub mod reads;
mod rules;
mod templates;
#[cfg(test)]
mod tests;

use kernel::code::Code;
use kernel::day::{Day, Instant};
use kernel::permission::Permission;
use kernel::refusal::Refusal;
use kernel::role::Role;
use mail::Notice;
use mail::messages::policies as messages;
use obligations_queries::client::Params;
use obligations_queries::policies as sql;
use platform::action::Action;
use platform::error::{Error, Result};
use platform::fields::{Count, Name, Text};
use platform::input;
use platform::input::unfit;
use platform::instance::CANARIES;
use platform::sealed::app::policy_version::BODY;
use platform::tx::{Change, Recorded, Tx};
use rules::{GRACE, PolicyKind, PolicyText, may_acknowledge, review_day};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;

/// The answer to each step: the policy and its last version.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PolicyStep {
    /// The policy.
    pub policy: Uuid,
    /// The number of its last version.
    pub version: i32,
}

/// The kind of a stored policy. Errors: `Internal`, for a word of another version.
fn kind_of(word: &str) -> Result<PolicyKind> {
    PolicyKind::of(word).ok_or_else(|| Error::internal("a kind that no policy has"))
}

fn words_of(readers: Option<Vec<Role>>) -> Vec<&'static str> {
    let mut words: Vec<&'static str> = readers.unwrap_or_default().into_iter().map(Role::as_str).collect();
    words.sort_unstable();
    words.dedup();
    words
}

/// Who keeps a policy current: a member of the workspace. Errors: `not_found` at `owner`.
async fn owner_of(tx: &Tx, wanted: Option<Uuid>) -> Result<Uuid> {
    let owner = wanted.unwrap_or_else(|| tx.person());
    match sql::is_member_here().bind(tx, &tx.tenant(), &owner).one().await? {
        true => Ok(owner),
        false => Err(Refusal::new(Code::NotFound).field("owner").into()),
    }
}

/// A version that is published.
struct Publication<'a> {
    policy: Uuid,
    version: i32,
    title: &'a str,
    body: &'a PolicyText,
    due: Day,
    readers: &'a [&'static str],
}

/// Writes a version, and mails those who must read it.
async fn publish(tx: &Tx, new: &Publication<'_>) -> Result<()> {
    let id = tx.new_id()?;
    sql::insert_version()
        .params(
            tx,
            &sql::InsertVersionParams {
                tenant: tx.tenant(),
                policy_version: id,
                policy: new.policy,
                version_no: new.version,
                body: tx.cipher().seal(BODY, id, new.body.as_str())?,
                review_due: new.due,
                by: tx.person(),
                now: tx.now,
            },
        )
        .one()
        .await?;
    if CANARIES.contains(&tx.workspace.slug.as_str()) {
        return Ok(());
    }
    let until: Instant = tx.now + GRACE;
    let told = Notice {
        words: messages::to_read(&tx.workspace.name, new.title, until),
        link: format!("/w/{}/policies/{}", tx.workspace.slug, new.policy),
        about: new.policy,
        until,
    };
    let named: Vec<Role> = new.readers.iter().filter_map(|word| word.parse().ok()).collect();
    let roles = if named.is_empty() { Role::ALL } else { &named[..] };
    mail::tell(tx, tx.now, (tx.tenant(), tx.person()), roles, &told).await
}

input! {
    /// A policy with its first version.
    pub struct AddPolicy {
        /// Its kind.
        kind: PolicyKind,
        /// Its title.
        title: Name,
        /// Its text.
        body: PolicyText,
        /// Who keeps it current; absent: who adds it.
        owner: Option<Uuid>,
        /// The roles that must read it; none: everybody.
        readers: Option<Vec<Role>>,
        /// The day of its next review, within a year; absent: a year from today.
        review_due: Option<Day>,
    }
}

impl Action for AddPolicy {
    const NAME: &'static str = "workspace.policy.add";
    const NEEDS: Permission = Permission::SettingsWrite;
    const SUMMARY: &'static str =
        "Publishes a new policy; those who must read it get a mail and seven days to acknowledge it.";
    type Output = PolicyStep;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<PolicyStep>> {
        let due = review_day(self.review_due, tx.today())?;
        let owner = owner_of(tx, self.owner).await?;
        let (policy, readers) = (tx.new_id()?, words_of(self.readers));
        sql::insert_policy()
            .params(
                tx,
                &sql::InsertPolicyParams {
                    tenant: tx.tenant(),
                    policy,
                    kind: self.kind.as_str(),
                    title: self.title.as_str(),
                    owner,
                    readers: &readers[..],
                    now: tx.now,
                },
            )
            .one()
            .await?;
        let (title, body, readers) = (self.title.as_str(), &self.body, &readers[..]);
        publish(tx, &Publication { policy, version: 1, title, body, due, readers }).await?;
        let change = Change::of(policy).after(json!({
            "kind": self.kind, "title": title, "version": 1, "owner": owner, "readers": readers, "review_due": due,
        }));
        Ok(tx.record(change, PolicyStep { policy, version: 1 }))
    }
}

/// A policy in force, locked, with the number of its last version. Errors: `not_found` at `policy`.
async fn lock_policy(tx: &Tx, policy: Uuid) -> Result<(sql::PolicyLocked, i32)> {
    let found = sql::policy_locked().bind(tx, &tx.tenant(), &policy).opt().await?;
    let found = found.filter(|it| it.ended_at.is_none());
    let found = found.ok_or_else(|| Refusal::new(Code::NotFound).field("policy"))?;
    let last = sql::last_version().bind(tx, &tx.tenant(), &policy).one().await?;
    Ok((found, last))
}

input! {
    /// The next version of a policy.
    pub struct PublishPolicy {
        /// The policy.
        policy: Uuid,
        /// Its new text.
        body: PolicyText,
        /// Who keeps it current; absent: who publishes it.
        owner: Option<Uuid>,
        /// The roles that must read it; none: everybody.
        readers: Option<Vec<Role>>,
        /// The day of its next review, within a year; absent: a year from today.
        review_due: Option<Day>,
    }
}

impl Action for PublishPolicy {
    const NAME: &'static str = "workspace.policy.publish";
    const NEEDS: Permission = Permission::SettingsWrite;
    const SUMMARY: &'static str =
        "Publishes the next version of a policy, which is read and acknowledged anew.";
    type Output = PolicyStep;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<PolicyStep>> {
        let due = review_day(self.review_due, tx.today())?;
        let (before, last) = lock_policy(tx, self.policy).await?;
        let owner = owner_of(tx, self.owner).await?;
        let (policy, readers, version) = (self.policy, words_of(self.readers), last + 1);
        sql::set_policy().bind(tx, &owner, &&readers[..], &tx.tenant(), &policy).one().await?;
        let (title, body, words) = (before.title.as_str(), &self.body, &readers[..]);
        publish(tx, &Publication { policy, version, title, body, due, readers: words }).await?;
        let change = Change::of(policy)
            .before(json!({ "version": last, "owner": before.owner_id, "readers": before.readers }))
            .after(json!({ "version": version, "owner": owner, "readers": readers, "review_due": due }));
        Ok(tx.record(change, PolicyStep { policy, version }))
    }
}

input! {
    /// A policy that is no longer in force.
    pub struct EndPolicy {
        /// The policy.
        policy: Uuid,
        /// Why.
        reason: Text,
    }
}

impl Action for EndPolicy {
    const NAME: &'static str = "workspace.policy.end";
    const NEEDS: Permission = Permission::SettingsWrite;
    const SUMMARY: &'static str = "Ends a policy; its versions and who read them stay.";
    type Output = PolicyStep;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<PolicyStep>> {
        let (before, version) = lock_policy(tx, self.policy).await?;
        sql::end_policy().bind(tx, &tx.now, &tx.tenant(), &self.policy).one().await?;
        let change = Change::of(self.policy)
            .before(json!({ "title": before.title, "version": version }))
            .reason(Some(self.reason.as_str()));
        Ok(tx.record(change, PolicyStep { policy: self.policy, version }))
    }
}

input! {
    /// A policy that the caller has read.
    pub struct AcknowledgePolicy {
        /// The policy.
        policy: Uuid,
        /// The number of the version that was read.
        version: Count,
        /// The caller's name, as the signature of an undertaking of confidentiality.
        name: Option<Text>,
    }
}

impl Action for AcknowledgePolicy {
    const NAME: &'static str = "workspace.policy.acknowledge";
    const NEEDS: Permission = Permission::AccountWrite;
    const SUMMARY: &'static str = "Acknowledges that one has read a version of a policy.";
    type Output = PolicyStep;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<PolicyStep>> {
        if tx.member.is_by_grant() {
            // They are a guest for an hour, and no member who must read it.
            return Err(Code::PermissionDenied.into());
        }
        let (found, last) = lock_policy(tx, self.policy).await?;
        let signature = (self.name.as_ref().map(Text::as_str), tx.member.name.as_str());
        may_acknowledge((kind_of(&found.kind)?, last), self.version.0, signature)?;
        let is_new = sql::insert_reading()
            .bind(tx, &tx.tenant(), &self.policy, &last, &tx.person(), &tx.now)
            .opt()
            .await?;
        if is_new.is_none() {
            return Err(unfit("version", "You acknowledged this version before.").into());
        }
        let change = Change::of(self.policy).after(json!({ "title": found.title, "version": last }));
        Ok(tx.record(change, PolicyStep { policy: self.policy, version: last }))
    }
}
