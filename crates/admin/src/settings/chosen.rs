//! The settings that a workspace may change, each with its own type and limits.
//! Invariant: a name here is a name of `platform::settings::Settings`, and no value outside its limits
//! passes.

use identity::recovery::SHORTEST_HOURS;
use kernel::code::Code;
use kernel::decimal::{Decimal, Percent};
use kernel::money::Money;
use kernel::refusal::{Fault, Refusal, Ruled};
use kernel::scale_label::Layout;
use kernel::upi::UpiAddress;
use platform::fields::{Count, Name};
use platform::input;
use platform::input::{Faults, Field, Path, Shape};
use platform::settings::{GstRounding, MakingTax, Settings, Trade};
use serde_json::{Map, Value, json};

/// The units for rounding bills: none, one or a hundred minor units.
const ROUNDINGS: [i64; 3] = [0, 1, 100];
/// The word that empties a text: an absent setting stays as it is.
const NONE: &str = "none";
/// A quote lasts a day at most, and a rate is never older than a year.
const MINUTES: i32 = 24 * 60;
const HOURS: i32 = 365 * 24;
/// The highest values that a workspace may choose: the instance's own (promises.toml, session-short).
const IDLE_MINUTES: i32 = 30;
const SESSION_HOURS: i32 = 12;
/// A user who lost all factors is kept out for a month at most.
const WAIT_HOURS: i32 = 30 * 24;
/// A billing address must be confirmed again after at least 7 and at most 180 days.
const FEWEST_DAYS: i32 = 7;
const CONFIRM_DAYS: i32 = 180;
/// So many papers of 5 MB each do not fill a disk in a week.
const PAPERS: i32 = 500;
/// A reading more than a day ahead of the clock comes from a wrong clock.
const SECONDS: i32 = 24 * 60 * 60;
/// The upper limits for what counts as unusual: the instance's own values (protect.md, section 7).
const RECORDS: i32 = 10_000;
const CHANGES: i32 = 20;
const TIMES: i32 = 5;
/// New power is watched for at least an hour, and a person's location for two.
const POWER_MINUTES: i32 = 60;
const FAR_MINUTES: i32 = 120;

/// Yes or no, also as the words of a form: an empty box could not mean no.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct YesNo(pub bool);

impl Field for YesNo {
    fn read(value: &Value, at: &Path, faults: &mut Faults) -> Option<Self> {
        match (value, value.as_str()) {
            (Value::Bool(yes), _) => Some(YesNo(*yes)),
            (_, Some("yes")) => Some(YesNo(true)),
            (_, Some("no")) => Some(YesNo(false)),
            _ => {
                faults.add(at, Code::ValueUnknown);
                None
            }
        }
    }
    fn shape() -> Shape {
        Shape::Word(vec!["yes", "no"])
    }
}

/// A setting's value, as sent; its type depends on the key.
#[derive(Debug, Clone)]
pub struct AnyValue(pub Value);

impl Field for AnyValue {
    fn read(value: &Value, _: &Path, _: &mut Faults) -> Option<Self> {
        Some(AnyValue(value.clone()))
    }
    fn shape() -> Shape {
        Shape::Any
    }
}

input! {
    /// Settings to change; absent ones stay.
    pub struct Chosen {
        /// What the workspace does: jeweller, food_maker, shop or several.
        trade: Option<Trade>,
        /// How making is taxed.
        making_tax: Option<MakingTax>,
        /// The minor units that bills are rounded to: 0, 1 or 100.
        round_off_to_minor: Option<i64>,
        /// How long a quoted rate is valid.
        price_lock_minutes: Option<Count>,
        /// A rate older than this must be published again.
        rate_stale_hours: Option<Count>,
        /// A change of a rate above this must be confirmed.
        rate_jump_percent: Option<Percent>,
        /// The largest discount that a Cashier may give.
        cashier_discount_percent: Option<Percent>,
        /// The largest discount that a Manager may give.
        manager_discount_percent: Option<Percent>,
        /// The largest discount that an Admin may give.
        admin_discount_percent: Option<Percent>,
        /// Cash received from a person in a day stays below this.
        cash_limit_minor: Option<Money>,
        /// One sale above this needs the buyer's PAN.
        pan_above_minor: Option<Money>,
        /// Cash paid out to a person in a day.
        cash_payout_limit_minor: Option<Money>,
        /// Linked cash from here on is flagged for review.
        aml_cash_minor: Option<Money>,
        /// How Australian GST is rounded.
        gst_rounding: Option<GstRounding>,
        /// Prices include GST (Australia).
        prices_include_gst: Option<YesNo>,
        /// Which digits of the labels of the shop's own scale hold what: 13 characters such as 20IIIIIWWWWWC; "none" for no labels.
        scale_label: Option<Name>,
        /// The UPI address that the counter's code asks customers to pay (India), such as shop@bank; "none" for no code.
        upi_address: Option<Name>,
        /// A session that is not used for this long ends.
        session_idle_minutes: Option<Count>,
        /// The same on a till, where it ends sooner.
        till_idle_minutes: Option<Count>,
        /// A session ends after this many hours, even if it is used.
        session_hours: Option<Count>,
        /// Everybody signs in with a second factor, not only Owner, Admin and Accountant.
        second_factor_for_all: Option<YesNo>,
        /// Whether people can ask for a mailed link that signs them in.
        magic_link: Option<YesNo>,
        /// How long the removal of a lost second factor waits.
        recovery_wait_hours: Option<Count>,
        /// After this many days the billing address is asked to confirm again.
        billing_confirm_days: Option<Count>,
        /// How many papers (certificates, photographs) can be attached in a day.
        papers_a_day: Option<Count>,
        /// Sign-ins of Owner, Admin and Accountant more than an hour before this hour of the day are unusual.
        anomaly_opens_hour: Option<Count>,
        /// And more than an hour after this one.
        anomaly_closes_hour: Option<Count>,
        /// This many records exported in a day are unusual for a person who never exported any.
        anomaly_export_records: Option<Count>,
        /// This many times a person's own largest day of a month are unusual.
        anomaly_export_times: Option<Count>,
        /// This many voids, removals and new prices in an hour are unusual.
        anomaly_changes: Option<Count>,
        /// This many times a person's own busiest hour of a month are unusual.
        anomaly_change_times: Option<Count>,
        /// A new permission used within this many minutes is unusual.
        anomaly_power_minutes: Option<Count>,
        /// Sign-ins from two countries within this many minutes are unusual.
        anomaly_far_minutes: Option<Count>,
        /// How far ahead of the clock a reading may be.
        future_tolerance_s: Option<Count>,
        /// Milk warmer than this is refused at the gate.
        milk_max_temperature: Option<Decimal>,
        /// Whether somebody other than the maker must release a batch.
        four_eyes: Option<YesNo>,
        /// g/mol, for soap.
        molar_mass_naoh: Option<Decimal>,
        /// g/mol, for soap.
        molar_mass_koh: Option<Decimal>,
    }
}

impl Chosen {
    /// Checks all limits; the faults are named under `at` ("set."). Errors: `value_unknown`, `number_range`.
    pub(super) fn judge(&self, at: &str) -> Ruled<()> {
        let mut faults = Vec::new();
        let mut hold = |name: &str, fine: bool, code: Code| {
            if !fine {
                faults.push(Fault::new(format!("{at}{name}"), code));
            }
        };
        let odd = self.round_off_to_minor.is_some_and(|to| !ROUNDINGS.contains(&to));
        hold("round_off_to_minor", !odd, Code::ValueUnknown);
        let label = self.scale_label.as_ref().map_or(NONE, Name::as_str);
        hold("scale_label", label == NONE || Layout::parse(label).is_ok(), Code::ValueUnknown);
        let address = self.upi_address.as_ref().map_or(NONE, Name::as_str);
        hold("upi_address", address == NONE || UpiAddress::parse(address).is_ok(), Code::ValueUnknown);
        let within =
            |count: Option<Count>, least: i32, most: i32| count.is_none_or(|n| (least..=most).contains(&n.0));
        hold("price_lock_minutes", within(self.price_lock_minutes, 1, MINUTES), Code::NumberRange);
        hold("rate_stale_hours", within(self.rate_stale_hours, 1, HOURS), Code::NumberRange);
        hold("session_idle_minutes", within(self.session_idle_minutes, 1, IDLE_MINUTES), Code::NumberRange);
        hold("till_idle_minutes", within(self.till_idle_minutes, 1, IDLE_MINUTES), Code::NumberRange);
        hold("session_hours", within(self.session_hours, 1, SESSION_HOURS), Code::NumberRange);
        let waits = within(self.recovery_wait_hours, SHORTEST_HOURS, WAIT_HOURS);
        hold("recovery_wait_hours", waits, Code::NumberRange);
        let asks = within(self.billing_confirm_days, FEWEST_DAYS, CONFIRM_DAYS);
        hold("billing_confirm_days", asks, Code::NumberRange);
        hold("papers_a_day", within(self.papers_a_day, 1, PAPERS), Code::NumberRange);
        for (name, count, least, most) in self.of_watch() {
            hold(name, within(count, least, most), Code::NumberRange);
        }
        hold("future_tolerance_s", within(self.future_tolerance_s, 0, SECONDS), Code::NumberRange);
        for (name, percent) in [
            ("cashier_discount_percent", self.cashier_discount_percent),
            ("manager_discount_percent", self.manager_discount_percent),
            ("admin_discount_percent", self.admin_discount_percent),
        ] {
            hold(name, percent.is_none_or(|p| p.get() <= 100_000_000), Code::NumberRange);
        }
        // The law sets these limits, and a setting only makes them tighter. An Owner overrides one of them on the books' page.
        let law = Settings::default();
        for (name, money, most) in [
            ("cash_limit_minor", self.cash_limit_minor, law.cash_limit_minor),
            ("pan_above_minor", self.pan_above_minor, law.pan_above_minor),
            ("cash_payout_limit_minor", self.cash_payout_limit_minor, law.cash_payout_limit_minor),
            ("aml_cash_minor", self.aml_cash_minor, law.aml_cash_minor),
        ] {
            hold(name, money.is_none_or(|m| (0..=most).contains(&m.get())), Code::NumberRange);
        }
        for (name, mass) in
            [("molar_mass_naoh", self.molar_mass_naoh), ("molar_mass_koh", self.molar_mass_koh)]
        {
            hold(name, mass.is_none_or(|m| m.mantissa() > 0), Code::NumberRange);
        }
        if faults.is_empty() { Ok(()) } else { Err(Refusal::invalid(faults)) }
    }

    /// The settings of the watch, each with its limits.
    fn of_watch(&self) -> [(&'static str, Option<Count>, i32, i32); 8] {
        [
            ("anomaly_opens_hour", self.anomaly_opens_hour, 0, 24),
            ("anomaly_closes_hour", self.anomaly_closes_hour, 0, 24),
            ("anomaly_export_records", self.anomaly_export_records, 1, RECORDS),
            ("anomaly_export_times", self.anomaly_export_times, 1, TIMES),
            ("anomaly_changes", self.anomaly_changes, 2, CHANGES),
            ("anomaly_change_times", self.anomaly_change_times, 1, TIMES),
            ("anomaly_power_minutes", self.anomaly_power_minutes, POWER_MINUTES, MINUTES),
            ("anomaly_far_minutes", self.anomaly_far_minutes, FAR_MINUTES, MINUTES),
        ]
    }

    /// The named settings, as they are stored.
    pub(super) fn values(&self) -> Map<String, Value> {
        let text = |it: &Option<Name>| {
            it.as_ref().map(|it| json!(Some(it.as_str()).filter(|it| *it != NONE).unwrap_or_default()))
        };
        let count = |n: Option<Count>| n.map(|n| json!(n.0));
        let percent = |p: Option<Percent>| p.map(|p| json!(p.to_string()));
        let money = |m: Option<Money>| m.map(|m| json!(m.get()));
        let decimal = |d: Option<Decimal>| d.map(|d| json!(d.to_string()));
        let values = [
            ("trade", self.trade.map(|word| json!(word.as_str()))),
            ("making_tax", self.making_tax.map(|word| json!(word.as_str()))),
            ("round_off_to_minor", self.round_off_to_minor.map(|n| json!(n))),
            ("price_lock_minutes", count(self.price_lock_minutes)),
            ("rate_stale_hours", count(self.rate_stale_hours)),
            ("rate_jump_percent", percent(self.rate_jump_percent)),
            ("cashier_discount_percent", percent(self.cashier_discount_percent)),
            ("manager_discount_percent", percent(self.manager_discount_percent)),
            ("admin_discount_percent", percent(self.admin_discount_percent)),
            ("cash_limit_minor", money(self.cash_limit_minor)),
            ("pan_above_minor", money(self.pan_above_minor)),
            ("cash_payout_limit_minor", money(self.cash_payout_limit_minor)),
            ("aml_cash_minor", money(self.aml_cash_minor)),
            ("gst_rounding", self.gst_rounding.map(|word| json!(word.as_str()))),
            ("prices_include_gst", self.prices_include_gst.map(|yes| json!(yes.0))),
            ("scale_label", text(&self.scale_label)),
            ("upi_address", text(&self.upi_address)),
            ("session_idle_minutes", count(self.session_idle_minutes)),
            ("till_idle_minutes", count(self.till_idle_minutes)),
            ("session_hours", count(self.session_hours)),
            ("second_factor_for_all", self.second_factor_for_all.map(|yes| json!(yes.0))),
            ("magic_link", self.magic_link.map(|yes| json!(yes.0))),
            ("recovery_wait_hours", count(self.recovery_wait_hours)),
            ("billing_confirm_days", count(self.billing_confirm_days)),
            ("papers_a_day", count(self.papers_a_day)),
            ("future_tolerance_s", count(self.future_tolerance_s)),
            ("milk_max_temperature", decimal(self.milk_max_temperature)),
            ("four_eyes", self.four_eyes.map(|yes| json!(yes.0))),
            ("molar_mass_naoh", decimal(self.molar_mass_naoh)),
            ("molar_mass_koh", decimal(self.molar_mass_koh)),
        ];
        let of_watch = self.of_watch().map(|(name, n, ..)| (name, count(n)));
        values
            .into_iter()
            .chain(of_watch)
            .filter_map(|(name, value)| Some((name.to_owned(), value?)))
            .collect()
    }
}
