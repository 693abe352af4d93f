//! The settings of a workspace, with the defaults of api.md.
//! Invariant: only values that differ from their default are stored, and every key is listed here.

use crate::word_fields;
use kernel::country::Country;
use kernel::decimal::Percent;
use kernel::words;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

words! {
    /// How making is taxed in India.
    pub enum MakingTax {
        /// With the article, as one supply.
        Composite = "composite",
        /// As a service of its own.
        Separate = "separate",
    }
}
word_fields!(MakingTax);
words! {
    /// The rounding of a document's GST in Australia.
    pub enum GstRounding {
        /// The exact GST of all lines, rounded once.
        Total = "total",
        /// Each taxable line rounded, then summed.
        Line = "line",
    }
}
word_fields!(GstRounding);

words! {
    /// What a workspace does, which decides its menu and its first steps; every page stays open to those who may see it.
    pub enum Trade {
        /// Jewellery: rates, tagged pieces, metal.
        Jeweller = "jeweller",
        /// Food that is made: recipes, batches, lots.
        FoodMaker = "food_maker",
        /// Goods that are sold as they came in.
        Shop = "shop",
        /// Several of these.
        Several = "several",
    }
}
word_fields!(Trade);

impl Trade {
    /// Whether it works with precious metal.
    pub fn has_metal(self) -> bool {
        matches!(self, Trade::Jeweller | Trade::Several)
    }

    /// Whether it makes what it sells in batches.
    pub fn has_batches(self) -> bool {
        matches!(self, Trade::FoodMaker | Trade::Several)
    }
}

/// The settings of one workspace.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// jeweller, food_maker, shop or several: which pages the menu has and which first steps are proposed.
    pub trade: Trade,
    /// composite or separate: whether making is taxed with the article, or as a service of its own.
    pub making_tax: MakingTax,
    /// Bills are rounded to this many minor units: 0, 1 or 100; absent: 100 in India, else 0.
    pub round_off_to_minor: Option<i64>,
    /// How long a quoted rate is valid.
    pub price_lock_minutes: i64,
    /// A rate older than this must be published again.
    pub rate_stale_hours: i64,
    /// A larger change needs `confirm_jump`.
    pub rate_jump_percent: Percent,
    /// The discount up to which a Cashier may go.
    pub cashier_discount_percent: Percent,
    /// The same of a Manager.
    pub manager_discount_percent: Percent,
    /// The same of an Admin.
    pub admin_discount_percent: Percent,
    /// Cash received from a person must stay below this.
    pub cash_limit_minor: i64,
    /// A sale above this needs the buyer's PAN.
    pub pan_above_minor: i64,
    /// The most cash that is paid out to a person in a day.
    pub cash_payout_limit_minor: i64,
    /// Linked cash from this amount up is flagged for review.
    pub aml_cash_minor: i64,
    /// How Australian GST is rounded.
    pub gst_rounding: GstRounding,
    /// Prices include GST (Australia).
    pub prices_include_gst: bool,
    /// Which digits of the labels of the shop's own scale hold what, such as 20IIIIIWWWWWC; empty: it has none.
    pub scale_label: String,
    /// The UPI address that the counter's code asks customers to pay (India), such as shop@bank; empty: it shows no code.
    pub upi_address: String,
    /// A session that is idle for this long ends; at most 30.
    pub session_idle_minutes: i64,
    /// The same on a till, where it ends sooner; at most 30.
    pub till_idle_minutes: i64,
    /// A session ends after this many hours, however busy it is; at most 12.
    pub session_hours: i64,
    /// Everybody signs in with a second factor, not only Owner, Admin and Accountant.
    pub second_factor_for_all: bool,
    /// People can ask for a link by mail that signs them in.
    pub magic_link: bool,
    /// How long the removal of a lost second factor waits, so that its person and the Owners can stop it; at
    /// least 24.
    pub recovery_wait_hours: i64,
    /// After this many days the billing address is asked again whether anybody reads there; at most 180.
    pub billing_confirm_days: i64,
    /// The most papers (certificates, photographs) attached in a day; at most 500.
    pub papers_a_day: i64,
    /// Sign-ins of people with much power are unusual more than an hour before this hour of the day …
    pub anomaly_opens_hour: i64,
    /// … and more than an hour after this one.
    pub anomaly_closes_hour: i64,
    /// This many exported records in a day are unusual for a person who never exported any.
    pub anomaly_export_records: i64,
    /// This many times a person's own largest day of a month is unusual.
    pub anomaly_export_times: i64,
    /// This many voids, removals and new prices in an hour are unusual.
    pub anomaly_changes: i64,
    /// This many times a person's own busiest hour of a month is unusual.
    pub anomaly_change_times: i64,
    /// A new permission that is used within this many minutes is unusual.
    pub anomaly_power_minutes: i64,
    /// Sign-ins from two countries within this many minutes are unusual.
    pub anomaly_far_minutes: i64,
    /// How far ahead of the clock a reading may be.
    pub future_tolerance_s: i64,
    /// Milk warmer than this is refused at the gate.
    pub milk_max_temperature: String,
    /// The person who releases must not be the operator.
    pub four_eyes: bool,
    /// g/mol, for soap.
    pub molar_mass_naoh: String,
    /// g/mol, for soap.
    pub molar_mass_koh: String,
}

impl Settings {
    /// The unit for rounding a bill's total: whole rupees in India unless the workspace chose another.
    pub fn round_off_to(&self, country: Country) -> i64 {
        self.round_off_to_minor.unwrap_or(if country == Country::India { 100 } else { 0 })
    }
}

impl Default for Settings {
    fn default() -> Self {
        let percent = |n: i64| Percent::from_stored(n * 1_000_000);
        Self {
            trade: Trade::Several,
            making_tax: MakingTax::Composite,
            round_off_to_minor: None,
            price_lock_minutes: 30,
            rate_stale_hours: 24,
            rate_jump_percent: percent(10),
            cashier_discount_percent: percent(2),
            manager_discount_percent: percent(10),
            admin_discount_percent: percent(25),
            cash_limit_minor: 20_000_000,
            pan_above_minor: 20_000_000,
            cash_payout_limit_minor: 1_000_000,
            aml_cash_minor: 100_000_000,
            gst_rounding: GstRounding::Total,
            prices_include_gst: true,
            scale_label: String::new(),
            upi_address: String::new(),
            session_idle_minutes: 30,
            till_idle_minutes: 5,
            session_hours: 12,
            second_factor_for_all: false,
            magic_link: false,
            recovery_wait_hours: 72,
            billing_confirm_days: 180,
            papers_a_day: 100,
            anomaly_opens_hour: 6,
            anomaly_closes_hour: 22,
            anomaly_export_records: 10_000,
            anomaly_export_times: 5,
            anomaly_changes: 20,
            anomaly_change_times: 5,
            anomaly_power_minutes: 60,
            anomaly_far_minutes: 120,
            future_tolerance_s: 300,
            milk_max_temperature: "5.0".into(),
            four_eyes: true,
            molar_mass_naoh: "39.997".into(),
            molar_mass_koh: "56.1056".into(),
        }
    }
}
