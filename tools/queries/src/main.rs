use std::error::Error;
fn main() -> Result<(), Box<dyn Error>> {
    let rt = tokio::runtime::Runtime::new()?;
    let (client, conn) = rt.block_on(tokio_postgres::connect("host=/tmp/w/pg port=5999 user=steel_owner dbname=steelyard", tokio_postgres::NoTls))?;
    rt.spawn(conn);
    let config = clorinde::config::Config::from_file("clorinde.toml")?;
    clorinde::gen_live(&client, config)?;
    Ok(())
}
