//! The workspace's own accounts: what no other action posts to, such as wages, rent, drawings and capital.
//! Invariant: an account keeps its code and its kind; none has the code of an account that the product keeps.

use std::collections::BTreeMap;

use kernel::code::Code;
use kernel::day::Day;
use kernel::money::Money;
use kernel::permission::Permission;
use kernel::refusal::{Refusal, Ruled};
use kernel::words;
use ledger_queries::accounts::own_accounts as sql;
use ledger_queries::client::Params;
use platform::action::{Action, Query};
use platform::error::{OnConstraint, Result, stored};
use platform::fields::{Name, Text};
use platform::sealed::ledger::own_account::NAME;
use platform::tx::{Change, ReadTx, Recorded, Tx};
use platform::{input, word_fields};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;

use super::chart::{AccountKind, kind_of, name_of};
use super::journal::Account;
use crate::import::in_use;

/// The longest code.
const LONGEST: usize = 32;
/// What to do about a code that another account has.
const CODE_IN_USE: &str = "An account has this code already. Give this one another code.";

words! {
    /// What an account of the shop's own is.
    pub enum OwnKind {
        /// What the shop has.
        Asset = "asset",
        /// What the shop owes.
        Liability = "liability",
        /// What its owners put in and took out.
        Equity = "equity",
        /// What the shop earned.
        Income = "income",
        /// What the shop spent.
        Expense = "expense",
    }
}
word_fields!(OwnKind);

impl OwnKind {
    /// The same among all kinds.
    pub const fn in_chart(self) -> AccountKind {
        match self {
            OwnKind::Asset => AccountKind::Asset,
            OwnKind::Liability => AccountKind::Liability,
            OwnKind::Equity => AccountKind::Equity,
            OwnKind::Income => AccountKind::Income,
            OwnKind::Expense => AccountKind::Expense,
        }
    }
}

input! {
    /// A new account of the shop's own.
    pub struct CreateAccount {
        /// Its code: capital letters, digits and _, such as RENT.
        code: Name,
        /// Its name.
        name: Text,
        /// What it is.
        kind: OwnKind,
    }
}

/// An account of the shop's own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct OwnAccountShown {
    /// Its code, by which entries name it.
    pub code: String,
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: OwnKind,
}

/// The code of an account: capital letters, digits and _, beginning with a letter (`value_unknown`), and none that the
/// product keeps (`account_controlled` with `account`).
fn is_own_code(code: &str) -> Ruled<()> {
    let begins = code.starts_with(|first: char| first.is_ascii_uppercase());
    let rest = |it: char| it.is_ascii_uppercase() || it.is_ascii_digit() || it == '_';
    if code.len() > LONGEST {
        return Err(Refusal::new(Code::TextTooLong).field("code"));
    }
    if !begins || !code.chars().all(rest) {
        return Err(Refusal::new(Code::ValueUnknown).field("code"));
    }
    is_not_kept(code, "code")
}

/// Refuses an account that the product keeps (`account_controlled` with `account`).
pub fn is_not_kept(code: &str, field: &str) -> Ruled<()> {
    match code.parse::<Account>() {
        Ok(account) => {
            Err(Refusal::new(Code::AccountControlled).field(field).fact("account", account.as_str()))
        }
        Err(_) => Ok(()),
    }
}

impl Action for CreateAccount {
    const NAME: &'static str = "sell.account.create";
    const NEEDS: Permission = Permission::BooksWrite;
    const SUMMARY: &'static str = "Adds an account of the shop's own, such as rent, wages or drawings.";
    type Output = OwnAccountShown;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<OwnAccountShown>> {
        is_own_code(self.code.as_str())?;
        let id = tx.new_id()?;
        sql::insert_account()
            .params(
                tx,
                &sql::InsertAccountParams {
                    tenant: tx.tenant(),
                    id,
                    code: self.code.as_str(),
                    name: tx.cipher().seal(NAME, id, self.name.as_str())?,
                    kind: self.kind.as_str(),
                    by: tx.person(),
                    now: tx.now,
                },
            )
            .one()
            .await
            .on_constraint("own_account_code", Code::ValueUnknown, "code")
            .map_err(in_use(CODE_IN_USE))?;
        let change = Change::of(&self.code).after(json!({ "kind": self.kind }));
        let (code, name) = (self.code.into_string(), self.name.into_string());
        Ok(tx.record(change, OwnAccountShown { code, name, kind: self.kind }))
    }
}

input! {
    /// Asks for the accounts of the shop's own.
    pub struct ListAccounts {}
}

/// The accounts of the shop's own.
#[derive(Debug, Serialize, JsonSchema)]
pub struct AccountList {
    /// The accounts in the order of their codes.
    pub rows: Vec<OwnAccountShown>,
}

impl Query for ListAccounts {
    const NAME: &'static str = "sell.accounts";
    const NEEDS: Permission = Permission::LedgerRead;
    const SUMMARY: &'static str = "Lists the accounts of the shop's own.";
    type Output = AccountList;

    async fn fetch(self, tx: &ReadTx) -> Result<AccountList> {
        Ok(AccountList { rows: OwnAccounts::read(tx).await?.0.into_values().collect() })
    }
}

/// The accounts of the shop's own, by their codes.
#[derive(Clone, Debug, Default)]
pub struct OwnAccounts(BTreeMap<String, OwnAccountShown>);

impl OwnAccounts {
    /// Reads them.
    pub async fn read(tx: &ReadTx) -> Result<OwnAccounts> {
        let rows = sql::own_accounts().bind(tx, &tx.tenant()).all().await?;
        let account = |row: sql::OwnAccounts| -> Result<(String, OwnAccountShown)> {
            let name = tx.cipher().open(NAME, row.own_account_id, row.name)?;
            Ok((row.code.clone(), OwnAccountShown { code: row.code, name, kind: stored(&row.kind)? }))
        };
        Ok(OwnAccounts(rows.into_iter().map(account).collect::<Result<_>>()?))
    }

    /// The account of a code.
    pub fn get(&self, code: &str) -> Option<&OwnAccountShown> {
        self.0.get(code)
    }

    /// The name of an account of the shop's own; None for one that the product keeps.
    pub fn name_of(&self, code: &str) -> Option<String> {
        self.get(code).map(|account| account.name.clone())
    }
}

/// What an account of income or expense moved on some days.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct OwnSum {
    /// Its code.
    pub account: String,
    /// Its name: the shop's own, or that of an account which the product keeps.
    pub name: String,
    /// income or expense.
    pub kind: OwnKind,
    /// What was earned; an expense is negative.
    pub earned_minor: Money,
}

/// The accounts of income and expense that the profit of what was sold already has.
const IN_PROFIT: [Account; 2] = [Account::Sales, Account::Cogs];

/// An account of income or expense that the product keeps; None for the others, and for those of the profit.
fn earned_beside(account: Account) -> Option<OwnAccountShown> {
    let kind = match kind_of(account) {
        AccountKind::Income => OwnKind::Income,
        AccountKind::Expense => OwnKind::Expense,
        _ => return None,
    };
    let shown = || OwnAccountShown {
        code: account.as_str().to_owned(),
        name: name_of(account.as_str()).to_string(),
        kind,
    };
    (!IN_PROFIT.contains(&account)).then(shown)
}

/// What the books say of the income and the expenses of some days.
#[derive(Clone, Debug)]
pub struct Earnings {
    /// What the accounts beside sales and their cost moved: those of the shop, and those that the product
    /// keeps.
    pub beside: Vec<OwnSum>,
    /// The debits less the credits of COGS: what the goods cost that left, with and without a bill, and what
    /// corrections of a cost changed.
    pub cost_of_goods: Money,
}

/// What the books say of the income and the expenses of some days, but for the sales. With the profit of what
/// was sold, and what COGS has more than the cost of it, they are the whole result.
pub async fn read_earnings(tx: &ReadTx, from: Day, to: Day) -> Result<Earnings> {
    let kept = Account::ALL.iter().filter_map(|account| earned_beside(*account));
    let own = OwnAccounts::read(tx).await?.0.into_values();
    let own = own.filter(|it| matches!(it.kind, OwnKind::Income | OwnKind::Expense));
    let all: BTreeMap<String, OwnAccountShown> = kept.chain(own).map(|it| (it.code.clone(), it)).collect();
    let cogs = Account::Cogs.as_str();
    let codes: Vec<&str> = all.keys().map(String::as_str).chain([cogs]).collect();
    let currency = tx.workspace.currency.code.as_str();
    let rows = sql::own_sums().bind(tx, &tx.tenant(), &currency, &from, &to, &codes).all().await?;
    let mut earned = Earnings { beside: Vec::new(), cost_of_goods: Money::ZERO };
    for row in rows {
        let earned_minor = Money::from_stored(row.credit.saturating_sub(row.debit));
        match all.get(&row.account) {
            Some(account) => earned.beside.push(OwnSum {
                account: row.account,
                name: account.name.clone(),
                kind: account.kind,
                earned_minor,
            }),
            None => earned.cost_of_goods = Money::from_stored(row.debit.saturating_sub(row.credit)),
        }
    }
    Ok(earned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use testing::Shop;

    #[test]
    fn a_code_is_plain_and_none_that_the_product_keeps() {
        let judge = |code: &str| is_own_code(code).map_err(|refusal| refusal.code);
        assert_eq!(judge("RENT_2"), Ok(()));
        assert_eq!(judge("Rent"), Err(Code::ValueUnknown));
        assert_eq!(judge("2RENT"), Err(Code::ValueUnknown));
        assert_eq!(judge(&"R".repeat(33)), Err(Code::TextTooLong));
        let kept = is_own_code("STOCK").unwrap_err();
        assert_eq!((kept.code, kept.facts["account"].as_str()), (Code::AccountControlled, Some("STOCK")));
    }

    #[test]
    fn each_account_of_income_or_expense_is_in_the_profit_of_sales_or_beside_it() {
        for account in Account::ALL {
            let is_earned = matches!(kind_of(*account), AccountKind::Income | AccountKind::Expense);
            let beside = earned_beside(*account);
            assert_eq!(beside.is_some() || IN_PROFIT.contains(account), is_earned, "{account:?}");
        }
        let fees = earned_beside(Account::Purchases).map(|it| (it.name, it.kind));
        assert_eq!(fees, Some(("Purchases".to_owned(), OwnKind::Expense)));
    }

    #[tokio::test]
    async fn an_account_is_added_once_and_listed_with_its_name() {
        let shop = Shop::jeweller().await;
        let rent = json!({ "code": "RENT", "name": "Shop rent", "kind": "expense" });
        assert_eq!(shop.run::<CreateAccount>("acco", rent.clone()).await, Ok(rent.clone()));
        let again = shop.run::<CreateAccount>("olive", rent.clone()).await;
        assert_eq!(again, Err("value_unknown code".into()));
        let by_manager = shop.run::<CreateAccount>("mia", rent.clone()).await;
        assert_eq!(by_manager, Err("permission_denied".into()));
        assert_eq!(shop.ask::<ListAccounts>("cas", json!({})).await, Ok(json!({ "rows": [rent] })));
        let other = shop.beside("next-door").await;
        assert_eq!(other.ask::<ListAccounts>("cas", json!({})).await, Ok(json!({ "rows": [] })));
    }
}
