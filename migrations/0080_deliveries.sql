-- What a party delivered or got: an erasure by age asks for the last time.

create index lot_by_supplier on ledger.lot (tenant_id, supplier_id, received_on) where supplier_id is not null;
create index shipment_by_party on ledger.shipment (tenant_id, party_id, shipped_on);
