//! The chart of accounts: what an account is, and its name on pages.
//! Invariant: every account of the books has a kind and a name; an account that is not in the table is shown by its code.

use catalogue::Phrase;
use kernel::words;

use super::journal::Account;

words! {
    /// What an account is.
    pub enum AccountKind {
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
        /// Where metal came from and where it went.
        Memo = "memo",
    }
}

impl AccountKind {
    /// Its heading on pages.
    pub fn heading(self) -> Phrase {
        match self {
            AccountKind::Asset => Phrase::of("Assets"),
            AccountKind::Liability => Phrase::of("Liabilities"),
            AccountKind::Equity => Phrase::of("Capital of the owners"),
            AccountKind::Income => Phrase::of("Income"),
            AccountKind::Expense => Phrase::of("Expenses"),
            AccountKind::Memo => Phrase::of("Where metal came from and went"),
        }
    }
}

/// The accounts in which money is kept.
pub const TENDERS: [Account; 5] =
    [Account::Cash, Account::UpiClearing, Account::CardClearing, Account::ChequesInHand, Account::Bank];
/// The accounts that say where the shop's metal is.
pub const METAL: [Account; 5] =
    [Account::MStock, Account::MOldMetal, Account::MKarigar, Account::MCustody, Account::MCustomer];

/// What an account is.
pub fn kind_of(account: Account) -> AccountKind {
    use Account::*;
    match account {
        Cash | UpiClearing | CardClearing | Bank | ChequesInHand | Ar | InCgst | InSgst | InIgst | InGst
        | Stock | OpeningStock | StockOldMetal | WorkInProgress | MStock | MOldMetal | MCustody
        | MKarigar => AccountKind::Asset,
        Adv | Scheme | Ap | ReceivedNotBilled | TdsPayable | OutCgst | OutSgst | OutIgst | OutGst
        | Opening | MCustomer => AccountKind::Liability,
        Sales | LabourAbsorbed | OverheadAbsorbed => AccountKind::Income,
        Cogs | Labour | Purchases | PriceDifference | StockLoss | WriteOff | RoundOff | CashRound => {
            AccountKind::Expense
        }
        MetalSold | MWastage | MLoss | MAdjust | MBoughtIn => AccountKind::Memo,
    }
}

/// The name of an account that may be one of the shop's own, whose name it has.
pub fn name_or_own(code: &str, own: Option<&str>) -> Phrase {
    own.map_or_else(|| name_of(code), Phrase::verbatim)
}

/// The name of an account on pages. The code of one that the program does not know is its name.
pub fn name_of(code: &str) -> Phrase {
    use Account::*;
    let Ok(account) = code.parse::<Account>() else { return Phrase::verbatim(code) };
    Phrase::of(match account {
        Cash => "Cash",
        UpiClearing => "UPI, not yet at the bank",
        CardClearing => "Cards, not yet at the bank",
        Bank => "Bank",
        ChequesInHand => "Cheques in hand",
        Ar => "Customers",
        Adv => "Advances from customers",
        Scheme => "Savings in schemes",
        Ap => "Suppliers",
        ReceivedNotBilled => "Goods received, not yet billed",
        TdsPayable => "TDS to pay over",
        Sales => "Sales",
        OutCgst => "CGST on sales",
        OutSgst => "SGST on sales",
        OutIgst => "IGST on sales",
        OutGst => "GST on sales",
        InCgst => "CGST on purchases",
        InSgst => "SGST on purchases",
        InIgst => "IGST on purchases",
        InGst => "GST on purchases",
        RoundOff => "Rounding of bills",
        CashRound => "Rounding of cash and till differences",
        Labour => "Labour of karigars",
        LabourAbsorbed => "Labour in the cost of goods",
        OverheadAbsorbed => "Overhead in the cost of goods",
        Purchases => "Purchases",
        PriceDifference => "Price differences of purchases",
        Stock => "Stock since the books began",
        OpeningStock => "Stock when the books began",
        WorkInProgress => "Work in progress",
        StockOldMetal => "Old metal at cost",
        Cogs => "Cost of goods sold",
        StockLoss => "Stock lost and written off",
        WriteOff => "Debts given up",
        Opening => "Opening balances",
        MStock => "Metal in stock",
        MetalSold => "Metal sold",
        MCustody => "Metal of customers in the shop",
        MCustomer => "Metal owed to customers",
        MOldMetal => "Old metal in the shop",
        MBoughtIn => "Metal bought in",
        MKarigar => "Metal with karigars",
        MWastage => "Metal used up by karigars",
        MLoss => "Metal lost in melting",
        MAdjust => "Metal differences of counts",
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn no_two_accounts_have_one_name_and_an_unknown_one_is_shown_by_its_code() {
        let names: BTreeSet<String> =
            Account::ALL.iter().map(|account| name_of(account.as_str()).to_string()).collect();
        assert_eq!(names.len(), Account::ALL.len());
        assert_eq!(name_of("RENT").to_string(), "RENT");
    }

    #[test]
    fn memo_accounts_and_the_places_of_metal_hold_metal_alone() {
        for account in Account::ALL {
            let is_metal = account.as_str().starts_with("M_");
            assert!(is_metal || kind_of(*account) != AccountKind::Memo, "{account:?}");
        }
        assert!(METAL.iter().all(|account| account.as_str().starts_with("M_")));
    }
}
