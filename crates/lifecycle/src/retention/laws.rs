//! The rules of the program: for each country what its laws say about how long records are kept, and the
//! program's own for records that no law names.
//! Invariant: each rule has a source and the day from which it holds; of several rules the longest decides.

use super::rules::{Begins, RecordKind};
use jiff::civil::{Date, date};

/// The day on which the sources of the program were read.
pub const READ_ON: Date = date(2026, 11, 28);

/// A rule of the program.
#[derive(Clone, Copy, Debug)]
pub struct Law {
    /// Its stable name.
    pub rule: &'static str,
    /// Its name for people: the law and the place in it.
    pub title: &'static str,
    /// The country, as two letters; empty: any country.
    pub country: &'static str,
    /// The records.
    pub kind: RecordKind,
    /// How many months they are kept.
    pub months: i32,
    /// From when the months count.
    pub begins: Begins,
    /// The day from which it holds.
    pub from_day: Date,
    /// Where it is written.
    pub source: &'static str,
}

/// The countries whose laws are here.
pub const COUNTRIES: [&str; 4] = ["AU", "DE", "GB", "IN"];

/// Each rule.
pub const LAWS: [Law; 13] = [
    Law {
        rule: "in_cgst_36",
        title: "Central Goods and Services Tax Act 2017, section 36",
        country: "IN",
        kind: RecordKind::Books,
        months: 72,
        begins: Begins::AnnualReturn,
        from_day: date(2017, 7, 1),
        source: "Central Goods and Services Tax Act 2017, section 36: 72 months from the day on which the annual return is due",
    },
    Law {
        rule: "in_income_tax",
        title: "Income-tax Rules 1962, rule 6F(5)",
        country: "IN",
        kind: RecordKind::Books,
        months: 72,
        begins: Begins::YearAfterNext,
        from_day: date(1983, 4, 1),
        source: "Income-tax Rules 1962, rule 6F(5): six years from the end of the assessment year",
    },
    Law {
        rule: "in_companies_128",
        title: "Companies Act 2013, section 128(5)",
        country: "IN",
        kind: RecordKind::Books,
        months: 96,
        begins: Begins::FinancialYear,
        from_day: date(2014, 4, 1),
        source: "Companies Act 2013, section 128(5): eight financial years. It binds companies",
    },
    Law {
        rule: "in_pmla_12",
        title: "Prevention of Money-laundering Act 2002, section 12",
        country: "IN",
        kind: RecordKind::Parties,
        months: 60,
        begins: Begins::Record,
        from_day: date(2013, 2, 15),
        source: "Prevention of Money-laundering Act 2002, section 12: five years after the business with a customer ended",
    },
    Law {
        rule: "au_tax_262a",
        title: "Income Tax Assessment Act 1936, section 262A(4)",
        country: "AU",
        kind: RecordKind::Books,
        months: 60,
        begins: Begins::FinancialYear,
        from_day: date(1986, 7, 1),
        source: "Income Tax Assessment Act 1936, section 262A(4): five years after the transaction was completed",
    },
    Law {
        rule: "au_corporations_286",
        title: "Corporations Act 2001, section 286(2)",
        country: "AU",
        kind: RecordKind::Books,
        months: 84,
        begins: Begins::Record,
        from_day: date(2001, 7, 15),
        source: "Corporations Act 2001, section 286(2): seven years after the transaction was completed. It binds companies",
    },
    Law {
        rule: "de_ao_147_books",
        title: "Abgabenordnung, section 147(3), books",
        country: "DE",
        kind: RecordKind::Books,
        months: 120,
        begins: Begins::CalendarYear,
        from_day: date(1998, 12, 24),
        source: "Abgabenordnung, section 147(3): ten years for books, from the end of the calendar year",
    },
    Law {
        rule: "de_ao_147_vouchers",
        title: "Abgabenordnung, section 147(3), vouchers",
        country: "DE",
        kind: RecordKind::Books,
        months: 96,
        begins: Begins::CalendarYear,
        from_day: date(2025, 1, 1),
        source: "Abgabenordnung, section 147(3) as of 2025: eight years for vouchers, from the end of the calendar year",
    },
    Law {
        rule: "gb_vat_records",
        title: "Value Added Tax Act 1994, schedule 11, paragraph 6(3)",
        country: "GB",
        kind: RecordKind::Books,
        months: 72,
        begins: Begins::FinancialYear,
        from_day: date(1994, 9, 1),
        source: "Value Added Tax Act 1994, schedule 11, paragraph 6(3): six years",
    },
    Law {
        rule: "books_elsewhere",
        title: "Rule of this program: books of other countries",
        country: "",
        kind: RecordKind::Books,
        months: 120,
        begins: Begins::FinancialYear,
        from_day: date(2026, 1, 1),
        source: "This program, for countries whose laws it does not know: ten years, until an Owner sets the rule",
    },
    Law {
        rule: "requests",
        title: "Rule of this program: requests of persons",
        country: "",
        kind: RecordKind::Requests,
        months: 36,
        begins: Begins::Record,
        from_day: date(2026, 1, 1),
        source: "This program: three years after the answer, in which a person may complain about it",
    },
    Law {
        rule: "mails",
        title: "Rule of this program: mails with papers",
        country: "",
        kind: RecordKind::Mails,
        months: 24,
        begins: Begins::Record,
        from_day: date(2026, 1, 1),
        source: "This program: two years after a paper was mailed; the paper itself stays with the books",
    },
    Law {
        rule: "batches",
        title: "Rule of this program: batches, readings and lots",
        country: "",
        kind: RecordKind::Batches,
        months: 60,
        begins: Begins::Record,
        from_day: date(2026, 1, 1),
        source: "This program: at least five years, in which goods are traced and recalled",
    },
];

/// The name for people of the rule with this stable name; that one itself, for a rule of another version.
pub fn title_of(rule: &str) -> &str {
    LAWS.iter().find(|law| law.rule == rule).map_or(rule, |law| law.title)
}

/// The rules of a country, in the order of the table. The ten years for books hold only where no law of the
/// country is known.
pub fn of_country(country: &str) -> impl Iterator<Item = &'static Law> {
    let is_known = COUNTRIES.contains(&country);
    LAWS.iter().filter(move |law| match law.country {
        "" => law.kind != RecordKind::Books || !is_known,
        of => of == country,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn each_rule_has_a_name_of_its_own_a_source_and_a_time() {
        let names: BTreeSet<_> = LAWS.iter().map(|law| law.rule).collect();
        assert_eq!(names.len(), LAWS.len());
        let titles: BTreeSet<_> = LAWS.iter().map(|law| title_of(law.rule)).collect();
        assert_eq!(titles.len(), LAWS.len(), "a form keeps any two apart");
        assert_eq!(
            (title_of("in_companies_128"), title_of("x")),
            ("Companies Act 2013, section 128(5)", "x")
        );
        for law in &LAWS {
            assert!(!law.title.contains('_'), "{}", law.title);
            assert!(law.months > 0 && law.source.len() > 20 && law.rule.len() <= 32, "{}", law.rule);
            assert!(law.country.is_empty() || COUNTRIES.contains(&law.country), "{}", law.rule);
            assert!(law.from_day <= READ_ON, "{}", law.rule);
        }
    }

    #[test]
    fn a_country_has_its_own_laws_for_books_and_another_one_ten_years() {
        let books = |country: &str| {
            let of = of_country(country).filter(|law| law.kind == RecordKind::Books);
            of.map(|law| law.rule).collect::<Vec<_>>()
        };
        assert_eq!(books("IN"), ["in_cgst_36", "in_income_tax", "in_companies_128"]);
        assert_eq!(books("AU"), ["au_tax_262a", "au_corporations_286"]);
        assert_eq!(books("FR"), ["books_elsewhere"]);
        for country in COUNTRIES.into_iter().chain(["FR"]) {
            let kinds: BTreeSet<_> = of_country(country).map(|law| law.kind).collect();
            assert!(kinds.contains(&RecordKind::Requests) && kinds.contains(&RecordKind::Books), "{country}");
        }
    }
}
