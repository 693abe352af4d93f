//! The reviews as a list, and one of them with its people and tokens as they stand.
//! Invariant: an entry with a decision shows the rights of that moment, and one without shows those of now.

use super::rules::{Decision, may_work};
use super::state_of;
use kernel::day::Instant;
use kernel::page::Page;
use kernel::permission::Permission;
use lifecycle::casework::clock::Clock;
use lifecycle::casework::{self, Case, CaseKind, Running};
use lifecycle::reviews::ReviewState;
use obligations_queries::reviews as sql;
use platform::action::Query;
use platform::error::Result;
use platform::fields::Count;
use platform::input;
use platform::sealed::app::{api_token, membership};
use platform::tx::ReadTx;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::HashMap;
use uuid::Uuid;

/// Reviews on a page.
const PAGE: i64 = 50;
/// The most people and tokens that are shown of a review. Those without a decision come first.
const MOST: i64 = 500;

input! {
    /// Which reviews.
    pub struct ListAccessReviews {
        /// Where the page before ended.
        after: Option<Count>,
    }
}

/// A page of reviews.
#[derive(Debug, Serialize, JsonSchema)]
pub struct AccessReviewList {
    /// The newest first.
    pub rows: Vec<AccessReviewLine>,
    /// Where the next page begins; null on the last.
    pub next: Option<i32>,
}

/// A review in the list.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct AccessReviewLine {
    /// Its number.
    pub number: i32,
    /// Its name, such as AR-7.
    pub case: String,
    /// Its state.
    pub state: ReviewState,
    /// When it began.
    pub opened_at: Instant,
    /// When it was closed.
    pub closed_at: Option<Instant>,
    /// When it is due.
    pub due_at: Option<Instant>,
    /// Whether it is or was over its time.
    pub is_late: bool,
    /// People and tokens in it.
    pub entries: i64,
    /// Of them, those that are decided.
    pub decided: i64,
    /// Of them, those that it removed.
    pub removed: i64,
}

impl AccessReviewLine {
    fn of(case: &Case, clock: Option<&Running>, now: Instant) -> Result<AccessReviewLine> {
        Ok(AccessReviewLine {
            number: case.number,
            case: CaseKind::AccessReview.name(case.number),
            state: state_of(case)?,
            opened_at: case.opened_at,
            closed_at: case.closed_at,
            due_at: clock.map(|clock| clock.due_at),
            is_late: clock.is_some_and(|clock| clock.is_late(now)),
            entries: 0,
            decided: 0,
            removed: 0,
        })
    }

    fn with_counts(self, counts: Option<&sql::EntriesByDecision>) -> AccessReviewLine {
        match counts {
            Some(it) => {
                AccessReviewLine { entries: it.entries, decided: it.decided, removed: it.removed, ..self }
            }
            None => self,
        }
    }
}

impl Query for ListAccessReviews {
    const NAME: &'static str = "workspace.access_reviews";
    const NEEDS: Permission = Permission::AuditRead;
    const SUMMARY: &'static str = "Lists the reviews of access with their due days, the newest first.";
    type Output = AccessReviewList;

    async fn fetch(self, tx: &ReadTx) -> Result<AccessReviewList> {
        let before = self.after.map_or(i32::MAX, |after| after.0);
        let wanted = (before, true, PAGE + 1);
        let cases = casework::list(tx, tx.tenant(), CaseKind::AccessReview, wanted).await?;
        let Page { rows, next } = Page::of(cases, PAGE, |last| last.number);
        let ids: Vec<Uuid> = rows.iter().map(|case| case.id).collect();
        let clocks = casework::clocks(tx, tx.tenant(), &ids).await?;
        let counts = sql::entries_by_decision().bind(tx, &tx.tenant(), &ids).all().await?;
        let line = |case: &Case| {
            let clock = clocks.iter().find(|clock| clock.case == case.id);
            let count = counts.iter().find(|it| it.case_file_id == case.id);
            Ok(AccessReviewLine::of(case, clock, tx.now)?.with_counts(count))
        };
        Ok(AccessReviewList { rows: rows.iter().map(line).collect::<Result<_>>()?, next })
    }
}

input! {
    /// Which review.
    pub struct GetAccessReview {
        /// Its number.
        number: Count,
    }
}

/// A review with its people and tokens.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct AccessReviewShown {
    /// Its line in the list.
    pub line: AccessReviewLine,
    /// The people, those that wait for a decision first.
    pub people: Vec<PersonInReview>,
    /// The API tokens, those that wait for a decision first.
    pub tokens: Vec<TokenInReview>,
    /// Who joined after it began, while it is open: the next review looks at them.
    pub later: Vec<PersonLater>,
    /// Whether it can be worked on.
    pub may_work: bool,
    /// Whether there are more people or tokens than are shown.
    pub is_cut: bool,
}

/// A person in a review.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PersonInReview {
    /// The person.
    pub entry: Uuid,
    /// Their name.
    pub name: String,
    /// The roles: of now, or of the moment of the decision.
    pub roles: Vec<String>,
    /// Whether they last came in by a second factor; null: they never signed in.
    pub second_factor: Option<bool>,
    /// When they or a program of theirs last did something.
    pub used_at: Option<Instant>,
    /// Whether they are a member still.
    pub is_member: bool,
    /// The decision; null: none yet.
    pub decision: Option<Verdict>,
}

/// An API token in a review.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct TokenInReview {
    /// The token.
    pub entry: Uuid,
    /// Its name.
    pub name: String,
    /// The name of its person.
    pub person: String,
    /// What it may do: of now, or of the moment of the decision; null: everything that its person may do.
    pub permissions: Option<Vec<String>>,
    /// When it was last used.
    pub used_at: Option<Instant>,
    /// When it expires.
    pub expires_at: Instant,
    /// Whether it works still.
    pub is_live: bool,
    /// The decision; null: none yet.
    pub decision: Option<Verdict>,
}

/// A decision of a review.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "AccessDecision")]
pub struct Verdict {
    /// Which one.
    pub decision: Decision,
    /// The name of who decided.
    pub by: String,
    /// When.
    pub at: Instant,
}

/// A person who joined after a review began.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PersonLater {
    /// Their name.
    pub name: String,
    /// Their roles.
    pub roles: Vec<String>,
    /// When they joined.
    pub joined_at: Instant,
}

/// The names of some people.
struct Names(HashMap<Uuid, String>);

impl Names {
    async fn of(tx: &ReadTx, people: &[Uuid]) -> Result<Names> {
        let rows = sql::names_of_people().bind(tx, &tx.tenant(), &people).all().await?;
        let name = |row: sql::NamesOfPeople| {
            Ok((row.person_id, tx.cipher().open(membership::NAME, row.person_id, row.name)?))
        };
        Ok(Names(rows.into_iter().map(name).collect::<Result<_>>()?))
    }

    /// A stored decision; None: nothing is decided.
    fn verdict(&self, decision: Option<&str>, at: Option<Instant>, by: Option<Uuid>) -> Option<Verdict> {
        let by = self.0.get(&by?).cloned().unwrap_or_default();
        Some(Verdict { decision: Decision::of(decision?)?, by, at: at? })
    }
}

impl Query for GetAccessReview {
    const NAME: &'static str = "workspace.access_review";
    const NEEDS: Permission = Permission::AuditRead;
    const SUMMARY: &'static str =
        "Shows a review of access: each person and each API token, with what was decided, by whom and when.";
    type Output = AccessReviewShown;

    async fn fetch(self, tx: &ReadTx) -> Result<AccessReviewShown> {
        let case = casework::find_case(tx, tx.tenant(), CaseKind::AccessReview, self.number.0).await?;
        let (tenant, most, ids) = (tx.tenant(), MOST + 1, [case.id]);
        let clocks = casework::clocks(tx, tenant, &ids).await?;
        let clock = clocks.iter().find(|running| running.clock == Clock::AccessReview);
        let counts = sql::entries_by_decision().bind(tx, &tenant, &&ids[..]).all().await?;
        let mut people = sql::people_in_review().bind(tx, &tenant, &case.id, &most).all().await?;
        let mut tokens = sql::tokens_in_review().bind(tx, &tx.now, &tenant, &case.id, &most).all().await?;
        let shown = usize::try_from(MOST).unwrap_or(usize::MAX);
        let is_cut = people.len() > shown || tokens.len() > shown;
        people.truncate(shown);
        tokens.truncate(shown);
        let deciders = people.iter().filter_map(|row| row.decided_by);
        let deciders: Vec<Uuid> = deciders.chain(tokens.iter().filter_map(|row| row.decided_by)).collect();
        let names = Names::of(tx, &deciders).await?;
        let is_open = may_work(state_of(&case)?).is_ok();
        Ok(AccessReviewShown {
            line: AccessReviewLine::of(&case, clock, tx.now)?.with_counts(counts.first()),
            people: people.into_iter().map(|row| person(tx, &names, row)).collect::<Result<_>>()?,
            tokens: tokens.into_iter().map(|row| token(tx, &names, row)).collect::<Result<_>>()?,
            later: if is_open { people_later(tx, case.id).await? } else { Vec::new() },
            may_work: is_open,
            is_cut,
        })
    }
}

fn person(tx: &ReadTx, names: &Names, row: sql::PeopleInReview) -> Result<PersonInReview> {
    let decision = names.verdict(row.decision.as_deref(), row.decided_at, row.decided_by);
    Ok(PersonInReview {
        entry: row.subject_id,
        name: tx.cipher().open(membership::NAME, row.subject_id, row.name)?,
        roles: row.rights.unwrap_or(row.roles),
        second_factor: row.second_factor,
        used_at: row.last_seen_at.max(row.token_used_at),
        is_member: row.state == "active",
        decision,
    })
}

fn token(tx: &ReadTx, names: &Names, row: sql::TokensInReview) -> Result<TokenInReview> {
    let decision = names.verdict(row.decision.as_deref(), row.decided_at, row.decided_by);
    Ok(TokenInReview {
        entry: row.subject_id,
        name: tx.cipher().open(api_token::NAME, row.subject_id, row.name)?,
        person: tx.cipher().open(membership::NAME, row.person_id, row.person)?,
        permissions: if decision.is_some() { row.rights } else { row.permissions },
        used_at: row.used_at,
        expires_at: row.expires_at,
        is_live: row.is_live.unwrap_or(false),
        decision,
    })
}

/// Who joined after a review began. Errors: the database's; the keyring's.
pub(super) async fn people_later(tx: &ReadTx, case: Uuid) -> Result<Vec<PersonLater>> {
    let rows = sql::people_since().bind(tx, &tx.tenant(), &case, &MOST).all().await?;
    let later = |row: sql::PeopleSince| {
        Ok(PersonLater {
            name: tx.cipher().open(membership::NAME, row.person_id, row.name)?,
            roles: row.roles,
            joined_at: row.created_at,
        })
    };
    rows.into_iter().map(later).collect()
}
