//! The schema of an operation's answer: that of its Rust type, and what the core adds to it.
//! Invariant: it describes the JSON that `action::run` and `action::ask_json` give, of a first call as of a repeated one.

use crate::action::{Action, Query};
use crate::job::Asked;
use crate::tx::Warning;
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Serialize;
use serde_json::{Map, Value};

/// Gives the schema of an operation's answer. What it refers to is among the generator's definitions.
pub type Described = fn(&mut SchemaGenerator) -> Schema;

/// What every answer of an action may have.
#[derive(Serialize, JsonSchema)]
struct Repeated {
    /// True where the call was done before, by its key or by its content: this is the answer of then, without what is shown once.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    duplicate: bool,
}

/// What an answer of an action may have, unless its type has warnings of its own.
#[derive(Serialize, JsonSchema)]
struct Warned {
    /// What somebody should check. The call was done.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    warnings: Vec<Warning>,
}

/// A generator whose definitions are the schemas of an OpenAPI description.
pub fn generator() -> SchemaGenerator {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    settings.with(|it| it.definitions_path = "/components/schemas".into()).into_generator()
}

/// The answer of a query.
pub fn of_query<Q: Query>(of: &mut SchemaGenerator) -> Schema {
    of.subschema_for::<Q::Output>()
}

/// The answer of an action.
pub fn of_action<A: Action>(of: &mut SchemaGenerator) -> Schema {
    let own = of.subschema_for::<A::Output>();
    let mut parts = vec![of.subschema_for::<Repeated>()];
    if members(of, &own).is_none_or(|it| it["properties"].get("warnings").is_none()) {
        parts.push(of.subschema_for::<Warned>());
    }
    if let Some(own) = members(of, &own) {
        A::SHOWN_ONCE.iter().for_each(|name| show_once(own, name));
    }
    parts.insert(0, own);
    json_schema!({ "allOf": parts })
}

/// The answer that names a job.
pub fn of_job(of: &mut SchemaGenerator) -> Schema {
    let parts = [of.subschema_for::<Asked>(), of.subschema_for::<Repeated>()];
    json_schema!({ "allOf": parts })
}

/// The definition that a schema refers to.
fn members<'g>(of: &'g mut SchemaGenerator, schema: &Schema) -> Option<&'g mut Map<String, Value>> {
    let name = schema.get("$ref")?.as_str()?.rsplit('/').next()?;
    of.definitions_mut().get_mut(name)?.as_object_mut()
}

/// A field that only the first answer has.
fn show_once(of: &mut Map<String, Value>, name: &str) {
    if let Some(required) = of.get_mut("required").and_then(Value::as_array_mut) {
        required.retain(|it| it != name);
    }
    of["properties"][name]["x-shown-once"] = Value::Bool(true);
}
