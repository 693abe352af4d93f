//! The answers of calls that nobody sends again, in a workspace that has many of them.
//! Invariant: one look removes a bounded number, so that it comes to everything else that is due.

use super::gone::{noon, superuser};
use jiff::SignedDuration;
use lifecycle::lifetime::Lifetime;
use lifecycle::retention::Retention;
use testing::Shop;

#[tokio::test]
async fn a_look_removes_fifty_thousand_old_answers_and_the_next_one_the_rest() {
    let shop = Shop::jeweller().await;
    let (client, tenant) = (superuser(&shop).await, shop.tenant.uuid());
    let old = noon() - SignedDuration::from_hours(24 * 500);
    let many =
        "insert into app.kept_answer (tenant_id, person_id, key, action, input_sha256, answer, created_at)
         select $1::uuid, $1::uuid, 'call-' || n, 'workspace.party.create', sha256('a call'::bytea),
                decode('01' || repeat('00', 60), 'hex'), $2::timestamptz
         from generate_series(1, 50001) as n";
    client.execute(many, &[&tenant, &old]).await.expect("answers of before");
    let retention = Retention::new(shop.platform.clone(), shop.db.jobs_config());
    for left in [1, 0] {
        retention.look(&Lifetime::on_every_day_until(noon())).await.expect("a look");
        let asked = "select count(*) from app.kept_answer where tenant_id = $1 and created_at <= $2";
        let row = client.query_one(asked, &[&tenant, &old]).await.expect("a count");
        assert_eq!(row.get::<_, i64>(0), left);
    }
}
