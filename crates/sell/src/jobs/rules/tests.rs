//! The metal of jobs, in a jeweller's own figures.

use kernel::day::{Day, parse_day, parse_instant};
use kernel::decimal::PerMg;
use ledger::accounts::journal::journal_of;
use uuid::Uuid;

use super::*;
use crate::pricing::{OwnMetal, added_value};

/// The lines and the movements of a delivery.
pub(super) fn deliver(
    pieces: &[(MetalWeight, i64)],
    agreed: Option<Percent>,
    returned: &BTreeMap<Metal, i64>,
    balances: &Balances,
) -> Ruled<(Vec<OwnMetal>, Vec<Movement>)> {
    let coverage = cover(pieces, agreed, balances)?;
    let movements = coverage.deliver(returned, balances)?;
    Ok((coverage.lines, movements))
}

pub(super) fn weight(metal: Metal, net: i64, fineness: &str) -> MetalWeight {
    let fineness = Fineness::parse(fineness).expect("a fineness");
    MetalWeight { metal, net: Milligrams::new(net).expect("a weight"), fineness }
}

fn gold(net: i64, fineness: &str) -> MetalWeight {
    weight(Metal::Gold, net, fineness)
}

fn of_gold(fine: i64) -> BTreeMap<Metal, i64> {
    BTreeMap::from([(Metal::Gold, fine)])
}

fn holds(custody: i64, karigar: i64, owed: i64) -> Balances {
    BTreeMap::from([(Metal::Gold, Balance { custody, karigar, owed })])
}

/// The journal of movements, as "account amount" in the order of the accounts.
fn journal(movements: &[Movement], karigar: Option<&str>) -> Vec<String> {
    let parties = Parties { customer: Some("c"), karigar };
    let rows = journal_of(&transfers(movements, &parties)).expect("a journal");
    let mut rows: Vec<String> = rows.iter().map(|row| format!("{} {}", row.account, row.amount)).collect();
    rows.sort();
    rows
}

fn percent(text: &str) -> Option<Percent> {
    Percent::parse(text).ok()
}

#[test]
fn each_step_fits_its_states_and_no_other() {
    use JobState::{Cancelled, Delivered, InWork, Ready, Taken};
    let table = [
        (Step::Deposit, [Some(Taken), Some(InWork), Some(Ready), None, None]),
        (Step::Start, [Some(InWork), None, None, None, None]),
        (Step::Issue, [Some(InWork), Some(InWork), None, None, None]),
        (Step::Receive, [None, Some(InWork), Some(Ready), None, None]),
        (Step::Ready, [None, Some(Ready), None, None, None]),
        (Step::Deliver, [None, None, Some(Delivered), None, None]),
        (Step::Reverse, [None, None, None, Some(Ready), None]),
        (Step::Cancel, [Some(Cancelled), Some(Cancelled), Some(Cancelled), None, None]),
        (Step::ReturnMetal, [None, None, None, Some(Delivered), Some(Cancelled)]),
        (Step::BuyMetal, [None, None, None, Some(Delivered), Some(Cancelled)]),
    ];
    for (step, after) in table {
        for (state, after) in [Taken, InWork, Ready, Delivered, Cancelled].into_iter().zip(after) {
            assert_eq!(step.after(state).ok(), after, "{step} from {state}");
        }
    }
    let refused = Step::Cancel.after(Delivered).expect_err("it is over");
    assert_eq!((refused.code, refused.facts["state"].as_str()), (Code::OrderStateInvalid, Some("delivered")));
}

#[test]
fn an_item_weighs_at_least_its_metal_and_names_it() {
    let of = |gross: i64, net: i64| ItemWeight {
        gross: Milligrams::new(gross).ok(),
        net: Milligrams::new(net).ok(),
        metal: Some(Metal::Gold),
        fineness: Fineness::parse("916").ok(),
    };
    assert_eq!(of(21_000, 21_300).faults(), [("net_mg", Code::WeightMismatch)]);
    assert_eq!(of(21_300, 21_300).faults(), []);
    assert_eq!(of(31_200, 0).faults(), [], "a piece that is only looked after");
    let bare = ItemWeight { net: Milligrams::new(5).ok(), ..ItemWeight::default() };
    assert_eq!(bare.faults(), [("metal", Code::FieldRequired), ("fineness_ppt", Code::FieldRequired)]);
    let faults = sound_items(&[of(5, 5), of(5, 6)]);
    assert_eq!(faults.iter().map(|fault| fault.field.as_str()).collect::<Vec<_>>(), ["items[1].net_mg"]);
}

#[test]
fn a_bangle_and_a_chain_come_in_and_go_to_the_karigar() {
    let fine = [gold(21_300, "916"), gold(4_100, "833.33")].map(|item| item.fine().unwrap());
    assert_eq!(fine, [19_511, 3_417]);
    let taken = take(&of_gold(22_928));
    assert_eq!(journal(&taken, None), ["M_CUSTODY 22928", "M_CUSTOMER -22928"]);
    let items = [1, 2].map(|number| ItemHeld {
        number,
        metal: Some(Metal::Gold),
        fine: fine[usize::try_from(number - 1).unwrap()],
        is_whole: true,
    });
    let rows = issue(&[Issue::Item(1), Issue::Item(2)], &items).unwrap();
    let moved = issue_movements(&rows).unwrap();
    assert_eq!(journal(&moved, Some("k")), ["M_CUSTODY -22928", "M_KARIGAR 22928"]);
    // The shop adds 6 g of its own.
    let rows = issue(&[Issue::Item(1), Issue::Shop(gold(6_000, "916"))], &items).unwrap();
    let moved = issue_movements(&rows).unwrap();
    assert_eq!(journal(&moved, Some("k")), ["M_CUSTODY -19511", "M_KARIGAR 25007", "M_STOCK -5496"]);
}

#[test]
fn an_item_goes_out_once() {
    let item = |is_whole| ItemHeld { number: 1, metal: Some(Metal::Gold), fine: 10, is_whole };
    let refused = |rows: &[Issue], item: ItemHeld| {
        let refusal = issue(rows, &[item]).expect_err("refused");
        (refusal.code, refusal.faults[0].field.clone())
    };
    let one = Issue::Item(1);
    assert_eq!(refused(&[one], item(false)), (Code::LotInsufficient, "lots[0].item".to_owned()));
    assert_eq!(refused(&[one, one], item(true)), (Code::LotInsufficient, "lots[1].item".to_owned()));
    assert_eq!(refused(&[one, Issue::Item(2)], item(true)), (Code::NotFound, "lots[1].item".to_owned()));
}

#[test]
fn what_the_karigar_brings_goes_to_the_job_or_to_stock() {
    let back = BTreeMap::from([(Metal::Gold, BroughtBack { fine: 22_574, wastage: 344 })]);
    let for_job = receive(&back, true).unwrap();
    assert_eq!(journal(&for_job, Some("k")), ["M_CUSTODY 22574", "M_KARIGAR -22918", "M_WASTAGE 344"]);
    let for_shop = receive(&back, false).unwrap();
    assert_eq!(journal(&for_shop, Some("k")), ["M_KARIGAR -22918", "M_STOCK 22574", "M_WASTAGE 344"]);
}

#[test]
fn work_in_the_shop_uses_metal_up_or_takes_it_from_stock() {
    let none = BTreeMap::new();
    let less = ready(&of_gold(9_900), &none, &holds(10_000, 0, 10_000)).unwrap();
    assert_eq!(journal(&less, None), ["M_CUSTODY -100", "M_WASTAGE 100"]);
    let more = ready(&of_gold(12_000), &none, &holds(10_000, 0, 10_000)).unwrap();
    assert_eq!(journal(&more, None), ["M_CUSTODY 2000", "M_STOCK -2000"]);
    // A piece of 4 g is there already and is not weighed again.
    let rest = ready(&of_gold(6_000), &of_gold(4_000), &holds(10_000, 0, 10_000)).unwrap();
    assert!(journal(&rest, None).is_empty());
}

#[test]
fn more_gold_came_in_than_the_piece_needs() {
    let pieces = [(gold(18_750, "916"), 17_175)];
    let balances = holds(22_574, 10, 22_928);
    let refused = deliver(&pieces, percent("2.5"), &of_gold(5_325), &balances).expect_err("one too many");
    assert_eq!((refused.code, refused.facts["available_mg"].as_i64()), (Code::LotInsufficient, Some(5_324)));
    let (lines, movements) = deliver(&pieces, percent("2.5"), &of_gold(4_580), &balances).unwrap();
    assert_eq!(lines, [OwnMetal { wastage_fine_mg: 429, covered_fine_mg: 17_604, added_fine_mg: 0 }]);
    assert_eq!(
        journal(&movements, None),
        ["M_CUSTODY -21830", "M_CUSTOMER 22184", "M_STOCK 75", "M_WASTAGE -429"]
    );
    let after = movements[0].after(balances[&Metal::Gold]);
    assert_eq!(after, Balance { custody: 744, karigar: 10, owed: 744 });
    // The bill is reversed: everything is as it was before.
    let Movement { custody, karigar, owed, stock, .. } = movements[0];
    let row = Balance { custody, karigar, owed };
    let undone = Movement::undoing(Metal::Gold, row, stock, movements[0].elsewhere());
    assert_eq!((undone.after(after), undone.stock), (balances[&Metal::Gold], -75));
    let back = give_back(&BTreeMap::new(), &of_gold(744), &BTreeMap::from([(Metal::Gold, after)])).unwrap();
    assert_eq!(journal(&back, None), ["M_CUSTODY -744", "M_CUSTOMER 744"]);
}

#[test]
fn the_shop_adds_what_the_coin_lacks_and_bills_it_at_the_agreed_rate() {
    let piece = gold(13_900, "916");
    let (lines, movements) =
        deliver(&[(piece, 12_732)], percent("3"), &BTreeMap::new(), &holds(13_201, 0, 7_960)).unwrap();
    assert_eq!(lines, [OwnMetal { wastage_fine_mg: 382, covered_fine_mg: 7_960, added_fine_mg: 5_154 }]);
    assert_eq!(
        journal(&movements, None),
        ["M_CUSTODY -13201", "M_CUSTOMER 7960", "M_SOLD 5154", "M_STOCK 469", "M_WASTAGE -382"]
    );
    let rate = RateUsed {
        rate_id: Uuid::nil(),
        rate_minor: Money::new(715_000).unwrap(),
        per_mg: PerMg::parse("1000").unwrap(),
        effective_at: parse_instant("2026-07-01T11:00:00+05:30").unwrap(),
    };
    let value = |fine: i64| added_value(fine, &rate, piece.fineness).map(Money::get);
    assert_eq!((value(5_154), value(0)), (Ok(4_023_046), Ok(0)));
    let until = |text: &str| -> Day { parse_day(text).unwrap() };
    let agreed =
        AgreedRate { metal: Some(Metal::Gold), fineness: piece.fineness, rate, until: until("2026-07-31") };
    let is_for_gold =
        |day: &str, fineness: Fineness| agreed.on(until(day), Metal::Gold, fineness, &[]).is_some();
    assert!(is_for_gold("2026-07-31", piece.fineness));
    assert!(!is_for_gold("2026-08-01", piece.fineness));
    assert!(!is_for_gold("2026-07-31", Fineness::parse("750").unwrap()));
    // A rate is for its own metal, whatever the customer brings. One of before is for each metal of the items.
    let before = AgreedRate { metal: None, ..agreed.clone() };
    let (gold, silver) = (Metal::Gold, Metal::Silver);
    let both = [gold, silver];
    for (rate, metal, of_job, is_for_it) in [
        (&agreed, gold, &both[1..], true),
        (&agreed, silver, &both[..], false),
        (&before, gold, &both[..0], true),
        (&before, silver, &both[..0], false),
        (&before, silver, &both[..], true),
        (&before, gold, &both[1..], false),
    ] {
        let found = rate.on(until("2026-07-31"), metal, piece.fineness, of_job);
        assert_eq!(found.is_some(), is_for_it, "{rate:?} for {metal:?} with {of_job:?}");
    }
}

#[test]
fn the_customers_metal_covers_the_pieces_in_their_order() {
    let piece = |fine: i64| (gold(fine, "1000"), fine);
    let (lines, _) =
        deliver(&[piece(60), piece(60), piece(60)], None, &BTreeMap::new(), &holds(180, 0, 100)).unwrap();
    let added: Vec<i64> = lines.iter().map(|line| line.added_fine_mg).collect();
    assert_eq!(added, [0, 20, 60]);
}

#[test]
fn custody_that_is_short_is_made_up_from_stock() {
    let (_, movements) =
        deliver(&[(gold(1_000, "1000"), 1_000)], None, &of_gold(200), &holds(900, 0, 1_500)).unwrap();
    assert_eq!(journal(&movements, None), ["M_CUSTODY -900", "M_CUSTOMER 1200", "M_STOCK -300"]);
    let back = give_back(&BTreeMap::new(), &of_gold(300), &holds(0, 0, 300)).unwrap();
    assert_eq!(journal(&back, None), ["M_CUSTOMER 300", "M_STOCK -300"]);
}

#[test]
fn a_job_that_is_called_off_gives_back_what_never_left_and_what_came_back() {
    assert!(is_all_back(&holds(2_252, 11_308, 13_560), JobState::InWork).is_err());
    let balances = holds(13_560, 0, 13_560);
    assert!(is_all_back(&balances, JobState::InWork).is_ok());
    let back = give_back(&of_gold(2_252), &of_gold(11_308), &balances).unwrap();
    assert_eq!(journal(&back, None), ["M_CUSTODY -13560", "M_CUSTOMER 13560"]);
    let refused = give_back(&of_gold(2_252), &of_gold(11_309), &balances).expect_err("one too many");
    assert_eq!((refused.code, refused.facts["available_mg"].as_i64()), (Code::LotInsufficient, Some(11_308)));
    // The shop's own gold that was in the work is stock again.
    let back = give_back(&BTreeMap::new(), &of_gold(7_960), &holds(13_456, 0, 7_960)).unwrap();
    assert_eq!(journal(&back, None), ["M_CUSTODY -13456", "M_CUSTOMER 7960", "M_STOCK 5496"]);
}

#[test]
fn metals_are_never_counted_together() {
    let items = BTreeMap::from([(Metal::Gold, 100), (Metal::Silver, 900)]);
    assert_eq!(take(&items).len(), 2);
    let silver = BTreeMap::from([(Metal::Silver, 1)]);
    let refused = give_back(&BTreeMap::new(), &silver, &holds(100, 0, 100)).expect_err("no silver is owed");
    assert_eq!(refused.facts["available_mg"].as_i64(), Some(0));
    let both = [Metal::Gold, Metal::Silver];
    assert_eq!(metal_of(None, &[], "x"), Ok(Metal::Gold));
    assert_eq!(metal_of(None, &both[1..], "x"), Ok(Metal::Silver));
    assert_eq!(metal_of(Some(Metal::Platinum), &both, "x"), Ok(Metal::Platinum));
    assert_eq!(metal_of(None, &both, "x").expect_err("which?").code, Code::FieldRequired);
}

#[test]
fn a_piece_is_delivered_once() {
    let pieces = [(1, 'a'), (2, 'b')];
    assert_eq!(pieces_named(&[(0, 1)], &pieces), Ok(vec!['a']));
    let unknown = pieces_named(&[(0, 3)], &pieces).expect_err("unknown");
    assert_eq!((unknown.code, unknown.faults[0].field.as_str()), (Code::NotFound, "lines[0].finished"));
    let refused = |named: &[NamedPiece]| {
        let refusal = are_free(named, &[2]).expect_err("refused");
        (refusal.code, refusal.faults[0].field.clone())
    };
    assert!(are_free(&[(0, 1), (4, 3)], &[2]).is_ok());
    assert_eq!(refused(&[(0, 2)]), (Code::LotInsufficient, "lines[0].finished".to_owned()));
    assert_eq!(refused(&[(0, 1), (4, 1)]), (Code::LotInsufficient, "lines[4].finished".to_owned()));
}
