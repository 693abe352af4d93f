//! How long records are kept: which rules hold on a day, the last day of a record, and the day up to which
//! records may go.
//! Invariant: a record goes only after the last day of every rule of its kind; a rule that was made shorter
//! holds 30 days later.

use super::laws::{self, Law, READ_ON};
use jiff::ToSpan;
use jiff::civil::date;
use kernel::day::{Day, YearStart, financial_year};
use kernel::words;

/// Days from a change that makes a rule shorter to the day from which it holds: Owners see it before.
pub const SHORTER_AFTER_DAYS: i64 = 30;
/// Years that are looked back: no record is older.
const OLDEST_YEARS: i64 = 300;

words! {
    /// A kind of record with a time for which it is kept.
    pub enum RecordKind {
        /// Bills, payments and what they posted.
        Books = "books",
        /// Who a customer or supplier is.
        Parties = "parties",
        /// What the closed archive has of an erased party.
        RetainedCopies = "retained_copies",
        /// Who asked about their data, in requests that were answered.
        Requests = "requests",
        /// Mails that brought a paper.
        Mails = "mails",
        /// Batches, readings and lots.
        Batches = "batches",
        /// The audit log.
        Log = "log",
    }
}

impl RecordKind {
    /// Its words for people.
    pub const fn title(self) -> &'static str {
        match self {
            RecordKind::Books => "Bills, payments and the books",
            RecordKind::Parties => "Who customers and suppliers are",
            RecordKind::RetainedCopies => "Copies in the closed archive",
            RecordKind::Requests => "Who asked about their data",
            RecordKind::Mails => "Mails that brought papers",
            RecordKind::Batches => "Batches, readings and lots",
            RecordKind::Log => "The audit log",
        }
    }

    /// What a run does when the time is over.
    pub const fn end(self) -> &'static str {
        match self {
            RecordKind::Books => "They stay, without names: the names go with the customer or supplier",
            RecordKind::Parties => "Name, numbers and addresses are erased, and their key is destroyed",
            RecordKind::RetainedCopies => "The copy is removed, and its key is destroyed",
            RecordKind::Requests => "Name, contact and words are removed; that somebody asked stays",
            RecordKind::Mails => "The entry of the mail is removed, with its address",
            RecordKind::Batches => "They stay: they name no person outside the shop",
            RecordKind::Log => "It stays as long as the workspace",
        }
    }

    /// Whether a run does something to it.
    pub const fn goes(self) -> bool {
        match self {
            RecordKind::Parties | RecordKind::RetainedCopies | RecordKind::Requests | RecordKind::Mails => {
                true
            }
            RecordKind::Books | RecordKind::Batches | RecordKind::Log => false,
        }
    }

    /// The kinds whose rules decide about it. Who somebody is stays as long as their bills.
    const fn decided_by(self) -> &'static [RecordKind] {
        match self {
            RecordKind::Parties | RecordKind::RetainedCopies => &[RecordKind::Parties, RecordKind::Books],
            RecordKind::Books => &[RecordKind::Books],
            RecordKind::Requests => &[RecordKind::Requests],
            RecordKind::Mails => &[RecordKind::Mails],
            RecordKind::Batches => &[RecordKind::Batches],
            RecordKind::Log => &[],
        }
    }
}

/// The year of India's tax acts, whatever year a shop keeps its books by.
const INDIAN_TAX_YEAR: YearStart = (4, 1);

words! {
    /// The day from which the months of a rule count.
    pub enum Begins {
        /// The day of the record.
        Record = "record",
        /// The end of its financial year.
        FinancialYear = "financial_year",
        /// The end of its calendar year.
        CalendarYear = "calendar_year",
        /// The 31 December after its financial year, when the annual return is due.
        AnnualReturn = "annual_return",
        /// The end of the year after its financial year.
        YearAfterNext = "year_after_next",
    }
}

impl Begins {
    /// Its words for people.
    pub const fn label(self) -> &'static str {
        match self {
            Begins::Record => "from its day",
            Begins::FinancialYear => "from the end of its financial year",
            Begins::CalendarYear => "from the end of its calendar year",
            Begins::AnnualReturn => "from 31 December after its financial year",
            Begins::YearAfterNext => "from the end of the year after its financial year",
        }
    }

    /// The day from which the months of a record of this day count.
    fn day(self, of: Day, year: YearStart) -> Day {
        let last = financial_year(of, year).last_day();
        let tax_year = financial_year(of, INDIAN_TAX_YEAR).last_day();
        match self {
            Begins::Record => of,
            Begins::FinancialYear => last,
            Begins::CalendarYear => date(of.year(), 12, 31),
            Begins::AnnualReturn => date(tax_year.year(), 12, 31),
            Begins::YearAfterNext => tax_year.saturating_add(1.year()),
        }
    }
}

/// A rule of a workspace's own, which replaces one of the program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnRule {
    /// The rule that it replaces.
    pub rule: String,
    /// Months; 0: the rule does not apply to this workspace.
    pub months: i32,
    /// The day from which it holds.
    pub from_day: Day,
    /// Where it is written.
    pub source: String,
    /// The day on which that was read.
    pub source_on: Day,
}

/// A rule as it holds on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Its name.
    pub rule: &'static str,
    /// Its name for people.
    pub title: &'static str,
    /// The records.
    pub kind: RecordKind,
    /// Months; 0: it does not apply to this workspace.
    pub months: i32,
    /// From when they count.
    pub begins: Begins,
    /// The day from which it holds.
    pub from_day: Day,
    /// Where it is written.
    pub source: String,
    /// The day on which that was read.
    pub source_on: Day,
    /// Whether an Owner set it.
    pub is_own: bool,
    /// A change that does not hold yet: its months and its first day.
    pub next: Option<(i32, Day)>,
}

impl Rule {
    fn of(law: &'static Law, own: &[OwnRule], today: Day) -> Rule {
        let mine: Vec<&OwnRule> = own.iter().filter(|it| it.rule == law.rule).collect();
        // A row that was written later replaces those before it, also one that was to hold later.
        let at = mine.iter().rposition(|it| it.from_day <= today);
        let held = at.and_then(|at| mine.get(at));
        let next = mine.last().filter(|it| it.from_day > today);
        Rule {
            rule: law.rule,
            title: law.title,
            kind: law.kind,
            months: held.map_or(law.months, |it| it.months),
            begins: law.begins,
            from_day: held.map_or(law.from_day, |it| it.from_day),
            source: held.map_or_else(|| law.source.to_owned(), |it| it.source.clone()),
            source_on: held.map_or(READ_ON, |it| it.source_on),
            is_own: held.is_some(),
            next: next.map(|it| (it.months, it.from_day)),
        }
    }

    /// The last day of a record of this day, under this rule.
    pub fn last_day(&self, of: Day, year: YearStart) -> Day {
        self.begins.day(of, year).saturating_add(i64::from(self.months).months())
    }
}

/// The rules of a workspace on a day. `own` is in the order in which its rows were written.
pub fn in_force(country: &str, own: &[OwnRule], today: Day) -> Vec<Rule> {
    laws::of_country(country)
        .filter(|law| law.from_day <= today)
        .map(|law| Rule::of(law, own, today))
        .collect()
}

/// The day from which a change holds: at once where a rule becomes longer, and later where it becomes
/// shorter. `rules` are those in force.
pub fn holds_from(rules: &[Rule], was: &Rule, months: i32, today: Day) -> Day {
    let decides_too = |it: &Rule| it.rule != was.rule && it.months > 0 && decide_together(it.kind, was.kind);
    // What no rule decided was kept for ever.
    let is_first = was.months == 0 && months > 0 && !rules.iter().any(decides_too);
    if months < was.months || is_first { today.saturating_add(SHORTER_AFTER_DAYS.days()) } else { today }
}

/// Whether rules of these two kinds decide about the same records.
fn decide_together(one: RecordKind, other: RecordKind) -> bool {
    RecordKind::ALL.iter().any(|kind| [one, other].iter().all(|it| kind.decided_by().contains(it)))
}

/// The rules that decide about records of a kind.
fn rules_for(rules: &[Rule], kind: RecordKind) -> impl Iterator<Item = &Rule> {
    rules.iter().filter(move |rule| rule.months > 0 && kind.decided_by().contains(&rule.kind))
}

/// The last day of a record of this day, and the rule that says so. None: no rule keeps it.
pub fn kept_until(rules: &[Rule], kind: RecordKind, of: Day, year: YearStart) -> Option<(Day, &Rule)> {
    rules_for(rules, kind).map(|rule| (rule.last_day(of, year), rule)).max_by_key(|(day, _)| *day)
}

/// The latest day whose records may go today. None: no rule says when records of this kind may go, so that
/// none does.
pub fn cutoff(rules: &[Rule], kind: RecordKind, year: YearStart, today: Day) -> Option<Day> {
    rules_for(rules, kind).next()?;
    let is_over = |of: Day| kept_until(rules, kind, of, year).is_some_and(|(last, _)| last < today);
    let first = today.saturating_sub(OLDEST_YEARS.years());
    if !is_over(first) {
        return None;
    }
    // A later record is never kept shorter, so the days that may go are the first ones.
    let days = i64::from((today - first).get_days());
    let (mut over, mut kept) = (0, days);
    while kept - over > 1 {
        let middle = (over + kept) / 2;
        if is_over(first.saturating_add(middle.days())) { over = middle } else { kept = middle }
    }
    Some(first.saturating_add(over.days()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const INDIA: YearStart = (4, 1);
    const AUSTRALIA: YearStart = (7, 1);
    const TODAY: Day = date(2026, 11, 28);

    fn of(rules: &[Rule], name: &str) -> Rule {
        rules.iter().find(|rule| rule.rule == name).cloned().expect("a rule")
    }

    fn own(rule: &str, months: i32, from_day: Day) -> OwnRule {
        OwnRule { rule: rule.into(), months, from_day, source: "our adviser".into(), source_on: TODAY }
    }

    #[test]
    fn the_last_days_of_an_indian_bill_are_those_of_the_acts() {
        let rules = in_force("IN", &[], TODAY);
        let bill = date(2026, 4, 20);
        for (name, last) in [
            // The year 2026-27 ends on 31 March 2027; its annual return is due on 31 December 2027.
            ("in_cgst_36", date(2033, 12, 31)),
            ("in_income_tax", date(2034, 3, 31)),
            ("in_companies_128", date(2035, 3, 31)),
        ] {
            assert_eq!(of(&rules, name).last_day(bill, INDIA), last, "{name}");
        }
        let (last, rule) = kept_until(&rules, RecordKind::Parties, bill, INDIA).expect("kept");
        assert_eq!((last, rule.rule), (date(2035, 3, 31), "in_companies_128"));
    }

    #[test]
    fn the_tax_acts_of_india_count_by_their_own_year() {
        let rules = in_force("IN", &[], TODAY);
        let last = |name, year| of(&rules, name).last_day(date(2026, 5, 20), year);
        for year in [INDIA, (1, 1), AUSTRALIA] {
            assert_eq!(last("in_cgst_36", year), date(2033, 12, 31), "{year:?}");
            assert_eq!(last("in_income_tax", year), date(2034, 3, 31), "{year:?}");
        }
    }

    #[test]
    fn an_australian_bill_is_kept_seven_years_and_five_without_the_companies_act() {
        let bill = date(2026, 4, 20);
        let rules = in_force("AU", &[], TODAY);
        let last = |rules: &[Rule]| kept_until(rules, RecordKind::Books, bill, AUSTRALIA).map(|it| it.0);
        assert_eq!(last(&rules), Some(date(2033, 4, 20)));
        let sole = in_force("AU", &[own("au_corporations_286", 0, TODAY)], TODAY);
        assert_eq!(last(&sole), Some(date(2031, 6, 30)));
    }

    #[test]
    fn a_rule_of_the_workspace_holds_from_its_day_and_the_later_one_of_a_day_wins() {
        let rows = [own("mails", 12, TODAY), own("mails", 6, TODAY), own("mails", 1, date(2026, 12, 28))];
        let rule = of(&in_force("IN", &rows, TODAY), "mails");
        assert_eq!((rule.months, rule.is_own, rule.next), (6, true, Some((1, date(2026, 12, 28)))));
        assert_eq!(of(&in_force("IN", &rows, date(2026, 12, 28)), "mails").months, 1);
        assert_eq!(of(&in_force("IN", &rows, date(2026, 11, 27)), "mails").months, 24);
    }

    #[test]
    fn a_row_that_is_written_later_replaces_one_that_was_to_hold_later() {
        let rows = [own("mails", 1, date(2026, 12, 28)), own("mails", 36, TODAY)];
        for today in [TODAY, date(2027, 6, 1)] {
            let rule = of(&in_force("IN", &rows, today), "mails");
            assert_eq!((rule.months, rule.next), (36, None), "{today}");
        }
    }

    #[test]
    fn a_shorter_rule_waits_and_a_longer_one_does_not() {
        let rules = in_force("IN", &[], TODAY);
        let from = |months| holds_from(&rules, &of(&rules, "in_cgst_36"), months, TODAY);
        assert_eq!([96, 72].map(from), [TODAY; 2]);
        assert_eq!([60, 0].map(from), [date(2026, 12, 28); 2]);
    }

    #[test]
    fn the_first_rule_of_records_that_were_kept_for_ever_waits_too() {
        let later = date(2026, 12, 28);
        for (name, months, from) in [("mails", 1, later), ("mails", 0, TODAY), ("in_cgst_36", 72, TODAY)] {
            let rules = in_force("IN", &[own(name, 0, TODAY)], TODAY);
            assert_eq!(holds_from(&rules, &of(&rules, name), months, TODAY), from, "{name} {months}");
        }
    }

    #[test]
    fn records_without_a_rule_never_go() {
        let rules = in_force("IN", &[own("mails", 0, date(2026, 1, 2))], TODAY);
        assert_eq!(cutoff(&rules, RecordKind::Mails, INDIA, TODAY), None);
        assert_eq!(cutoff(&rules, RecordKind::Log, INDIA, TODAY), None);
        for kind in RecordKind::ALL {
            assert!(!kind.title().is_empty() && !kind.end().is_empty(), "{kind}");
        }
    }

    proptest! {
        #[test]
        fn what_may_go_is_over_and_the_next_day_is_not(
            days in 0_i64..20_000, month in 1_i8..=12, country in 0_usize..5, kind in 0_usize..7,
        ) {
            let today = date(2000, 1, 1).saturating_add(days.days());
            let country = ["IN", "AU", "DE", "GB", "FR"][country];
            let (kind, year) = (RecordKind::ALL[kind], (month, 1));
            let rules = in_force(country, &[], today);
            if let Some(day) = cutoff(&rules, kind, year, today) {
                let last = |of: Day| kept_until(&rules, kind, of, year).expect("a rule").0;
                prop_assert!(last(day) < today);
                prop_assert!(last(day.saturating_add(1.day())) >= today);
            }
        }

        #[test]
        fn a_later_record_is_never_kept_shorter(a in 0_i64..20_000, b in 0_i64..20_000, month in 1_i8..=12) {
            let day = |n: i64| date(1990, 1, 1).saturating_add(n.days());
            for country in ["IN", "AU", "DE"] {
                let rules = in_force(country, &[], TODAY);
                for rule in &rules {
                    let last = |n: i64| rule.last_day(day(n), (month, 1));
                    prop_assert!(last(a.min(b)) <= last(a.max(b)), "{}", rule.rule);
                }
            }
        }
    }
}
