//! Reviews of access: Owners and Admins look at each person and each API token, and confirm or remove it.
//! Invariant: a removal follows the rules of the team's page, and nothing is undecided when a review closes.

mod export;
pub mod page;
pub mod reads;
mod rules;
#[cfg(test)]
mod tests;

use admin::{people, tokens};
use kernel::code::Code;
use kernel::permission::Permission;
use kernel::refusal::{Fault, Refusal};
use lifecycle::casework::{self, At, Case, CaseKind, Step};
use lifecycle::reviews::{self, ReviewState};
use obligations_queries::client::Params;
use obligations_queries::reviews as sql;
use platform::action::Action;
use platform::error::{Error, Result};
use platform::fields::{Count, Text};
use platform::input;
use platform::input::unfit;
use platform::tx::{Change, Recorded, Tx};
use rules::{Decision, may_close, may_remove, may_work};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Value, json};
use uuid::Uuid;

/// The answer to each step: the review and its state.
#[derive(Debug, Serialize, JsonSchema)]
pub struct AccessReviewStep {
    /// The number of the review.
    pub number: i32,
    /// Its state after the step.
    pub state: ReviewState,
}

fn at(tx: &Tx) -> At {
    At { tenant: tx.tenant(), by: tx.person(), now: tx.now }
}

/// The state of a review. Errors: `Internal`, for a word of another version.
fn state_of(case: &Case) -> Result<ReviewState> {
    ReviewState::of(&case.state).ok_or_else(|| Error::internal("a state that no review has"))
}

/// The review of this number, locked, which must be open. Errors: `not_found` and 422 at `number`.
async fn lock_open(tx: &Tx, number: Count) -> Result<Case> {
    let case = casework::lock_case(tx, tx.tenant(), CaseKind::AccessReview, number.0).await?;
    may_work(state_of(&case)?)?;
    Ok(case)
}

/// The event of a step, and its answer.
fn step_of(tx: &Tx, number: i32, state: ReviewState, after: Value) -> Recorded<AccessReviewStep> {
    let change = Change::of(CaseKind::AccessReview.name(number)).after(after);
    tx.record(change, AccessReviewStep { number, state })
}

input! {
    /// A review that begins now; the program begins one in each quarter.
    pub struct OpenAccessReview {
        /// Why it does not wait for the next quarter.
        reason: Option<Text>,
    }
}

impl Action for OpenAccessReview {
    const NAME: &'static str = "workspace.access_review.open";
    const NEEDS: Permission = Permission::MembersWrite;
    const SUMMARY: &'static str = "Begins a review of every person and every API token of the workspace.";
    type Output = AccessReviewStep;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<AccessReviewStep>> {
        let Some(review) = reviews::begin(&*tx, at(tx)).await? else {
            return Err(unfit("reason", "Another review is open. Close it first.").into());
        };
        let change = Change::of(CaseKind::AccessReview.name(review.number))
            .after(json!({ "people": review.people, "tokens": review.tokens, "due": review.due }))
            .reason(self.reason.as_ref().map(Text::as_str));
        Ok(tx.record(change, AccessReviewStep { number: review.number, state: ReviewState::Open }))
    }
}

input! {
    /// People and tokens that keep what they have.
    pub struct KeepAccess {
        /// The number of the review.
        number: Count,
        /// The ids of the people and the tokens.
        entries: Vec<Uuid>,
    }
}

impl Action for KeepAccess {
    const NAME: &'static str = "workspace.access_review.keep";
    const NEEDS: Permission = Permission::MembersWrite;
    const SUMMARY: &'static str = "Confirms that people and API tokens keep what they have.";
    type Output = AccessReviewStep;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<AccessReviewStep>> {
        let case = lock_open(tx, self.number).await?;
        let chosen = Selection { people: &self.entries, of_people: &[], tokens: &self.entries };
        let settled = decide(tx, &case, Decision::Kept, &chosen).await?;
        let missing = self.entries.iter().enumerate().filter(|(_, id)| !settled.contains(*id));
        let fault = |(n, _): (usize, &Uuid)| Fault::new(format!("entries[{n}]"), Code::NotFound);
        let faults: Vec<Fault> = missing.map(fault).collect();
        if !faults.is_empty() {
            return Err(Refusal::invalid(faults).into());
        }
        let after = json!({ "decision": Decision::Kept, "entries": settled });
        Ok(step_of(tx, case.number, ReviewState::Open, after))
    }
}

/// What a decision is about.
struct Selection<'a> {
    people: &'a [Uuid],
    /// People whose tokens it is about.
    of_people: &'a [Uuid],
    tokens: &'a [Uuid],
}

/// Writes a decision. Gives the entries that it is about: those that wait and work still, and for a removal
/// those that were confirmed.
async fn decide(tx: &Tx, case: &Case, decision: Decision, chosen: &Selection<'_>) -> Result<Vec<Uuid>> {
    let is_removal = decision == Decision::Removed;
    let mut settled = sql::decide_people()
        .params(
            tx,
            &sql::DecidePeopleParams {
                decision: decision.as_str(),
                by: tx.person(),
                now: tx.now,
                tenant: tx.tenant(),
                case_file: case.id,
                people: chosen.people,
                is_removal,
            },
        )
        .all()
        .await?;
    let tokens = sql::decide_tokens()
        .params(
            tx,
            &sql::DecideTokensParams {
                decision: decision.as_str(),
                by: tx.person(),
                now: tx.now,
                tenant: tx.tenant(),
                case_file: case.id,
                tokens: chosen.tokens,
                people: chosen.of_people,
                is_removal,
            },
        )
        .all()
        .await?;
    settled.extend(tokens);
    Ok(settled)
}

input! {
    /// A person or a token whose access ends.
    pub struct RemoveAccess {
        /// The number of the review.
        number: Count,
        /// The id of the person or the token.
        entry: Uuid,
        /// Why.
        reason: Option<Text>,
    }
}

impl Action for RemoveAccess {
    const NAME: &'static str = "workspace.access_review.remove";
    const NEEDS: Permission = Permission::MembersWrite;
    const STEP_UP: bool = true;
    const SUMMARY: &'static str =
        "Ends the access of a person or an API token in a review, by the rules of the team's page.";
    type Output = AccessReviewStep;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<AccessReviewStep>> {
        let case = lock_open(tx, self.number).await?;
        let found = sql::subject_of().bind(tx, &tx.tenant(), &case.id, &self.entry).opt().await?;
        let found = found.ok_or_else(|| Refusal::new(Code::NotFound).field("entry"))?;
        may_remove(found.decision.as_deref().and_then(Decision::of))?;
        let one = [self.entry];
        let chosen = match found.subject.as_str() {
            "person" => Selection { people: &one, of_people: &one, tokens: &[] },
            _ => Selection { people: &[], of_people: &[], tokens: &one },
        };
        // First, while the person still has the roles that the record keeps.
        let settled = decide(tx, &case, Decision::Removed, &chosen).await?;
        let before = match chosen.people.is_empty() {
            false => people::end_membership(tx, self.entry, None).await?.0,
            true => tokens::end_token(tx, self.entry).await?,
        };
        let change = Change::of(CaseKind::AccessReview.name(case.number))
            .before(before)
            .after(json!({ "decision": Decision::Removed, "entries": settled }))
            .reason(self.reason.as_ref().map(Text::as_str));
        Ok(tx.record(change, AccessReviewStep { number: case.number, state: ReviewState::Open }))
    }
}

input! {
    /// A review in which everything is decided.
    pub struct CloseAccessReview {
        /// Its number.
        number: Count,
    }
}

impl Action for CloseAccessReview {
    const NAME: &'static str = "workspace.access_review.close";
    const NEEDS: Permission = Permission::MembersWrite;
    const SUMMARY: &'static str = "Closes a review of access in which everything is decided.";
    type Output = AccessReviewStep;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<AccessReviewStep>> {
        let case = lock_open(tx, self.number).await?;
        let at = at(tx);
        let gone = sql::settle_gone().bind(tx, &at.by, &at.now, &at.tenant, &case.id).all().await?;
        let undecided = sql::count_undecided().bind(tx, &at.tenant, &case.id).one().await?;
        may_close(ReviewState::Open, undecided)?;
        let later = reads::people_later(tx, case.id).await?.len();
        let facts = json!({ "gone": gone.len(), "joined_later": later });
        let step = Step { what: "closed", facts: Some(facts.clone()), ..Step::default() };
        let event = casework::note(&*tx, at, case.id, &step).await?;
        let state = ReviewState::Closed;
        casework::set_state(&*tx, at, case.id, (state.as_str(), true), event).await?;
        Ok(step_of(tx, case.number, state, facts))
    }
}
