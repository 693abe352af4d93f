//! Limits that the law sets at the counter, as dated data: cash from a person, cash paid to one, the sale that needs a
//! PAN, the cash that is looked at, the bill that names its buyer with the address.
//! Invariant: rules read the limit of the document's date; where nobody may override a limit, no row and no setting makes
//! it looser than the law that the product knows.

use kernel::country::Country;
use kernel::day::{Day, local_day};
use kernel::money::Money;
use kernel::permission::Permission;
use kernel::words;
use ledger_queries::accounts::legal_limits as sql;
use ledger_queries::accounts::periods::DayRule;
use platform::action::Query;
use platform::error::{Result, stored};
use platform::settings::Settings;
use platform::tx::{ReadTx, Workspace};
use platform::{input, word_fields};
use schemars::JsonSchema;
use serde::Serialize;

pub mod change;
pub(crate) mod page;

words! {
    /// A limit that the law sets.
    pub enum LimitCode {
        /// Cash received from a person in a day, for a bill, for an event.
        CashLimit = "cash_limit",
        /// One sale above it needs the buyer's PAN.
        PanRequired = "pan_required",
        /// Cash paid to a person in a day.
        CashPayoutLimit = "cash_payout_limit",
        /// Linked cash of a person that is flagged for review.
        AmlReview = "aml_review",
        /// A bill from which on the paper has the buyer's name and address.
        BuyerAddress = "buyer_address",
    }
}
word_fields!(LimitCode);

words! {
    /// When an amount is over a limit.
    pub enum Compare {
        /// When it reaches it.
        Reaches = ">=",
        /// When it is above it.
        Above = ">",
    }
}

words! {
    /// Who may make a limit looser than the law.
    pub enum OverrideBy {
        /// Nobody.
        None = "none",
        /// The Owner.
        Owner = "owner",
    }
}

words! {
    /// Where a row comes from.
    pub enum LimitSource {
        /// The law that the product knows.
        Law = "law",
        /// A setting of the workspace, which holds since it began.
        Settings = "settings",
        /// A row of the workspace.
        Workspace = "workspace",
    }
}

impl LimitCode {
    /// When an amount is over it.
    pub const fn compare(self) -> Compare {
        match self {
            LimitCode::CashLimit | LimitCode::AmlReview | LimitCode::BuyerAddress => Compare::Reaches,
            LimitCode::PanRequired | LimitCode::CashPayoutLimit => Compare::Above,
        }
    }

    /// Who may make it looser than the law.
    pub const fn override_by(self) -> OverrideBy {
        match self {
            LimitCode::CashPayoutLimit => OverrideBy::Owner,
            LimitCode::CashLimit
            | LimitCode::PanRequired
            | LimitCode::AmlReview
            | LimitCode::BuyerAddress => OverrideBy::None,
        }
    }

    /// Its name on pages.
    pub const fn name(self) -> &'static str {
        match self {
            LimitCode::CashLimit => "Cash from one person",
            LimitCode::PanRequired => "Sale without a PAN",
            LimitCode::CashPayoutLimit => "Cash paid to one person",
            LimitCode::AmlReview => "Cash that is looked at",
            LimitCode::BuyerAddress => "Bill without the buyer's name and address",
        }
    }

    /// What it is about, in a sentence.
    pub const fn words(self) -> &'static str {
        match self {
            LimitCode::CashLimit => "In a day, for a bill or for an event it stays below this.",
            LimitCode::PanRequired => "A sale above this needs the buyer's PAN.",
            LimitCode::CashPayoutLimit => "In a day no more than this is paid out in cash.",
            LimitCode::AmlReview => "From this amount on, a person's cash is flagged for the Owner.",
            LimitCode::BuyerAddress => {
                "From this amount before tax a bill to a buyer without a GSTIN has their name and address."
            }
        }
    }

    /// Its amount in the settings; None for one that no setting has.
    fn in_settings(self, settings: &Settings) -> Option<i64> {
        match self {
            LimitCode::CashLimit => Some(settings.cash_limit_minor),
            LimitCode::PanRequired => Some(settings.pan_above_minor),
            LimitCode::CashPayoutLimit => Some(settings.cash_payout_limit_minor),
            LimitCode::AmlReview => Some(settings.aml_cash_minor),
            LimitCode::BuyerAddress => None,
        }
    }
}

/// A limit from a day through a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct LimitRow {
    /// cash_limit, pan_required, cash_payout_limit, aml_review or buyer_address.
    pub code: LimitCode,
    /// The amount.
    pub amount_minor: Money,
    /// `>=`: an amount that reaches it is over it; `>`: only one above it.
    pub compare: Compare,
    /// Its first day.
    pub from: Day,
    /// Its last day; null while it is in force.
    pub to: Option<Day>,
    /// The law that sets it; null for a setting.
    pub law: Option<String>,
    /// Who may make it looser than the law: none or owner.
    #[serde(rename = "override")]
    pub override_by: OverrideBy,
    /// law, settings or workspace.
    pub source: LimitSource,
}

impl LimitRow {
    /// Whether it holds on a day.
    fn holds_on(&self, day: Day) -> bool {
        self.from <= day && self.to.is_none_or(|to| day <= to)
    }

    /// The limit without its days.
    fn limit(&self) -> Limit {
        Limit { amount: self.amount_minor, compare: self.compare }
    }
}

/// One line of the table below: code, amount, first and last day, law.
struct LawRow(LimitCode, i64, Day, Option<Day>, &'static str);

const fn day(year: i16, month: i8, day: i8) -> Day {
    jiff::civil::date(year, month, day)
}

/// The last day of the Income-tax Act 1961.
const OLD_ACT_ENDED: Option<Day> = Some(day(2026, 3, 31));
/// The first day of the Income-tax Act 2025.
const NEW_ACT_BEGAN: Day = day(2026, 4, 1);
const INDIA: &[LawRow] = &[
    LawRow(
        LimitCode::CashLimit,
        20_000_000,
        day(2017, 4, 1),
        OLD_ACT_ENDED,
        "Income-tax Act 1961, section 269ST",
    ),
    LawRow(LimitCode::CashLimit, 20_000_000, NEW_ACT_BEGAN, None, "Income-tax Act 2025, section 186"),
    LawRow(
        LimitCode::PanRequired,
        20_000_000,
        day(2016, 1, 1),
        None,
        "Income-tax Rules 1962, rule 114B, and its successor",
    ),
    LawRow(
        LimitCode::CashPayoutLimit,
        1_000_000,
        day(2017, 4, 1),
        None,
        "Income-tax Act 1961, section 40A(3), and its successor",
    ),
    LawRow(
        LimitCode::AmlReview,
        100_000_000,
        day(2017, 4, 1),
        None,
        "Prevention of Money-laundering Act 2002 and its rules",
    ),
    LawRow(LimitCode::BuyerAddress, 5_000_000, day(2017, 7, 1), None, "CGST Rules 2017, rule 46(e)"),
];

/// The rows that the product knows for a country.
pub fn defaults(country: Country) -> Vec<LimitRow> {
    let table = match country {
        Country::India => INDIA,
        Country::Australia | Country::Other(_) => &[],
    };
    let row = |known: &LawRow| LimitRow {
        code: known.0,
        amount_minor: Money::from_stored(known.1),
        compare: known.0.compare(),
        from: known.2,
        to: known.3,
        law: Some(known.4.to_owned()),
        override_by: known.0.override_by(),
        source: LimitSource::Law,
    };
    table.iter().map(row).collect()
}

/// The rows that the settings make: those that differ from the product's, from the day on which the workspace began.
fn of_settings(country: Country, settings: &Settings, began: Day) -> Vec<LimitRow> {
    let usual = Settings::default();
    let known = defaults(country);
    let codes = LimitCode::ALL.iter().copied().filter(|code| known.iter().any(|row| row.code == *code));
    let changed = codes.filter_map(|code| {
        let amount = code.in_settings(settings)?;
        (code.in_settings(&usual) != Some(amount)).then_some((code, amount))
    });
    changed
        .map(|(code, amount)| LimitRow {
            code,
            amount_minor: Money::from_stored(amount),
            compare: code.compare(),
            from: began,
            to: None,
            law: None,
            override_by: code.override_by(),
            source: LimitSource::Settings,
        })
        .collect()
}

/// A limit on some day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// The amount.
    pub amount: Money,
    /// When a sum is over it.
    pub compare: Compare,
}

impl Limit {
    /// Whether a sum is over it.
    pub fn is_passed_by(self, sum: Money) -> bool {
        match self.compare {
            Compare::Reaches => sum >= self.amount,
            Compare::Above => sum > self.amount,
        }
    }

    /// What may still be added to a sum, zero at least.
    pub fn room(self, so_far: Money) -> i64 {
        let most = match self.compare {
            // An amount equal to the limit is refused too: the room ends one minor unit below it.
            Compare::Reaches => self.amount.get() - 1,
            Compare::Above => self.amount.get(),
        };
        (most - so_far.get()).max(0)
    }
}

/// All limits of a workspace, by day.
#[derive(Clone, Debug, Default)]
pub struct LegalLimits(Vec<LimitRow>);

impl LegalLimits {
    /// The limits of a workspace: the law's, those that its settings make, and its own rows.
    pub(crate) fn of(workspace: &Workspace, own: Vec<LimitRow>) -> LegalLimits {
        // A setting holds since the workspace began, and so for every document that it has.
        let mut rows = of_settings(workspace.country, &workspace.settings, Day::MIN);
        rows.extend(defaults(workspace.country));
        rows.extend(own);
        LegalLimits(rows)
    }

    /// The limit of a day; None where no law sets one.
    pub fn on(&self, code: LimitCode, day: Day) -> Option<Limit> {
        in_force(&self.0, code, day).map(LimitRow::limit)
    }
}

/// The row of a limit that holds on a day: the workspace's own, else its setting, else the law's. Where nobody may override
/// the limit, the law's stays if it is tighter.
fn in_force(rows: &[LimitRow], code: LimitCode, day: Day) -> Option<&LimitRow> {
    let of = |source: LimitSource| {
        rows.iter().find(|row| row.code == code && row.source == source && row.holds_on(day))
    };
    let law = of(LimitSource::Law);
    let chosen = of(LimitSource::Workspace).or(of(LimitSource::Settings)).or(law)?;
    let is_looser = |law: &&LimitRow| chosen.limit().room(Money::ZERO) > law.limit().room(Money::ZERO);
    let tighter = law.filter(|_| code.override_by() == OverrideBy::None).filter(is_looser);
    Some(tighter.unwrap_or(chosen))
}

/// An own row among the rules of days; None for one that is no limit.
pub(crate) fn of_rule(rule: &DayRule) -> Result<Option<LimitRow>> {
    let Some(code) = LimitCode::of(&rule.rule) else { return Ok(None) };
    let row = |amount: i64, compare: &str, from: Day| -> Result<LimitRow> {
        Ok(LimitRow {
            code,
            amount_minor: Money::from_stored(amount),
            compare: stored(compare)?,
            from,
            to: rule.to_day,
            law: None,
            override_by: code.override_by(),
            source: LimitSource::Workspace,
        })
    };
    match (rule.amount_minor, rule.compare.as_deref(), rule.from_day) {
        (Some(amount), Some(compare), Some(from)) => row(amount, compare, from).map(Some),
        _ => Ok(None),
    }
}

input! {
    /// Asks for all limits.
    pub struct ListLimits {}
}

/// The limits of a workspace.
#[derive(Debug, Serialize, JsonSchema)]
pub struct LimitList {
    /// The rows by code and day: the law's, those of the settings, and the workspace's own.
    pub rows: Vec<LimitListed>,
}

/// A row, and whether it holds today.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct LimitListed {
    /// The row.
    #[serde(flatten)]
    pub row: LimitRow,
    /// Whether it is the one that holds today.
    pub in_force: bool,
}

impl Query for ListLimits {
    const NAME: &'static str = "sell.legal_limits";
    const NEEDS: Permission = Permission::RatesRead;
    const SUMMARY: &'static str = "Lists the limits that the law sets, and since when each holds.";
    type Output = LimitList;

    async fn fetch(self, tx: &ReadTx) -> Result<LimitList> {
        let (own, began) = (sql::limit_rows().prepare(tx).await?, sql::began_at().prepare(tx).await?);
        let tenant = tx.tenant();
        let (own, began) = tokio::join!(biased;
            async { own.bind(tx, &tenant).all().await },
            async { began.bind(tx, &tenant).one().await });
        let (own, began) = (own?, local_day(began?, &tx.workspace.zone));
        let mut rows = defaults(tx.workspace.country);
        rows.extend(of_settings(tx.workspace.country, &tx.workspace.settings, began));
        for row in own {
            let code: LimitCode = stored(&row.code)?;
            rows.push(LimitRow {
                code,
                amount_minor: Money::from_stored(row.amount_minor),
                compare: stored(&row.compare)?,
                from: row.from_day,
                to: row.to_day,
                law: Some(row.law),
                override_by: code.override_by(),
                source: LimitSource::Workspace,
            });
        }
        rows.sort_by_key(|row| (row.code, row.from, row.source));
        let today = tx.today();
        let holds = |row: &LimitRow| in_force(&rows, row.code, today) == Some(row);
        let listed = rows.iter().map(|row| LimitListed { in_force: holds(row), row: row.clone() });
        Ok(LimitList { rows: listed.collect() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(source: LimitSource, code: LimitCode, amount: i64, from: Day) -> LimitRow {
        LimitRow {
            code,
            amount_minor: Money::from_stored(amount),
            compare: code.compare(),
            from,
            to: None,
            law: None,
            override_by: code.override_by(),
            source,
        }
    }

    #[test]
    fn the_limit_of_the_documents_date_holds_and_is_never_looser_than_a_law_that_nobody_overrides() {
        use LimitCode::{CashLimit, CashPayoutLimit};
        let mut rows = defaults(Country::India);
        rows.push(row(LimitSource::Settings, CashLimit, 15_000_000, Day::MIN));
        rows.push(row(LimitSource::Workspace, CashLimit, 10_000_000, day(2026, 7, 1)));
        rows.push(row(LimitSource::Workspace, CashPayoutLimit, 2_000_000, day(2026, 7, 1)));
        let limits = LegalLimits(rows);
        let on = |code, day| limits.on(code, day).map(|limit| limit.amount.get());
        assert_eq!(on(CashLimit, day(2026, 6, 30)), Some(15_000_000));
        assert_eq!(on(CashLimit, day(2026, 7, 1)), Some(10_000_000));
        assert_eq!(on(CashPayoutLimit, day(2026, 6, 30)), Some(1_000_000));
        assert_eq!(on(CashPayoutLimit, day(2026, 7, 1)), Some(2_000_000), "the Owner may loosen it");
        let looser = vec![
            row(LimitSource::Law, CashLimit, 20_000_000, day(2017, 4, 1)),
            row(LimitSource::Settings, CashLimit, 30_000_000, Day::MIN),
        ];
        let limit = LegalLimits(looser).on(CashLimit, day(2026, 7, 1)).unwrap();
        assert_eq!(limit.amount.get(), 20_000_000);
    }

    #[test]
    fn a_limit_is_passed_when_it_is_reached_or_only_above_it() {
        let money = |minor| Money::new(minor).unwrap();
        let limit = |compare| Limit { amount: money(100), compare };
        for (compare, sum, passed, room) in [
            (Compare::Reaches, 99, false, 0),
            (Compare::Reaches, 100, true, 0),
            (Compare::Above, 100, false, 0),
            (Compare::Above, 101, true, 0),
            (Compare::Above, 60, false, 40),
            (Compare::Reaches, 60, false, 39),
        ] {
            assert_eq!(limit(compare).is_passed_by(money(sum)), passed, "{sum}");
            assert_eq!(limit(compare).room(money(sum)), room, "{sum}");
        }
    }

    #[test]
    fn the_rows_we_know_of_one_limit_never_overlap_and_other_countries_have_none() {
        let rows = defaults(Country::India);
        for code in LimitCode::ALL {
            let of_code: Vec<&LimitRow> = rows.iter().filter(|row| row.code == *code).collect();
            let apart = of_code.windows(2).all(|pair| pair[0].to.is_some_and(|to| to < pair[1].from));
            assert!(apart && !of_code.is_empty(), "{code}");
        }
        assert!(defaults(Country::Australia).is_empty());
    }
}
