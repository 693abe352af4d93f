//! The words of a jeweller's counter for metals, fineness, weights of rates, ways of paying.
//! Invariant: nothing is computed or rounded here; a value without a name is shown as stored.

use catalogue::{Phrase, say};
use kernel::decimal::{Fineness, PerMg};
use kernel::metal::Metal;

/// What Australian law calls a credit note and a debit note (GST Act 1999, sections 29-75 and 29-80).
pub(crate) const ADJUSTMENT_NOTE: &str = "Adjustment note";

/// Karats by their usual fineness in hundredths of parts per thousand (IS 1417:2016).
const KARATS: [(i64, &str); 8] = [
    (99_900, "24K"),
    (99_500, "24K 995"),
    (95_800, "23K"),
    (91_600, "22K"),
    (83_300, "20K"),
    (75_000, "18K"),
    (58_500, "14K"),
    (37_500, "9K"),
];

/// "Gold 22K", "Silver 925", "Gold 781.25".
pub fn piece(metal: Metal, fineness: Fineness) -> Phrase {
    say!("{metal} {purity}", metal = Phrase::of(metal_name(metal)), purity = purity(metal, fineness))
}

/// "22K", "925".
pub fn purity(metal: Metal, fineness: Fineness) -> String {
    let karat = KARATS.iter().find(|(ppt, _)| metal == Metal::Gold && *ppt == fineness.get());
    karat.map_or_else(|| fineness.to_string(), |(_, name)| (*name).to_owned())
}

/// "Gold".
pub fn metal_name(metal: Metal) -> &'static str {
    match metal {
        Metal::Gold => "Gold",
        Metal::Silver => "Silver",
        Metal::Platinum => "Platinum",
        Metal::Palladium => "Palladium",
    }
}

/// "Old gold": what a purchase voucher calls it where nobody described it.
pub fn old_metal_name(metal: Metal) -> &'static str {
    match metal {
        Metal::Gold => "Old gold",
        Metal::Silver => "Old silver",
        Metal::Platinum => "Old platinum",
        Metal::Palladium => "Old palladium",
    }
}

/// The metal of a commodity in fine mg: "AU_FINE_MG" is gold.
pub fn commodity_metal(commodity: &str) -> &str {
    let metal = Metal::ALL.iter().find(|metal| metal.commodity() == commodity);
    metal.map_or(commodity, |metal| metal_name(*metal))
}

/// The weight of a rate: "gram", "10 g", "tola".
pub fn per(per_mg: PerMg) -> Phrase {
    match PER.into_iter().find(|(stored, ..)| *stored == per_mg.get()) {
        Some((_, name, _)) => name,
        None => Phrase::verbatim(format!("{per_mg} mg")),
    }
}

/// The same after a price: "/g", "/10 g", "/tola".
pub fn slash(per_mg: PerMg) -> String {
    match PER.iter().find(|(stored, ..)| *stored == per_mg.get()) {
        Some((_, _, short)) => format!("/{short}"),
        None => format!("/{per_mg} mg"),
    }
}

/// The weights of rates: as stored, in words, short (sell.md section 1).
const PER: [(i64, Phrase, &str); 5] = [
    (10_000_000, Phrase::of("gram"), "g"),
    (100_000_000, Phrase::of("10 g"), "10 g"),
    (116_638_038, Phrase::of("tola"), "tola"),
    (80_000_000, Phrase::of("pavan"), "pavan"),
    (311_034_768, Phrase::of("troy ounce"), "oz t"),
];

/// The weights for which a rate may be published: the sent value, and its name.
pub const WEIGHTS: [(&str, &str); 5] = [
    ("1000", "a gram"),
    ("10000", "10 grams"),
    ("11663.8038", "a tola"),
    ("8000", "a pavan"),
    ("31103.4768", "a troy ounce"),
];

/// The offered finenesses; users may type any other.
pub const FINENESSES: [&str; 8] = ["999", "995", "916", "833", "750", "585", "925", "950"];

/// The name of a way of paying: "Cash", "UPI".
pub fn mode(mode: &str) -> Phrase {
    match mode {
        "upi" => "UPI".into(),
        "card" => "Card".into(),
        "cash" => "Cash".into(),
        "bank" => "Bank".into(),
        "cheque" => "Cheque".into(),
        other => Phrase::verbatim(capital(&other.replace('_', " "))),
    }
}

/// India's states and union territories by the two digits of a GSTIN (GSTN's state code list).
const STATES: [(&str, &str); 38] = [
    ("01", "Jammu and Kashmir"),
    ("02", "Himachal Pradesh"),
    ("03", "Punjab"),
    ("04", "Chandigarh"),
    ("05", "Uttarakhand"),
    ("06", "Haryana"),
    ("07", "Delhi"),
    ("08", "Rajasthan"),
    ("09", "Uttar Pradesh"),
    ("10", "Bihar"),
    ("11", "Sikkim"),
    ("12", "Arunachal Pradesh"),
    ("13", "Nagaland"),
    ("14", "Manipur"),
    ("15", "Mizoram"),
    ("16", "Tripura"),
    ("17", "Meghalaya"),
    ("18", "Assam"),
    ("19", "West Bengal"),
    ("20", "Jharkhand"),
    ("21", "Odisha"),
    ("22", "Chhattisgarh"),
    ("23", "Madhya Pradesh"),
    ("24", "Gujarat"),
    ("26", "Dadra and Nagar Haveli and Daman and Diu"),
    ("27", "Maharashtra"),
    ("28", "Andhra Pradesh (before division)"),
    ("29", "Karnataka"),
    ("30", "Goa"),
    ("31", "Lakshadweep"),
    ("32", "Kerala"),
    ("33", "Tamil Nadu"),
    ("34", "Puducherry"),
    ("35", "Andaman and Nicobar Islands"),
    ("36", "Telangana"),
    ("37", "Andhra Pradesh"),
    ("38", "Ladakh"),
    ("97", "Other territory"),
];

/// The name of a state: "27" is Maharashtra.
pub fn state_name(code: &str) -> Option<&'static str> {
    STATES.iter().find(|(known, _)| *known == code).map(|(_, name)| *name)
}

/// The text with a capital first letter.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

/// Texts one after the other, as in a list: "BG-0418, Gold 22K".
pub fn listed(texts: impl IntoIterator<Item = Phrase>) -> Phrase {
    let listed = texts.into_iter().reduce(|before, next| say!("{before}, {next}", before, next));
    listed.unwrap_or_default()
}

/// How long ago, roughly: "5 min", "3 h", "2 days".
pub fn age(seconds: i64) -> Phrase {
    match seconds {
        ..0 => Phrase::of("ahead"),
        0..60 => Phrase::of("just now"),
        60..3_600 => say!("{minutes}\u{a0}min ago", minutes = seconds / 60),
        3_600..172_800 => say!("{hours}\u{a0}h ago", hours = seconds / 3_600),
        _ => say!("{days}\u{a0}days ago", days = seconds / 86_400),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fineness(text: &str) -> Fineness {
        Fineness::parse(text).expect("a fineness")
    }

    #[test]
    fn gold_is_called_by_its_karat_and_everything_else_by_its_parts_per_thousand() {
        for (metal, ppt, name) in [
            (Metal::Gold, "916", "Gold 22K"),
            (Metal::Gold, "995", "Gold 24K 995"),
            (Metal::Gold, "781.25", "Gold 781.25"),
            (Metal::Silver, "999", "Silver 999"),
            (Metal::Platinum, "950", "Platinum 950"),
        ] {
            assert_eq!(piece(metal, fineness(ppt)), name);
        }
    }

    #[test]
    fn a_rate_says_the_weight_it_is_for() {
        for (text, words, short) in
            [("1000", "gram", "/g"), ("11663.8038", "tola", "/tola"), ("5000", "5000 mg", "/5000 mg")]
        {
            let per_mg = PerMg::parse(text).expect("a weight");
            assert_eq!((per(per_mg).to_string(), slash(per_mg)), (words.to_owned(), short.to_owned()));
        }
        assert!(
            WEIGHTS
                .iter()
                .all(|(sent, _)| !per(PerMg::parse(sent).expect("a weight")).to_string().ends_with("mg"))
        );
    }

    #[test]
    fn an_age_is_told_in_the_unit_a_person_would_use() {
        for (seconds, words) in [
            (5, "just now"),
            (300, "5\u{a0}min ago"),
            (7_200, "2\u{a0}h ago"),
            (259_200, "3\u{a0}days ago"),
            (-9, "ahead"),
        ] {
            assert_eq!(age(seconds), words);
        }
    }

    #[test]
    fn a_way_of_paying_and_a_metal_have_their_words() {
        assert_eq!([mode("upi"), mode("old_metal")].map(|it| it.to_string()), ["UPI", "Old metal"]);
        assert_eq!((commodity_metal("AU_FINE_MG"), commodity_metal("XX")), ("Gold", "XX"));
        assert_eq!((state_name("27"), state_name("99")), (Some("Maharashtra"), None));
    }
}
