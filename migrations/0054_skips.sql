-- A skip of a standing order may be of several days: from its day through another.
-- Invariant: a step that was written before is of one day.
alter table ledger.order_event add column through_day date;         -- the last day of a skip of several; null: the one day

/* classes
["ledger.order_event"]
kept = "books"
stays = "it is written once and never changed"
business = [
    "tenant_id", "order_event_id", "order_id", "standing_order_id", "verb", "day", "bill_id", "at", "created_by", "through_day",
]
confidential = ["reason"]
sealed = ["reason"]
*/
