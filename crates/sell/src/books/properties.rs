//! Ten thousand random histories of a shop, posted by the product's own rules and kept beside an oracle that only adds up goods.
//! Invariant: after every step the stock accounts hold what the goods cost and weigh (S14, K1, K2, K6, K10); the oracle computes a
//! share in whole numbers, as on paper, and shares no arithmetic with the product.

use std::collections::BTreeMap;

use kernel::decimal::{Fineness, Quantity, SignedQuantity};
use kernel::exact::share;
use kernel::id::{LotId, PieceId};
use kernel::metal::Metal;
use kernel::money::Money;
use kernel::weight::{Milligrams, fine};
use ledger::accounts::documents::NewLine;
use ledger::accounts::journal::{Account, Transfer};
use ledger::stock::cost::{self, Remaining};
use ledger::stock::metal::{FineMetal, LotMetal};
use ledger::stock::postings::Goods;
use proptest::prelude::*;
use uuid::Uuid;

use crate::invoices::goods::cost::{with_goods, without_goods};
use crate::pieces::ArticleStatus;
use crate::pieces::acts::{Goes, HeldPiece, Step};
use crate::pieces::melt;
use crate::pieces::write_off;
use crate::stocktakes::rules::{PieceAt, Remedy, judge, remedy};

const INR: &str = "INR";
const GOLD: &str = "AU_FINE_MG";
/// Millionths of a milligram.
const MG: i64 = 1_000_000;

/// A step: what is done, and two numbers that choose with what and how much.
type Deed = (u8, u32, u32);

/// A lot of gold.
struct Lot {
    metal: LotMetal,
    net_mg: i64,
    cost: i64,
    fine_mg: i64,
}

/// A bill of one piece: the piece's place, the lines and what was posted.
struct Sale {
    piece: usize,
    line: NewLine,
    posted: Vec<Transfer>,
}

/// The shop, and what its books say.
struct Shop {
    pieces: Vec<HeldPiece>,
    lots: Vec<Lot>,
    untagged: (i64, i64),
    sold: Vec<Sale>,
    /// The cost of goods sold that did not come back.
    gone_for: i64,
    books: BTreeMap<(String, String), i128>,
}

/// Rounded half away from zero, in whole numbers; neither is negative.
fn round_plain(numerator: i128, denominator: i128) -> i128 {
    (2 * numerator + denominator) / (2 * denominator)
}

fn money(minor: i64) -> Money {
    Money::new(minor).expect("in range")
}

fn gold(fine_mg: i64) -> Option<FineMetal> {
    Some(FineMetal { metal: Metal::Gold, fine_mg })
}

fn at(place: u32, of: usize) -> usize {
    usize::try_from(place).expect("a place") % of
}

fn is_stock(status: ArticleStatus) -> bool {
    status.is_in_shop() || status == ArticleStatus::OnApproval
}

fn line_of(piece: Option<&HeldPiece>, lot: Option<LotId>, cost: Option<Money>, fine_mg: i64) -> NewLine {
    NewLine {
        description: "goods".into(),
        item: None,
        lot,
        article: piece.map(|piece| piece.id),
        tax_class: "jewellery".into(),
        discount: Money::ZERO,
        taxable: Money::ZERO,
        tax: Money::ZERO,
        total: Money::ZERO,
        metal: Some(Metal::Gold),
        fine_mg: Some(fine_mg),
        cost,
    }
}

impl Shop {
    fn new() -> Shop {
        let lot = |fineness| Lot {
            metal: LotMetal::of(Some("gold"), Some(fineness), "mg").expect("known words").expect("a metal"),
            net_mg: 0,
            cost: 0,
            fine_mg: 0,
        };
        Shop {
            pieces: vec![],
            lots: vec![lot(91_600), lot(75_000)],
            untagged: (0, 0),
            sold: vec![],
            gone_for: 0,
            books: BTreeMap::new(),
        }
    }

    /// Posts transfers: each from one account to another, of a positive amount.
    fn post(&mut self, transfers: &[Transfer]) {
        for it in transfers {
            assert!(it.amount > 0 && it.debit != it.credit, "{it:?}");
            let amount = i128::from(it.amount);
            *self.books.entry((it.debit.account.as_str().to_owned(), it.commodity.clone())).or_default() +=
                amount;
            *self.books.entry((it.credit.account.as_str().to_owned(), it.commodity.clone())).or_default() -=
                amount;
        }
    }

    fn balance(&self, account: Account, commodity: &str) -> i128 {
        self.books.get(&(account.as_str().to_owned(), commodity.to_owned())).copied().unwrap_or(0)
    }

    fn pick(&self, place: u32, fits: impl Fn(&HeldPiece) -> bool) -> Option<usize> {
        let all: Vec<usize> = (0..self.pieces.len()).filter(|n| fits(&self.pieces[*n])).collect();
        (!all.is_empty()).then(|| all[at(place, all.len())])
    }

    fn in_stock(&self, place: u32) -> Option<usize> {
        self.pick(place, |piece| piece.status == ArticleStatus::InStock)
    }

    fn add(&mut self, fineness: Fineness, net_mg: i64, fine_mg: i64, cost: Option<Money>) {
        let n = self.pieces.len();
        self.pieces.push(HeldPiece {
            id: PieceId::from_uuid(Uuid::from_u128(n as u128)),
            tag: String::new(),
            description: None,
            metal: Metal::Gold,
            fineness,
            net_mg,
            stone_mg: 0,
            fine_mg,
            making: None,
            tax_class: None,
            cost,
            cost_is_part: false,
            location: None,
            status: ArticleStatus::InStock,
            party: None,
        });
    }

    fn make(&mut self, one: u32, two: u32) {
        let fineness = Fineness::new(if one.is_multiple_of(2) { 91_600 } else { 75_000 }).expect("in range");
        let net = Milligrams::new(1 + i64::from(two % 50_000)).expect("in range");
        let fine_mg = fine(net, fineness).expect("in range");
        assert_eq!(
            i128::from(fine_mg),
            round_plain(i128::from(net.get()) * i128::from(fineness.get()), 100_000)
        );
        let cost = (!one.is_multiple_of(5)).then(|| money(i64::from(one % 9_000_000)));
        let supplier = one.is_multiple_of(3).then_some("s-1");
        self.post(&Goods { cost, metal: gold(fine_mg) }.receipt(INR, supplier));
        self.add(fineness, net.get(), fine_mg, cost);
    }

    fn sell(&mut self, one: u32) {
        let Some(n) = self.in_stock(one) else { return };
        let piece = &self.pieces[n];
        let line = line_of(Some(piece), None, piece.cost, piece.fine_mg);
        // The metal of a piece is in the bill's own transfers.
        let bill = Goods { cost: None, metal: gold(piece.fine_mg) }.sale(INR);
        let posted = with_goods(&bill, std::slice::from_ref(&line), INR).expect("in range");
        self.gone_for += piece.cost.map_or(0, Money::get);
        self.post(&posted);
        self.pieces[n].status = ArticleStatus::Sold;
        self.sold.push(Sale { piece: n, line, posted });
    }

    fn give_back(&mut self, one: u32) {
        if self.sold.is_empty() {
            return;
        }
        let sold = self.sold.swap_remove(at(one, self.sold.len()));
        let back = without_goods(sold.posted, std::slice::from_ref(&sold.line), Money::ZERO, INR);
        self.post(&back.expect("in range"));
        self.gone_for -= sold.line.cost.map_or(0, Money::get);
        self.pieces[sold.piece].status =
            if one.is_multiple_of(2) { ArticleStatus::InStock } else { ArticleStatus::Returned };
    }

    fn change(&mut self, one: u32, from: ArticleStatus, to: ArticleStatus) {
        if let Some(n) = self.pick(one, |piece| piece.status == from) {
            self.pieces[n].status = to;
        }
    }

    fn split(&mut self, one: u32, two: u32) {
        let Some(n) = self.in_stock(one) else { return };
        let piece = self.pieces[n].clone();
        let many = 2 + i64::from(two % 4);
        if piece.net_mg < many {
            return;
        }
        let mut nets = vec![1 + i64::from(two) % (piece.net_mg - many + 1)];
        nets.extend(vec![1; usize::try_from(many - 2).expect("few")]);
        nets.push(piece.net_mg - nets.iter().sum::<i64>());
        let fines = share(piece.fine_mg, &nets);
        let costs = piece.cost.map(|cost| share(cost.get(), &nets));
        for (part, net) in nets.iter().enumerate() {
            let cost = costs.as_ref().map(|costs| money(costs[part]));
            self.add(piece.fineness, *net, fines[part], cost);
        }
        self.pieces[n].status = ArticleStatus::Split;
    }

    fn merge(&mut self, one: u32, two: u32) {
        let Some(n) = self.in_stock(one) else { return };
        let fineness = self.pieces[n].fineness;
        let alike = |piece: &HeldPiece| {
            piece.status == ArticleStatus::InStock
                && piece.fineness == fineness
                && piece.id != self.pieces[n].id
        };
        let Some(m) = self.pick(two, alike) else { return };
        let both = [self.pieces[n].clone(), self.pieces[m].clone()];
        let cost = melt::cost_of(&both).expect("in range").known;
        self.pieces[n].status = ArticleStatus::Merged;
        self.pieces[m].status = ArticleStatus::Merged;
        self.add(fineness, both[0].net_mg + both[1].net_mg, both[0].fine_mg + both[1].fine_mg, cost);
    }

    fn melt(&mut self, one: u32, two: u32) {
        let fits = |it: &HeldPiece| [ArticleStatus::InStock, ArticleStatus::Returned].contains(&it.status);
        let Some(n) = self.pick(one, fits) else { return };
        let piece = self.pieces[n].clone();
        let lot = at(two, 2);
        // A little is lost, and now and then the assay finds more than the tag said.
        let out = (piece.net_mg - i64::from(two % 60) + 10).max(1);
        let fine = self.lots[lot].metal.fine(SignedQuantity::from_stored(out * MG)).expect("in range");
        let (cost, was) = melt::together(std::slice::from_ref(&piece), fine).expect("gold");
        self.post(&melt::loss(fine, was - fine.fine_mg));
        self.pieces[n].status = ArticleStatus::Melted;
        self.lots[lot].net_mg += out;
        self.lots[lot].fine_mg += fine.fine_mg;
        self.lots[lot].cost += cost.known.map_or(0, Money::get);
    }

    fn receive(&mut self, one: u32, two: u32) {
        let lot = &mut self.lots[at(one, 2)];
        let net = 1 + i64::from(two % 80_000);
        let fine = lot.metal.fine(SignedQuantity::from_stored(net * MG)).expect("in range");
        let cost = (!one.is_multiple_of(5)).then(|| money(i64::from(one % 5_000_000)));
        lot.net_mg += net;
        lot.fine_mg += fine.fine_mg;
        lot.cost += cost.map_or(0, Money::get);
        self.post(&Goods { cost, metal: Some(fine) }.receipt(INR, Some("s-1")));
    }

    /// A part of a lot, at its share of the cost; None where the lot is empty.
    fn draw(&mut self, one: u32, two: u32) -> Option<(Money, FineMetal)> {
        let lot = &mut self.lots[at(one, 2)];
        if lot.net_mg == 0 {
            return None;
        }
        let whole = SignedQuantity::from_stored(lot.net_mg * MG);
        let net = 1 + i64::from(two) % lot.net_mg;
        let quantity = Quantity::new(net * MG).expect("in range");
        let left = Remaining { quantity: whole, cost: money(lot.cost) };
        let drawn = cost::draw(left, quantity, "net_mg").expect("enough");
        let fine = lot.metal.draw(lot.fine_mg, whole, quantity.into()).expect("in range");
        let expected = round_plain(i128::from(lot.cost) * i128::from(net), i128::from(lot.net_mg));
        assert_eq!(i128::from(drawn.cost.get()), expected);
        assert!((0..=lot.fine_mg).contains(&fine.fine_mg));
        lot.net_mg -= net;
        lot.cost -= drawn.cost.get();
        lot.fine_mg -= fine.fine_mg;
        Some((drawn.cost, fine))
    }

    fn sell_from_lot(&mut self, one: u32, two: u32) {
        let Some((cost, fine)) = self.draw(one, two) else { return };
        let line = line_of(None, Some(LotId::from_uuid(Uuid::nil())), Some(cost), fine.fine_mg);
        self.gone_for += cost.get();
        self.post(&with_goods(&[], &[line], INR).expect("in range"));
    }

    fn issue(&mut self, one: u32, two: u32) {
        let Some((cost, fine)) = self.draw(one, two) else { return };
        self.untagged.0 += cost.get();
        self.untagged.1 += fine.fine_mg;
    }

    fn sell_by_weight(&mut self, one: u32) {
        let fine_mg = 1 + i64::from(one % 9_000);
        self.untagged.1 -= fine_mg;
        let line = line_of(None, None, None, fine_mg);
        let bill = Goods { cost: None, metal: gold(fine_mg) }.sale(INR);
        self.post(&with_goods(&bill, &[line], INR).expect("in range"));
    }

    /// A count that misses some pieces and finds others again.
    fn count(&mut self, one: u32) {
        let mut posted = Vec::new();
        let mut now: Vec<(usize, ArticleStatus)> = Vec::new();
        for (n, piece) in self.pieces.iter().enumerate() {
            let held = PieceAt { status: piece.status, location: None };
            let is_seen = !(n + at(one, 7)).is_multiple_of(7);
            let is_gone =
                matches!(piece.status, ArticleStatus::Melted | ArticleStatus::Split | ArticleStatus::Merged);
            if is_gone || piece.status == ArticleStatus::OnApproval {
                continue;
            }
            let result = match is_seen {
                true => judge(Some(held), ""),
                false => crate::stocktakes::rules::CountResult::Missing,
            };
            let step = match remedy(result, held, "") {
                Remedy::WriteOff => write_off::loss_of(piece),
                Remedy::TakeBack => Step { goes: Goes::In, ..piece.to(ArticleStatus::InStock) },
                Remedy::Place | Remedy::Leave => continue,
            };
            now.push((n, step.status));
            posted.extend(write_off::transfers(&[step], INR).expect("in range"));
        }
        self.post(&posted);
        for (n, status) in now {
            self.pieces[n].status = status;
        }
    }

    fn lose(&mut self, one: u32, two: u32) {
        if two.is_multiple_of(4) {
            let lot = &mut self.lots[at(one, 2)];
            let goods = Goods { cost: Some(money(lot.cost)), metal: gold(lot.fine_mg) };
            (lot.net_mg, lot.cost, lot.fine_mg) = (0, 0, 0);
            return self.post(&goods.loss(INR));
        }
        let Some(n) = self.in_stock(one) else { return };
        let posted = write_off::transfers(&[write_off::loss_of(&self.pieces[n])], INR).expect("in range");
        self.post(&posted);
        self.pieces[n].status = ArticleStatus::Missing;
    }

    fn step(&mut self, (what, one, two): Deed) {
        use ArticleStatus::{InStock, OnApproval, Returned};
        match what {
            0..=3 => self.make(one, two),
            4 | 5 => self.sell(one),
            6 => self.give_back(one),
            7 => self.change(one, Returned, InStock),
            8 => self.split(one, two),
            9 => self.merge(one, two),
            10 => self.melt(one, two),
            11 => self.receive(one, two),
            12 => self.sell_from_lot(one, two),
            13 => self.issue(one, two),
            14 => self.sell_by_weight(one),
            15 => self.count(one),
            16 => self.change(one, InStock, OnApproval),
            17 => self.change(one, OnApproval, InStock),
            _ => self.lose(one, two),
        }
    }

    /// The cost and the fine metal of all that is there.
    fn goods(&self) -> (i128, i128) {
        let pieces = self.pieces.iter().filter(|piece| is_stock(piece.status));
        let pieces = pieces.map(|piece| (piece.cost.map_or(0, Money::get), piece.fine_mg));
        let lots = self.lots.iter().map(|lot| (lot.cost, lot.fine_mg));
        pieces
            .chain(lots)
            .chain([self.untagged])
            .fold((0, 0), |(cost, metal), (more, fine)| (cost + i128::from(more), metal + i128::from(fine)))
    }

    fn books_hold(&self, after: Deed) {
        let (cost, metal) = self.goods();
        assert_eq!(self.balance(Account::Stock, INR), cost, "cost after {after:?}");
        assert_eq!(self.balance(Account::MStock, GOLD), metal, "metal after {after:?}");
        assert_eq!(self.balance(Account::Cogs, INR), i128::from(self.gone_for), "sales after {after:?}");
        for commodity in [INR, GOLD] {
            let of = self.books.iter().filter(|((_, of), _)| of == commodity);
            assert_eq!(of.map(|(_, amount)| amount).sum::<i128>(), 0, "{commodity} after {after:?}");
        }
        let empty = self.lots.iter().filter(|lot| lot.net_mg == 0);
        assert!(
            empty.into_iter().all(|lot| (lot.cost, lot.fine_mg) == (0, 0)),
            "an empty lot after {after:?}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(testing::forms::cases(10_000)))]

    #[test]
    fn after_any_history_the_books_hold_what_the_goods_cost_and_weigh(
        deeds in prop::collection::vec((0u8..19, any::<u32>(), any::<u32>()), 1..30)
    ) {
        let mut shop = Shop::new();
        for deed in deeds {
            shop.step(deed);
            shop.books_hold(deed);
        }
    }
}
