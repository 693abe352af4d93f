//! The API's description (OpenAPI 3.1), from the registry.
//! Invariant: names, inputs and codes come from the registry and the table of codes alone.

use crate::registry::{Kind, Operation};
use kernel::code::Code;
use platform::answers;
use platform::input::Shape;
use schemars::SchemaGenerator;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// The preference for a job.
pub(crate) const RESPOND_ASYNC: &str = "respond-async";

/// What holds for every text that is sent; a field with a rule of its own states it.
const TEXTS: &str = "A text is trimmed and kept in one spelling (Unicode NFC). A code, tag or short name has 1 to 64 characters of any \
    script, any other text 1 to 500, unless its field says otherwise. Control characters and characters that nobody sees are refused.";

/// The API's description (OpenAPI 3.1), from the registry.
pub fn describe<'a>(operations: impl Iterator<Item = &'a Operation>) -> Value {
    let mut answers = answers::generator();
    let paths: Map<String, Value> = operations.map(|it| path(it, &mut answers)).collect();
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Steelyard", "version": env!("CARGO_PKG_VERSION"), "license": { "name": "Apache-2.0" },
            "description": TEXTS
        },
        "servers": [{ "url": "/" }],
        "security": [{ "token": [] }],
        "paths": paths,
        "components": {
            "securitySchemes": { "token": { "type": "http", "scheme": "bearer" } },
            "schemas": schemas(answers),
            "responses": { "Refused": {
                "description": "Refused; `code` says why.",
                "content": { "application/problem+json": { "schema": { "$ref": "#/components/schemas/Problem" } } }
            } }
        }
    })
}

/// The schemas that are referred to, by name.
fn schemas(mut answers: SchemaGenerator) -> BTreeMap<String, Value> {
    let mut schemas: BTreeMap<String, Value> = answers.take_definitions(true).into_iter().collect();
    schemas.values_mut().for_each(in_one_line);
    let before = schemas.insert("Problem".to_owned(), problem_schema());
    assert!(before.is_none(), "an answer has the name of the refusals' schema");
    schemas
}

/// Puts each description in one line, as those of the inputs are.
fn in_one_line(schema: &mut Value) {
    match schema {
        Value::Object(members) => {
            if let Some(Value::String(text)) = members.get_mut("description") {
                *text = text.replace('\n', " ");
            }
            members.values_mut().for_each(in_one_line);
        }
        Value::Array(list) => list.iter_mut().for_each(in_one_line),
        _ => {}
    }
}

fn problem_schema() -> Value {
    let codes: Vec<&str> = Code::ALL.iter().map(|code| code.as_str()).collect();
    let text = json!({ "type": "string" });
    json!({
        "type": "object",
        "required": ["type", "title", "status", "code", "detail", "errors", "request_id"],
        "properties": {
            "type": text, "title": text, "status": { "type": "integer" }, "code": { "enum": codes }, "detail": text,
            "errors": { "type": "array", "items": {
                "type": "object", "properties": { "field": text, "code": text, "message": text } } },
            "facts": { "type": "object" }, "request_id": text
        }
    })
}

fn path(operation: &Operation, answers: &mut SchemaGenerator) -> (String, Value) {
    let roles: Vec<&str> = operation.needs.roles().iter().map(|role| role.as_str()).collect();
    let mut described = json!({
        "operationId": operation.name,
        "summary": operation.summary,
        "tags": [operation.name.split('.').next().unwrap_or_default()],
        "x-permission": operation.needs.as_str(),
        "x-roles": roles,
        "x-step-up": operation.step_up,
        "responses": {
            "200": { "description": "Done", "content": { "application/json": { "schema": (operation.answer)(answers) } } },
            "default": { "$ref": "#/components/responses/Refused" }
        }
    });
    if operation.kind == Kind::Query {
        described["parameters"] = parameters(&operation.shape);
        return (format!("/api/v1/queries/{}", operation.name), json!({ "get": described }));
    }
    described["requestBody"] = json!({
        "required": true, "content": { "application/json": { "schema": schema(&operation.shape) } }
    });
    if operation.kind == Kind::Action {
        described["parameters"] = json!([{
            "name": "Idempotency-Key", "in": "header", "required": true,
            "schema": { "type": "string", "minLength": 1, "maxLength": 64 }
        }]);
    }
    if operation.is_long() {
        described_later(&mut described, answers);
    }
    (format!("/api/v1/actions/{}", operation.name), json!({ "post": described }))
}

/// Describes the header that asks for a job, and its answer.
fn described_later(described: &mut Value, answers: &mut SchemaGenerator) {
    let prefer = json!({
        "name": "Prefer", "in": "header", "required": false,
        "description": "`respond-async` makes it a job, which runs after the answer (RFC 7240).",
        "schema": { "type": "string" }
    });
    if let Some(parameters) = described["parameters"].as_array_mut() {
        parameters.push(prefer);
    }
    described["responses"]["202"] = json!({
        "description": "It became a job. `Location` is the address that shows its progress.",
        "headers": {
            "Location": { "schema": { "type": "string" } },
            "Preference-Applied": { "schema": { "const": RESPOND_ASYNC } }
        },
        "content": { "application/json": { "schema": answers::of_job(answers) } }
    });
}

fn parameters(shape: &Shape) -> Value {
    let Shape::Object(members) = shape else { return json!([]) };
    members
        .iter()
        .map(|m| json!({ "name": m.name, "in": "query", "required": m.required, "description": m.doc, "schema": schema(&m.shape) }))
        .collect()
}

/// The JSON Schema of a shape.
pub fn schema(shape: &Shape) -> Value {
    match shape {
        Shape::Text(longest) => json!({ "type": "string", "maxLength": longest }),
        Shape::Secret(longest) => json!({ "type": "string", "format": "password", "maxLength": longest }),
        Shape::Word(words) => json!({ "enum": words }),
        Shape::Decimal(_) => json!({ "type": "string", "pattern": "^-?[0-9]+(\\.[0-9]+)?$" }),
        Shape::Integer(low, high) => json!({ "type": "integer", "minimum": low, "maximum": high }),
        Shape::Flag => json!({ "type": "boolean" }),
        Shape::Instant => json!({ "type": "string", "format": "date-time" }),
        Shape::Day => json!({ "type": "string", "format": "date" }),
        Shape::Id => json!({ "type": "string", "format": "uuid" }),
        Shape::Any => json!({ "type": "object" }),
        Shape::List(of, most) => json!({ "type": "array", "items": schema(of), "maxItems": most }),
        Shape::Object(members) => {
            let properties: Map<String, Value> = members
                .iter()
                .map(|m| {
                    let mut described = schema(&m.shape);
                    described["description"] = json!(m.doc);
                    (m.name.to_owned(), described)
                })
                .collect();
            let required: Vec<&str> = members.iter().filter(|m| m.required).map(|m| m.name).collect();
            json!({ "type": "object", "additionalProperties": false, "properties": properties, "required": required })
        }
    }
}
