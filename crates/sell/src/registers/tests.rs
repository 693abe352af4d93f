//! Ledgers and registers on a real database, and their sheets drawn from values.
//! Invariant: by the totals of months, every figure is the plain sum of the postings, whatever is pending and however far back an
//! entry is dated.

use askama::Template;
use catalogue::Phrase;
use jiff::ToSpan;
use kernel::permission::Permission;
use ledger::accounts::account_entries::{AccountEntries, AccountEntriesShown, AccountEntry, CashBook};
use ledger::accounts::chart::AccountKind;
use ledger::accounts::day_book::{DayBook, DayBookShown, DayEntry, DayTotal, EntrySide};
use ledger::accounts::journal::{EntryStatement, Leg, LegAccount, NewEntry, Transfer};
use ledger::accounts::periods::OpenDay;
use ledger::accounts::statements::ListBalances;
use ledger::accounts::trial_balance::{AccountTotals, CommodityTotals, TrialBalance, TrialBalanceShown};
use ledger::parties::known;
use lifecycle::month_totals::{MonthTotals, add_up};
use platform::action::Action;
use platform::error::Result;
use platform::fields::AnyRow;
use platform::input;
use platform::tx::{Change, Recorded, Tx};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use testing::Shop;
use tokio_postgres::Client;
use web::sheet::{Letterhead, Medium};
use web::view::Chrome;

mod drawings;

use super::sheet::{Filter, FilterKind, SheetPage, Table};
use super::*;
use crate::books::CheckBooks;
use crate::fixtures::{a_ring_is_sold, aarav, shows};
use crate::invoices::reverse::ReverseInvoice;
use crate::receipts::ReceivePayment;
use crate::registers::profit::{Profit, ProfitBy, ProfitShown};
use crate::registers::sales::SalesRegister;
use crate::registers::taxes::TaxRegister;
use crate::registers::tills::TillRegister;

pub(crate) const HOSTILE: &str = "<script>alert('x')</script>\"";

input! {
    /// Entries of any day, posted as an import posts them.
    pub struct PostEntries {
        /// date, debit, credit, amount, commodity, and whether both sides name a party.
        rows: Vec<AnyRow>,
    }
}

impl Action for PostEntries {
    const NAME: &'static str = "test.post_entries";
    const NEEDS: Permission = Permission::ImportRun;
    const SUMMARY: &'static str = "Posts entries.";
    type Output = Value;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<Value>> {
        tx.mark_opening();
        let party = known(tx, "c-meera").await?.map(|party| party.party_id);
        let statement = EntryStatement::prepare(tx).await?;
        for AnyRow(row) in self.rows {
            let text = |name: &str| row[name].as_str().unwrap_or_default().to_owned();
            let leg = |name: &str| Leg {
                account: LegAccount::named(&text(name)),
                party_id: None,
                party: (row["party"] == true).then(|| "c-meera".to_owned()),
            };
            let transfers = [Transfer {
                debit: leg("debit"),
                credit: leg("credit"),
                commodity: text("commodity"),
                amount: row["amount"].as_i64().expect("an amount"),
            }];
            let date = OpenDay::moved_in(tx, text("date").parse().expect("a day"))?;
            statement
                .write(tx, &NewEntry { document: None, date, memo: "x", party, transfers: &transfers })
                .await?;
        }
        Ok(tx.record(Change::of("entries"), json!({})))
    }
}

/// Numbers that look random and are the same in each run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }

    /// A day of fourteen months; the first and the last of a month more often than others.
    fn day(&mut self) -> Day {
        let first: Day = "2025-02-25".parse().expect("a day");
        let day = first.saturating_add(i64::try_from(self.below(420)).expect("small").days());
        match self.below(4) {
            0 => day.first_of_month(),
            1 => day.last_of_month(),
            _ => day,
        }
    }

    fn entry(&mut self) -> Value {
        const ACCOUNTS: [&str; 6] = ["CASH", "AR", "SALES", "STOCK", "OPENING_STOCK", "M_STOCK"];
        let debit = self.below(6);
        let credit = (debit + 1 + self.below(5)) % 6;
        json!({
            "date": self.day(),
            "debit": ACCOUNTS[usize::try_from(debit).expect("small")],
            "credit": ACCOUNTS[usize::try_from(credit).expect("small")],
            "amount": self.below(1_000_000) + 1,
            "commodity": if self.below(3) == 0 { "AU_FINE_MG" } else { "INR" },
            "party": self.below(3) == 0,
        })
    }
}

async fn watcher(shop: &Shop) -> Client {
    let (client, connection) =
        shop.db.super_config().connect(tokio_postgres::NoTls).await.expect("a connection");
    tokio::spawn(connection);
    client
}

/// The plain sums of all postings through a day: account, party, commodity and balance.
async fn plain(client: &Client, shop: &Shop, through: Day) -> BTreeMap<(String, bool, String), i64> {
    let rows = client
        .query(
            "select account, party is not null, commodity, sum(amount)::bigint from (
                 select debit_account as account, debit_party as party, commodity, amount, tenant_id, entry_date from ledger.posting
                 union all
                 select credit_account, credit_party, commodity, -amount, tenant_id, entry_date from ledger.posting) m
             where tenant_id = $1 and entry_date <= $2 group by 1, 2, 3",
            &[&shop.tenant.uuid(), &through],
        )
        .await
        .expect("sums");
    rows.iter().map(|row| ((row.get(0), row.get(1), row.get(2)), row.get(3))).collect()
}

async fn balances_are_plain_sums(client: &Client, shop: &Shop, day: Day) {
    let expected = plain(client, shop, day).await;
    let shown = shop.ask::<ListBalances>("acco", json!({"as_of": day})).await.expect("balances");
    let text = |row: &Value, name: &str| row[name].as_str().unwrap_or_default().to_owned();
    let rows = shown["rows"].as_array().expect("rows").iter();
    let shown: BTreeMap<(String, bool, String), i64> = rows
        .map(|row| {
            (
                (text(row, "account"), row["party"].is_string(), text(row, "commodity")),
                row["amount"].as_i64().expect("i64"),
            )
        })
        .collect();
    assert_eq!(shown, expected, "on {day}");
}

/// What the trial balance and the entries of an account say of some days is the difference of plain sums.
async fn movements_are_differences(client: &Client, shop: &Shop, from: Day, to: Day) {
    let sum = |sums: &BTreeMap<(String, bool, String), i64>, account: &str, commodity: &str| {
        let of = sums.iter().filter(|((of, _, what), _)| of == account && what == commodity);
        of.map(|(_, amount)| amount).sum::<i64>()
    };
    let before = plain(client, shop, from.yesterday().expect("a day")).await;
    let after = plain(client, shop, to).await;
    let shown =
        shop.ask::<TrialBalance>("acco", json!({"from": from, "as_of": to})).await.expect("a trial balance");
    let mut lines = vec![];
    for row in shown["rows"].as_array().expect("rows") {
        let parts = row.get("parts").and_then(Value::as_array).cloned();
        lines.extend(parts.unwrap_or_else(|| vec![row.clone()]));
    }
    for row in &lines {
        let (account, commodity) =
            (row["account"].as_str().expect("text"), row["commodity"].as_str().expect("text"));
        let figure = |name: &str| row[name].as_i64().expect("a figure");
        assert_eq!(figure("opening"), sum(&before, account, commodity), "{account} before {from}");
        assert_eq!(figure("closing"), sum(&after, account, commodity), "{account} on {to}");
        assert_eq!(figure("opening") + figure("debit") - figure("credit"), figure("closing"), "{account}");
        assert!(figure("debit") >= 0 && figure("credit") >= 0, "{row}");
    }
    for total in shown["totals"].as_array().expect("totals") {
        for pair in
            [("opening_debit", "opening_credit"), ("debit", "credit"), ("closing_debit", "closing_credit")]
        {
            assert_eq!(total[pair.0], total[pair.1], "{total}");
        }
    }
    let asked = json!({"account": "AR", "from": from, "to": to});
    let entries = shop.ask::<AccountEntries>("acco", asked.clone()).await.expect("entries");
    assert_eq!(entries["opening"], json!(sum(&before, "AR", "INR")));
    assert_eq!(entries["closing"], json!(sum(&after, "AR", "INR")));
    pages_add_up(shop, asked, &entries).await;
}

/// The pages one after another go from the opening balance to the closing one, and show each entry once.
async fn pages_add_up(shop: &Shop, mut asked: Value, first: &Value) {
    let (mut balance, mut page) = (first["opening"].as_i64().expect("a balance"), first.clone());
    loop {
        assert_eq!(page["brought_forward"], json!(balance));
        for row in page["rows"].as_array().expect("rows") {
            balance += row["debit"].as_i64().expect("i64") - row["credit"].as_i64().expect("i64");
            assert_eq!(row["balance"], json!(balance));
        }
        if page["next"].is_null() {
            break;
        }
        asked["after"] = page["next"].clone();
        page = shop.ask::<AccountEntries>("acco", asked.clone()).await.expect("the next page");
    }
    assert_eq!(first["closing"], json!(balance));
}

#[tokio::test]
async fn by_the_totals_of_months_every_figure_is_the_plain_sum_of_the_postings() {
    let shop = aarav().await;
    let (client, mut dice) = (watcher(&shop).await, Dice(20_260_420));
    for round in 0..6 {
        let rows: Vec<Value> = (0..60).map(|_| dice.entry()).collect();
        shop.run::<PostEntries>("olive", json!({ "rows": rows })).await.expect("posted");
        // Some rounds are added up at once, some later, some together with others.
        if matches!(round, 0 | 3 | 4) {
            assert!(add_up(&shop.platform, shop.tenant).await.expect("added up") > 0);
        }
        for _ in 0..4 {
            balances_are_plain_sums(&client, &shop, dice.day()).await;
        }
        let (a, b) = (dice.day(), dice.day());
        movements_are_differences(&client, &shop, a.min(b), a.max(b)).await;
        movements_are_differences(&client, &shop, a, a).await;
        let checked = shop.ask::<CheckBooks>("acco", json!({})).await.expect("checked");
        let months =
            checked["checks"].as_array().expect("checks").iter().find(|it| it["check"] == "K11").cloned();
        assert_eq!(months.expect("K11")["rows"], json!([]), "round {round}");
    }
    let mut task = MonthTotals::new(shop.platform.clone(), shop.db.jobs_config());
    assert!(!task.look().await.expect("looked"), "one batch is all");
    assert_eq!(add_up(&shop.platform, shop.tenant).await.expect("nothing is left"), 0);
    client
        .execute("update ledger.month_total set debit = debit + 1 where account = 'SALES' and debit > 0", &[])
        .await
        .expect("changed");
    let checked = shop.ask::<CheckBooks>("acco", json!({})).await.expect("checked");
    let broken =
        checked["checks"].as_array().expect("checks").iter().find(|it| it["check"] == "K11").cloned();
    assert_eq!(broken.expect("K11")["holds"], json!(false));
}

#[tokio::test]
async fn the_books_of_a_day_name_their_documents_and_add_up() {
    let mut shop = aarav().await;
    let bill = a_ring_is_sold(&shop).await;
    shop.at("2026-04-20T05:01:00Z");
    let paid = json!({"party": "c-meera", "invoice": bill["number"], "tenders": [{"mode": "cash", "amount_minor": 1_000_000}]});
    let receipt = shop.run::<ReceivePayment>("cas", paid).await.expect("a receipt");
    let cash = shop.ask::<CashBook>("acco", json!({})).await.expect("a cash book");
    let row = json!({"document": receipt["number"], "doc_type": "receipt", "party": "c-meera", "party_name": "Meera Joshi",
                     "against": ["AR"], "debit": 1_000_000, "credit": 0, "balance": 1_000_000});
    shows(
        &cash,
        &json!({"account": "CASH", "opening": 0, "rows": [row], "closing": 1_000_000, "next": null}),
    );
    let day = shop.ask::<DayBook>("acco", json!({})).await.expect("a day book");
    let entries = day["rows"].as_array().expect("rows");
    assert_eq!(entries.len(), 2, "{day:#}");
    assert_eq!((&entries[0]["document"], &entries[1]["document"]), (&bill["number"], &receipt["number"]));
    let debits: i64 = entries
        .iter()
        .flat_map(|entry| entry["sides"].as_array().expect("sides"))
        .filter(|side| side["commodity"] == "INR")
        .map(|side| side["debit"].as_i64().expect("i64"))
        .sum();
    let total = day["totals"].as_array().expect("totals").iter().find(|it| it["commodity"] == "INR").cloned();
    assert_eq!(total.expect("money")["amount"], json!(debits));
    let of_bill = shop.ask::<DayBook>("acco", json!({"document": bill["number"]})).await.expect("a document");
    assert_eq!(of_bill["rows"], json!([entries[0]]));
    let none = shop.ask::<DayBook>("acco", json!({"document": "A/26-27/99999"})).await;
    assert_eq!(none.expect_err("refused"), "not_found document");
}

#[tokio::test]
async fn registers_net_what_was_taken_back_and_each_kind_of_tax_is_its_accounts() {
    let shop = aarav().await;
    let first = a_ring_is_sold(&shop).await;
    let second = a_ring_is_sold(&shop).await;
    shop.run::<ReverseInvoice>("mia", json!({"invoice": first["number"], "reason": "wrong ring"}))
        .await
        .expect("reversed");
    let figures = &second["document"];
    let sales = shop.ask::<SalesRegister>("acco", json!({})).await.expect("sales");
    shows(
        &sales["totals"],
        &json!({"documents": 3, "total_minor": figures["total_minor"], "taxable_minor": figures["taxable_minor"]}),
    );
    let posted = shop
        .ask::<SalesRegister>("acco", json!({"state": "reversed", "party": "c-meera"}))
        .await
        .expect("sales");
    shows(
        &posted,
        &json!({"rows": [{"number": first["number"], "by_name": "cas"}], "totals": {"documents": 1}}),
    );
    let by =
        shop.ask::<SalesRegister>("acco", json!({"by": shop.person("mia").uuid()})).await.expect("sales");
    shows(&by, &json!({"rows": [{"doc_type": "credit_note"}]}));
    let tax = shop.ask::<TaxRegister>("acco", json!({})).await.expect("tax");
    shows(
        &tax["totals"],
        &json!({"cgst_minor": figures["cgst_minor"], "sgst_minor": figures["sgst_minor"], "igst_minor": 0}),
    );
    shows(
        &tax["classes"],
        &json!([{"tax_class": "jewellery", "lines": 3, "taxable_minor": figures["taxable_minor"]}]),
    );
    let input = shop.ask::<TaxRegister>("acco", json!({"side": "input"})).await.expect("tax");
    shows(&input, &json!({"rows": [], "classes": []}));
    let profit = shop.ask::<Profit>("acco", json!({})).await.expect("profit");
    shows(
        &profit,
        &json!({"rows": [{"code": null, "lines": 3, "sales_minor": figures["taxable_minor"], "cost_minor": 0}],
                "totals": {"cost_missing": 3, "known_sales_minor": 0, "profit_minor": null, "margin_percent": null},
                "result_minor": null, "cut": false}),
    );
    let pieces = shop.ask::<Profit>("acco", json!({"by": "piece"})).await.expect("profit");
    shows(&pieces, &json!({"rows": [], "totals": {"lines": 3}}));
    let tills = shop.ask::<TillRegister>("acco", json!({})).await.expect("tills");
    shows(&tills, &json!({"rows": [], "totals": []}));
}

#[tokio::test]
async fn ledgers_are_for_those_who_see_costs_and_of_one_workspace() {
    let shop = aarav().await;
    a_ring_is_sold(&shop).await;
    let denied = Err("permission_denied".to_owned());
    assert_eq!(shop.ask::<TrialBalance>("cas", json!({})).await, denied);
    assert_eq!(shop.ask::<CashBook>("max", json!({})).await, denied);
    let other = shop.beside("other").await;
    let empty = other.ask::<TrialBalance>("acco", json!({})).await.expect("a trial balance");
    shows(&empty, &json!({"from": "2026-04-01", "as_of": "2026-04-20", "rows": [], "totals": []}));
    let refused = async |asked: Value| shop.ask::<AccountEntries>("acco", asked).await.expect_err("refused");
    assert_eq!(refused(json!({"account": "TILL"})).await, "value_unknown account");
    assert_eq!(refused(json!({"account": "CASH", "commodity": "USD"})).await, "value_unknown commodity");
    assert_eq!(
        refused(json!({"account": "CASH", "from": "2026-04-02", "to": "2026-04-01"})).await,
        "number_range to"
    );
    let party = shop.ask::<SalesRegister>("acco", json!({"party": "nobody"})).await;
    assert_eq!(party.expect_err("refused"), "not_found party");
    let book = shop.ask::<CashBook>("acco", json!({"account": "SALES"})).await;
    assert_eq!(book.expect_err("refused"), "value_unknown account");
}

pub(crate) fn chrome(words: &str) -> Chrome {
    let mut chrome = Chrome::sample(words);
    chrome.manner.currency = "INR".into();
    chrome
}

pub(crate) fn draw_sheet(page: &SheetPage) -> String {
    let html = page.render().expect("drawn");
    assert_eq!(html.matches("<h1").count(), 1, "one heading");
    assert!(!html.contains("<script>alert") && !html.contains(" style="), "{html}");
    html
}

pub(crate) fn sheet(words: &str, tables: Vec<Table>) -> SheetPage {
    let text = |name, kind| Filter { name, word: Phrase::verbatim(words), value: words.to_owned(), kind };
    SheetPage {
        chrome: chrome(words),
        title: Phrase::verbatim(words),
        lede: Phrase::verbatim(words),
        up: "/w/s/ledgers".into(),
        up_label: "Trial balance",
        here: "/w/s/ledgers/cash".into(),
        group: "Ledgers and registers",
        parts: vec![("Money", "/w/s/ledgers".into(), true), ("Sales", "/w/s/ledgers/sales".into(), false)],
        sheets: vec![("Cash book", "/w/s/ledgers/cash".into(), true)],
        filters: vec![
            text("from", FilterKind::Day),
            text("party", FilterKind::Text),
            text("account", FilterKind::Choice(vec![(words.to_owned(), Phrase::verbatim(words))])),
            text("commodity", FilterKind::Kept),
        ],
        periods: vec![(Phrase::verbatim(words), "/w/s/ledgers/cash?from=2026-04-01".into(), true)],
        fault: Phrase::verbatim(words),
        note: Phrase::verbatim(words),
        charts: vec![],
        tables,
        next: "/w/s/ledgers/cash?after=x".into(),
        file: "/w/s/ledgers/cash?as=csv".into(),
        shop: Letterhead {
            name: words.to_owned(),
            location: words.to_owned(),
            tax_number: Phrase::verbatim("GSTIN 27AAPFU0939F1ZV"),
        },
        medium: Medium::Screen,
        print: "/w/s/ledgers/cash?as=print".into(),
    }
}

fn day() -> Day {
    "2026-04-20".parse().expect("a day")
}

fn trial(words: &str, full: bool) -> Vec<Table> {
    let row = |account: &str, parts: Vec<AccountTotals>| AccountTotals {
        account: account.into(),
        name: (account == words).then(|| words.into()),
        kind: (account != words).then_some(AccountKind::Asset),
        commodity: "INR".into(),
        opening: -500,
        debit: 1_000,
        credit: 0,
        closing: 500,
        parts,
    };
    let total = CommodityTotals {
        commodity: "INR".into(),
        opening_debit: 0,
        opening_credit: 0,
        debit: 1_000,
        credit: 1_000,
        closing_debit: 500,
        closing_credit: 500,
    };
    let rows = vec![
        row("CASH", vec![]),
        row("STOCK", vec![row("STOCK", vec![]), row("OPENING_STOCK", vec![])]),
        row(words, vec![]),
    ];
    let shown = TrialBalanceShown {
        from: day(),
        as_of: day(),
        rows: if full { rows } else { vec![] },
        totals: if full { vec![total] } else { vec![] },
    };
    trial_page::tables(&chrome(words), "/w/s/ledgers/account", "INR", &shown)
}

fn entries(words: &str, full: bool) -> Table {
    let entry = AccountEntry {
        entry: Uuid::nil(),
        date: day(),
        document: None,
        document_id: None,
        doc_type: None,
        party: Some(words.into()),
        party_name: Some(words.into()),
        memo: words.into(),
        against: vec![words.into(), "AR".into()],
        debit: 0,
        credit: 700,
        balance: -200,
    };
    let shown = AccountEntriesShown {
        account: "CASH".into(),
        name: None,
        commodity: "INR".into(),
        from: day(),
        to: day(),
        opening: 500,
        brought_forward: 500,
        rows: if full { vec![entry] } else { vec![] },
        debit: 0,
        credit: 700,
        closing: -200,
        next: None,
    };
    entries_page::table(&chrome(words), "/w/s", "INR", &shown, true)
}

fn day_book(words: &str, full: bool) -> Table {
    let side = EntrySide {
        account: words.into(),
        name: Some(words.into()),
        party: Some(words.into()),
        commodity: "AU_FINE_MG".into(),
        debit: 4_580,
        credit: 0,
    };
    let entry = DayEntry {
        entry: Uuid::nil(),
        at: jiff::Timestamp::UNIX_EPOCH,
        document: Some(words.into()),
        document_id: Some(Uuid::nil()),
        doc_type: Some(DocumentKind::Invoice),
        party: Some(words.into()),
        party_name: Some(words.into()),
        memo: words.into(),
        sides: vec![side],
    };
    let total = |commodity: &str| DayTotal { commodity: commodity.into(), entries: 1, amount: 4_580 };
    let shown = DayBookShown {
        date: day(),
        rows: if full { vec![entry] } else { vec![] },
        totals: if full { vec![total("INR"), total("AU_FINE_MG")] } else { vec![] },
        next: None,
    };
    day_page::table(&chrome(words), "/w/s", "INR", &shown)
}

fn tills_of(words: &str, full: bool) -> tills::TillRegisterShown {
    let money = |minor| kernel::money::Money::from_stored(minor);
    let till = tills::TillRow {
        session: Uuid::nil(),
        till: words.into(),
        state: "closed".into(),
        by: Uuid::nil(),
        by_name: words.into(),
        opened_at: jiff::Timestamp::UNIX_EPOCH,
        closed_at: None,
        closed_by: None,
        float_minor: money(100),
        expected_minor: Some(money(100)),
        counted_minor: Some(money(90)),
        difference_minor: Some(money(-10)),
    };
    let counted = tills::TillTotals {
        mode: "cash".into(),
        sessions: 2,
        uncounted: 1,
        expected_minor: money(200),
        counted_minor: Some(money(90)),
        difference_minor: Some(money(-10)),
    };
    let card = tills::TillTotals {
        mode: "card".into(),
        sessions: 1,
        uncounted: 1,
        expected_minor: money(300),
        counted_minor: None,
        difference_minor: None,
    };
    tills::TillRegisterShown {
        from: day(),
        to: day(),
        rows: if full { vec![till] } else { vec![] },
        totals: if full { vec![counted, card] } else { vec![] },
        next: None,
    }
}

fn registers(words: &str, full: bool) -> Vec<Table> {
    let money = |minor| kernel::money::Money::from_stored(minor);
    let sale = sales::SaleRow {
        document_id: Uuid::nil(),
        doc_type: DocumentKind::CreditNote,
        number: words.into(),
        state: "reversed".into(),
        date: day(),
        party: Some(words.into()),
        party_name: Some(words.into()),
        place_of_supply: Some(words.into()),
        by: Uuid::nil(),
        by_name: Some(words.into()),
        taxable_minor: money(100),
        tax_minor: money(3),
        round_off_minor: money(0),
        total_minor: money(103),
    };
    let totals = sales::SalesTotals {
        documents: 1,
        taxable_minor: money(-100),
        tax_minor: money(-3),
        round_off_minor: money(0),
        total_minor: money(-103),
    };
    let sold = sales::SalesRegisterShown {
        from: day(),
        to: day(),
        rows: if full { vec![sale] } else { vec![] },
        totals,
        next: None,
    };
    let tills = tills_of(words, full);
    vec![
        sales_page::table(&chrome(words), "/w/s", "/w/s/ledgers/sales", &sold),
        tills_page::sessions(&chrome(words), "/w/s/tills", &tills),
        tills_page::totals(&chrome(words), &tills.totals),
    ]
}

fn earnings(words: &str, full: bool) -> ProfitShown {
    let money = |minor| kernel::money::Money::from_stored(minor);
    let none = money(0);
    let figures = profit::ProfitFigures {
        lines: 2,
        cost_missing: 1,
        sales_minor: money(100),
        known_sales_minor: money(90),
        cost_minor: money(65),
        profit_minor: Some(money(25)),
        margin_percent: None,
    };
    let unknown = profit::ProfitFigures {
        cost_missing: 2,
        known_sales_minor: none,
        cost_minor: none,
        profit_minor: None,
        ..figures
    };
    let sold = |code: Option<&str>, name: Option<&str>| profit::ProfitRow {
        code: code.map(str::to_owned),
        name: name.map(str::to_owned),
        metal: None,
        fineness_ppt: None,
        is_piece: false,
        figures,
    };
    let unsure = profit::ProfitRow { figures: unknown, ..sold(Some(words), Some(words)) };
    let rows = vec![sold(Some(words), Some(words)), sold(Some(words), None), sold(None, None), unsure];
    ProfitShown {
        from: day(),
        to: day(),
        by: ProfitBy::Item,
        rows: if full { rows } else { vec![] },
        totals: figures,
        accounts: if full { vec![rent(words)] } else { vec![] },
        unbilled_cost_minor: if full { money(7) } else { none },
        result_minor: Some(none),
        cut: false,
    }
}

fn taxes_and_profit(words: &str, full: bool) -> Vec<Table> {
    let money = |minor| kernel::money::Money::from_stored(minor);
    let (three, none) = (money(3), money(0));
    let sums = taxes::TaxSums { cgst_minor: three, sgst_minor: three, igst_minor: none, gst_minor: none };
    let row = taxes::TaxRow {
        document_id: Uuid::nil(),
        doc_type: DocumentKind::Invoice,
        number: words.into(),
        state: "posted".into(),
        date: day(),
        party: Some(words.into()),
        party_name: None,
        place_of_supply: Some("27".into()),
        taxable_minor: money(100),
        tax: sums,
        total_minor: money(106),
    };
    let class = taxes::TaxOfClass {
        tax_class: words.into(),
        lines: 1,
        taxable_minor: money(100),
        tax_minor: money(6),
    };
    let tax = taxes::TaxRegisterShown {
        from: day(),
        to: day(),
        side: taxes::TaxSide::Output,
        rows: if full { vec![row] } else { vec![] },
        totals: sums,
        classes: if full { vec![class] } else { vec![] },
        next: None,
    };
    let earned = earnings(words, full);
    let places = profit_page::Places { items: "/w/s/items".into(), stock: "/w/s/stock".into() };
    vec![
        tax_page::documents(&chrome(words), "/w/s", true, &tax),
        tax_page::documents(&chrome(words), "/w/s", false, &tax),
        tax_page::classes(&chrome(words), &tax.classes),
        profit_page::table(&chrome(words), &places, &earned),
        profit_page::own_table(&chrome(words), "/w/s/ledgers/account", &earned),
    ]
}

/// Rent of 100.
fn rent(words: &str) -> ledger::accounts::own_accounts::OwnSum {
    ledger::accounts::own_accounts::OwnSum {
        account: "RENT".into(),
        name: words.into(),
        kind: ledger::accounts::own_accounts::OwnKind::Expense,
        earned_minor: kernel::money::Money::from_stored(-10_000),
    }
}

fn all_tables(words: &str, full: bool) -> Vec<Table> {
    let mut tables = trial(words, full);
    tables.extend([entries(words, full), day_book(words, full)]);
    tables.extend(registers(words, full));
    tables.extend(taxes_and_profit(words, full));
    tables.extend(drawings::tables(words, full));
    tables
}

#[test]
fn the_sheets_are_drawn_empty_full_and_hostile() {
    let empty = draw_sheet(&sheet("Plain", all_tables("Plain", false)));
    assert!(empty.contains("Nothing is posted yet") && empty.contains("No entry on this day"), "{empty}");
    let full = draw_sheet(&sheet("Plain", all_tables("Plain", true)));
    for words in [
        "Stock since the books began",
        "Closing of the day",
        "₹5.00 Dr",
        "without 1 line of unknown cost",
        "cost of 2 lines unknown",
        "CGST",
    ] {
        assert!(full.contains(words), "{words}: {full}");
    }
    draw_sheet(&sheet(HOSTILE, all_tables(HOSTILE, true)));
}

#[test]
fn a_print_names_the_shop_and_the_filters_and_tells_when_rows_are_missing() {
    let draw = |medium| draw_sheet(&SheetPage { medium, ..sheet("Plain", all_tables("Plain", true)) });
    let (screen, paper, cut) = (draw(Medium::Screen), draw(Medium::Paper), draw(Medium::CutPaper));
    let has = |page: &str, part: &str| page.contains(part);
    assert!(
        has(&screen, "as=print") && has(&screen, "<form class=\"filters\"") && !has(&screen, "data-print")
    );
    for page in [&paper, &cut] {
        assert!(
            has(page, "GSTIN 27AAPFU0939F1ZV") && has(page, "Plain: Plain") && has(page, "data-print"),
            "{page}"
        );
        assert!(!has(page, "<form class=\"filters\"") && !has(page, "Ledgers and registers"), "{page}");
    }
    let told = "Not all rows are here";
    assert_eq!([&screen, &paper, &cut].map(|page| has(page, told)), [false, false, true]);
    draw_sheet(&SheetPage { medium: Medium::CutPaper, ..sheet(HOSTILE, all_tables(HOSTILE, true)) });
}

#[test]
fn what_nobody_counted_is_told_and_no_zero() {
    let tables = registers("Plain", true);
    let ways = tables.iter().find(|table| table.id == "ways").expect("the table of the ways");
    let told = |row: usize| ways.rows[row].cells.iter().map(|it| it.text.to_string()).collect::<Vec<_>>();
    assert_eq!(told(0)[3..], ["₹0.90", "−₹0.10"]);
    assert_eq!(ways.rows[0].cells[3].below.to_string(), "1 till not counted");
    assert_eq!(told(1)[2..], ["₹3.00", "not counted", ""]);
    assert!(ways.rows[1].cells[3].below.is_empty());
}

#[test]
fn metal_of_the_shop_below_zero_has_a_minus_and_a_debt_is_a_credit() {
    let shown = |account: &str, commodity: &str| AccountEntriesShown {
        account: account.into(),
        name: None,
        commodity: commodity.into(),
        from: day(),
        to: day(),
        opening: -2_491_049,
        brought_forward: 0,
        rows: vec![],
        debit: 0,
        credit: 0,
        closing: -2_491_049,
        next: None,
    };
    let closing = |account: &str, commodity: &str| {
        let table = entries_page::table(&chrome("Plain"), "/w/s", "INR", &shown(account, commodity), false);
        let cell = table.foot.last().and_then(|row| row.cells.last()).cloned().expect("a closing balance");
        (cell.text.to_string(), cell.is_lack)
    };
    assert_eq!(closing("M_STOCK", "AU_FINE_MG"), ("−2491.049".to_owned(), true));
    assert_eq!(closing("M_KARIGAR", "AU_FINE_MG").0, "2491.049 Cr");
    assert_eq!(closing("M_CUSTOMER", "AU_FINE_MG"), ("2491.049 Cr".to_owned(), false));
    assert_eq!(closing("CASH", "INR"), ("₹24,910.49 Cr".to_owned(), false));
}

#[test]
fn no_profit_is_shown_of_goods_whose_cost_nobody_knows() {
    let tables = taxes_and_profit("Plain", true);
    let profit = tables.iter().find(|table| table.id == "profit").expect("the table of profit");
    let told = |row: usize| {
        let cells = &profit.rows[row].cells[4..];
        cells.iter().map(|it| (it.text.to_string(), it.file.clone())).collect::<Vec<_>>()
    };
    let of = |text: &str, file: &str| (text.to_owned(), file.to_owned());
    assert_eq!(told(0), [of("₹0.65", "0.65"), of("₹0.25", "0.25"), of("", "")]);
    assert_eq!(told(3), [of("unknown", ""), of("unknown", ""), of("", "")]);
    assert_eq!(profit.rows[3].cells[0].narrow.to_string(), "₹1.00 sold, cost unknown");
}

#[test]
fn every_row_has_a_cell_for_each_column() {
    for table in all_tables("Plain", true) {
        for row in table.rows.iter().chain(&table.foot) {
            let is_whole = row.kind == sheet::RowKind::Heading || row.cells.len() == table.columns.len();
            assert!(is_whole, "{}", table.id);
        }
    }
}
