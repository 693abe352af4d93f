//! The clocks of cases: how long each runs, when it is due, and when it reminds (protect.md, section 6).
//! Invariant: the moment when a clock is due follows from when it began and the calendar alone; it is never
//! earlier than it began.

use jiff::civil::Time;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, ToSpan};
use kernel::business_day::{Holiday, add_business_days, is_business_day, next_business_day};
use kernel::day::Instant;
use kernel::words;

/// When people who answer begin and end their day.
const OPENS: Time = Time::constant(9, 0, 0, 0);
const CLOSES: Time = Time::constant(17, 0, 0, 0);

words! {
    /// The clocks.
    pub enum Clock {
        /// A report of a weakness is acknowledged by a person.
        Acknowledgement = "acknowledgement",
        /// The reporter hears news.
        News = "news",
        /// The weakness is repaired and disclosed.
        Disclosure = "disclosure",
        /// The reporter is credited.
        Credit = "credit",
        /// The notice of an incident is mailed to the Owners of the affected workspaces.
        CustomerNotice = "customer_notice",
        /// The summary of an incident is published.
        PublicSummary = "public_summary",
        /// The authority of Australia gets its report.
        AuthorityAu = "authority_au",
        /// Whether an incident is notifiable in Australia is assessed.
        AssessmentAu = "assessment_au",
        /// The Data Protection Board of India gets the details.
        AuthorityIn = "authority_in",
        /// The computer emergency team of India gets its report.
        CertIn = "cert_in",
        /// The authority of the EU member state gets its report.
        AuthorityEu = "authority_eu",
        /// The authority of the United Kingdom gets its report.
        AuthorityUk = "authority_uk",
        /// The early warning of the EU Cyber Resilience Act.
        CraEarlyWarning = "cra_early_warning",
        /// The notification of the EU Cyber Resilience Act.
        CraNotification = "cra_notification",
        /// A person's request is passed on to the workspace.
        RequestForward = "request_forward",
        /// A person's request is answered.
        RequestDone = "request_done",
        /// A review of who may do what is completed.
        AccessReview = "access_review",
        /// The security of a supplier is reviewed again.
        SupplierReview = "supplier_review",
    }
}

/// How long a clock runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// Hours, whatever the day.
    Hours(i64),
    /// Days of the calendar: it is due at the same hour of a later day.
    Days(i64),
    /// Days on which people work, within their hours.
    BusinessDays(u32),
}

impl Limit {
    /// When a clock is due that began then.
    pub fn due(self, begun: Instant, calendar: &Calendar) -> Instant {
        match self {
            Limit::Hours(hours) => begun + SignedDuration::from_hours(hours),
            Limit::Days(days) => days_later(begun, days, calendar),
            Limit::BusinessDays(days) => business_days_later(begun, days, calendar),
        }
    }
}

/// The zone and the holidays by which clocks run.
#[derive(Clone, Debug)]
pub struct Calendar {
    /// The zone of the workspace.
    pub zone: TimeZone,
    /// The holidays that hold there.
    pub holidays: Vec<Holiday>,
}

impl Clock {
    /// How long it runs where nobody set another figure: the strictest that is promised or that a law sets.
    pub const fn limit(self) -> Limit {
        match self {
            Clock::Acknowledgement => Limit::BusinessDays(1),
            Clock::News | Clock::Credit | Clock::PublicSummary => Limit::Days(14),
            Clock::Disclosure => Limit::Days(90),
            Clock::CustomerNotice | Clock::CraEarlyWarning => Limit::Hours(24),
            Clock::AuthorityAu
            | Clock::AuthorityIn
            | Clock::AuthorityEu
            | Clock::AuthorityUk
            | Clock::CraNotification => Limit::Hours(72),
            Clock::AssessmentAu | Clock::RequestDone | Clock::AccessReview => Limit::Days(30),
            Clock::CertIn => Limit::Hours(6),
            Clock::RequestForward => Limit::Days(2),
            Clock::SupplierReview => Limit::Days(365),
        }
    }

    /// When it reminds: parts of its time, of so many.
    const fn reminds_at(self) -> (i64, &'static [i64]) {
        match self {
            Clock::Acknowledgement => (4, &[3]),
            Clock::News | Clock::Credit => (14, &[10]),
            Clock::PublicSummary => (14, &[7, 12]),
            Clock::Disclosure => (90, &[60, 80]),
            Clock::CustomerNotice | Clock::CraEarlyWarning => (24, &[6, 12, 18, 22]),
            Clock::AuthorityAu
            | Clock::AuthorityIn
            | Clock::AuthorityEu
            | Clock::AuthorityUk
            | Clock::CraNotification => (72, &[24, 48, 66]),
            Clock::AssessmentAu => (30, &[7, 20, 27]),
            Clock::CertIn => (6, &[2, 4, 5]),
            Clock::RequestForward | Clock::RequestDone | Clock::AccessReview => (10, &[5, 8]),
            Clock::SupplierReview => (365, &[335]),
        }
    }

    /// When it is due by its own limit.
    pub fn due(self, begun: Instant, calendar: &Calendar) -> Instant {
        self.limit().due(begun, calendar)
    }

    /// How many reminders are due by now: one for each moment that is past, and one when the time is over.
    pub fn reminders(self, begun: Instant, due: Instant, now: Instant) -> i16 {
        let (of, parts) = self.reminds_at();
        let whole = due.duration_since(begun).as_secs();
        let past = parts.iter().filter(|part| begun + SignedDuration::from_secs(whole * **part / of) <= now);
        past.count() as i16 + i16::from(now > due)
    }

    /// The task that ends it.
    pub const fn task(self) -> &'static str {
        match self {
            Clock::Acknowledgement => "Acknowledge the report",
            Clock::News => "Send the reporter news",
            Clock::Disclosure => "Repair the weakness and disclose it",
            Clock::Credit => "Credit the reporter",
            Clock::CustomerNotice => "Tell the Owners of the affected workspaces",
            Clock::PublicSummary => "Publish the summary",
            Clock::AuthorityAu => "Tell the authority of Australia",
            Clock::AssessmentAu => "Assess whether Australia has to be told",
            Clock::AuthorityIn => "Give the Data Protection Board of India the details",
            Clock::CertIn => "Report to the computer emergency team of India",
            Clock::AuthorityEu => "Tell the authority in the EU",
            Clock::AuthorityUk => "Tell the authority of the United Kingdom",
            Clock::CraEarlyWarning => "Send the early warning of the EU Cyber Resilience Act",
            Clock::CraNotification => "Send the notification of the EU Cyber Resilience Act",
            Clock::RequestForward => "Pass the request on",
            Clock::RequestDone => "Answer the request",
            Clock::AccessReview => "Complete the review of access",
            Clock::SupplierReview => "Review the security of the supplier again",
        }
    }
}

/// The same hour, days later by the calendar of the zone: a day on which the clocks change counts as one.
fn days_later(begun: Instant, days: i64, calendar: &Calendar) -> Instant {
    let local = begun.to_zoned(calendar.zone.clone());
    local.checked_add(days.days()).map_or(Instant::MAX, |later| later.timestamp())
}

/// The same hour of the business day that is so many later. A report that comes outside the hours of work
/// counts from the next time somebody works.
fn business_days_later(begun: Instant, days: u32, calendar: &Calendar) -> Instant {
    let local = begun.to_zoned(calendar.zone.clone());
    let (day, time) = (local.date(), local.time());
    let is_worked = is_business_day(day, &calendar.holidays);
    let (from, hour) = match is_worked && time < CLOSES {
        true => (day, time.max(OPENS)),
        false if is_worked => (add_business_days(day, 1, &calendar.holidays), OPENS),
        false => (next_business_day(day, &calendar.holidays), OPENS),
    };
    let due = add_business_days(from, days, &calendar.holidays).to_datetime(hour);
    due.to_zoned(calendar.zone.clone()).map_or(Instant::MAX, |due| due.timestamp())
}

#[cfg(test)]
mod calendars;

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use kernel::day::Day;
    use proptest::prelude::*;

    const ZONES: [&str; 3] = ["Australia/Hobart", "Asia/Kolkata", "Europe/Dublin"];

    fn calendar(zone: &str, off: &[Day]) -> Calendar {
        let holiday = |day: &Day| Holiday { day: *day, region: None, name: "A day off".into() };
        Calendar { zone: TimeZone::get(zone).expect("a zone"), holidays: off.iter().map(holiday).collect() }
    }

    fn at(text: &str, calendar: &Calendar) -> Instant {
        let local: jiff::civil::DateTime = text.parse().expect("a moment");
        local.to_zoned(calendar.zone.clone()).expect("a moment").timestamp()
    }

    #[test]
    fn a_report_is_acknowledged_at_the_same_hour_of_the_next_business_day() {
        let with_holiday = calendar("Australia/Hobart", &[date(2026, 11, 30)]);
        for (came, due) in [
            // Friday before a holiday on Monday.
            ("2026-11-27T16:00", "2026-12-01T16:00"),
            // After hours: from Tuesday's opening.
            ("2026-11-27T18:30", "2026-12-02T09:00"),
            ("2026-11-28T10:00", "2026-12-02T09:00"),
            ("2026-11-26T07:00", "2026-11-27T09:00"),
        ] {
            let found = Clock::Acknowledgement.due(at(came, &with_holiday), &with_holiday);
            assert_eq!(found, at(due, &with_holiday), "{came}");
        }
    }

    #[test]
    fn a_day_on_which_the_clocks_change_counts_as_one() {
        let there = calendar("Europe/Dublin", &[]);
        let due = Clock::News.due(at("2026-10-20T10:00", &there), &there);
        assert_eq!(due, at("2026-11-03T10:00", &there));
        let hours = Clock::CustomerNotice.due(at("2026-10-24T10:00", &there), &there);
        assert_eq!(hours.duration_since(at("2026-10-24T10:00", &there)), SignedDuration::from_hours(24));
    }

    #[test]
    fn a_clock_reminds_at_its_moments_and_when_it_is_over() {
        let there = calendar("Asia/Kolkata", &[]);
        let begun = at("2026-11-23T10:00", &there);
        let due = Clock::CustomerNotice.due(begun, &there);
        for (hours, many) in [(0, 0), (5, 0), (6, 1), (13, 2), (18, 3), (22, 4), (24, 4), (25, 5), (900, 5)] {
            let now = begun + SignedDuration::from_hours(hours);
            assert_eq!(Clock::CustomerNotice.reminders(begun, due, now), many, "{hours}");
        }
    }

    proptest! {
        #[test]
        fn a_clock_is_due_later_and_never_earlier_for_one_that_begins_later(
            zone in 0usize..3, from in 0i64..63_000_000, later in 1i64..700_000, off in prop::collection::btree_set(0i32..730, 0..60),
        ) {
            let first = date(2026, 1, 1);
            let off: Vec<Day> = off.into_iter().map(|n| first.saturating_add(i64::from(n).days())).collect();
            let there = calendar(ZONES[zone], &off);
            let begun = Instant::from_second(1_767_225_600 + from).expect("a moment");
            let then = begun + SignedDuration::from_secs(later);
            for &clock in Clock::ALL {
                let due = clock.due(begun, &there);
                prop_assert!(due > begun && clock.due(then, &there) >= due, "{clock}");
                prop_assert_eq!(clock.reminders(begun, due, begun), 0);
                let all = clock.reminders(begun, due, due + SignedDuration::from_secs(1));
                prop_assert!(all >= 1 && clock.reminders(begun, due, due) == all - 1);
            }
        }

        #[test]
        fn a_business_clock_is_due_when_somebody_works(zone in 0usize..3, from in 0i64..63_000_000, off in prop::collection::btree_set(0i32..730, 0..60)) {
            let first = date(2026, 1, 1);
            let off: Vec<Day> = off.into_iter().map(|n| first.saturating_add(i64::from(n).days())).collect();
            let there = calendar(ZONES[zone], &off);
            let begun = Instant::from_second(1_767_225_600 + from).expect("a moment");
            let due = Clock::Acknowledgement.due(begun, &there).to_zoned(there.zone.clone());
            prop_assert!(is_business_day(due.date(), &there.holidays));
            prop_assert!(due.time() >= OPENS && due.time() <= CLOSES);
        }
    }
}
