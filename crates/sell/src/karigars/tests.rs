//! What a karigar brings for the shop's own work, on a real database.

use serde_json::{Value, json};

use super::*;
use crate::fixtures::{aarav, moved_in, shows, sorted};
use platform::action::Action;

#[tokio::test]
async fn what_a_karigar_brings_without_a_job_is_stock_and_his_tax_follows_his_state() {
    let shop = aarav().await;
    let of = |party: &str, state: &str| json!({"party": party, "name": party, "kind": "karigar", "state": state, "wastage_percent": {"916": "2.5"}});
    moved_in(&shop, "parties", json!([of("k-here", "27"), of("k-there", "24")])).await;
    let brought = |karigar: &str, tax: &str| {
        json!({
            "karigar": karigar, "tax": tax, "scrap": [{"net_mg": 1_000, "fineness_ppt": "916"}],
            "finished": [{"net_mg": 10_000, "fineness_ppt": "916", "labour_minor_per_g": "101"}],
        })
    };
    let received = shop.run::<ReceiveFromKarigar>("mia", brought("k-there", "job_work_jewellery")).await;
    let received = received.expect("received");
    shows(
        &received,
        &json!({
            "number": "KRC/26-27/00001", "job_id": null, "wastage_fine_mg": [229], "labour_minor": 1_010,
            "igst_minor": 51, "cgst_minor": 0,
        }),
    );
    assert_eq!(
        sorted(&received["journal"]),
        ["M_KARIGAR k-there AU_FINE_MG -10305", "M_STOCK  AU_FINE_MG 10076", "M_WASTAGE  AU_FINE_MG 229"]
    );
    assert_eq!(
        sorted(&received["labour_journal"]),
        ["AP k-there INR -1061", "IN_IGST  INR 51", "LABOUR  INR 1010"]
    );
    let unknown = shop.run::<ReceiveFromKarigar>("mia", brought("k-here", "nothing")).await;
    assert_eq!(unknown, Err("value_unknown tax".into()));
    let nobody = shop.run::<ReceiveFromKarigar>("mia", brought("k-x", "job_work_jewellery")).await;
    assert_eq!(nobody, Err("not_found karigar".into()));
    let empty = shop.run::<ReceiveFromKarigar>("mia", json!({"karigar": "k-here"})).await;
    assert_eq!(empty, Err("field_required finished".into()));
    let cashier = shop.run::<ReceiveFromKarigar>("cas", brought("k-here", "job_work_jewellery")).await;
    assert_eq!(cashier, Err("permission_denied".into()));
    assert_eq!(shop.told(ReceiveFromKarigar::NAME).await.len(), 5);
}

#[tokio::test]
async fn tax_of_a_karigar_without_a_gstin_is_booked_with_a_warning() {
    let shop = aarav().await;
    let of = |party: &str, gstin: Value| json!({"party": party, "name": party, "kind": "karigar", "state": "24", "gstin": gstin});
    let karigars = json!([of("k-small", Value::Null), of("k-large", json!("24AAPFU0939F1Z1"))]);
    moved_in(&shop, "parties", karigars).await;
    let warning =
        "k-small has no GSTIN here. The tax on the labour is no credit unless the bill shows a GSTIN.";
    for (karigar, tax, warnings) in [
        ("k-small", json!("job_work_jewellery"), json!([warning])),
        ("k-small", Value::Null, json!([])),
        ("k-large", json!("job_work_jewellery"), json!([])),
    ] {
        let brought = json!({
            "karigar": karigar, "tax": tax,
            "finished": [{"net_mg": 10_000, "fineness_ppt": "916", "labour_minor_per_g": "10000"}],
        });
        let received = shop.run::<ReceiveFromKarigar>("mia", brought).await.expect("received");
        assert_eq!(received["warnings"], warnings, "{karigar} {tax}");
    }
}
