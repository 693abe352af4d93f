//! The addresses of the operator, which the tests confirm without a mail server.
//! Invariant: they are those of the program's settings.

/// As if somebody had followed the links that were mailed to both.
pub const CONFIRMED: &str = "insert into app.contact (tenant_id, contact, address, confirmed_at)
     select t.tenant_id, c.contact, c.address, now() from app.tenant t,
         (values ('security', 'security@shop.example'), ('support', 'help@shop.example')) c (contact, address)
     where t.slug = 'instance'";
