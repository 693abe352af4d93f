//! A test device that makes passkeys and uses them, as an authenticator and its browser would.
//! Invariant: its answers are signed; a test makes it lie about one thing at a time.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use p256::ecdsa::signature::Signer;
use p256::ecdsa::{Signature, SigningKey};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// User present, user verified, and the data of a new key follows.
const PRESENT: u8 = 0x01;
const VERIFIED: u8 = 0x04;
const NEW_KEY: u8 = 0x40;

/// One passkey, and what its browser adds.
pub struct Device {
    key: SigningKey,
    /// Its own id.
    pub id: Vec<u8>,
    /// The person that it claims to belong to.
    pub handle: String,
    /// The number of uses that it claims.
    pub count: u32,
    /// The origin of the page that asks.
    pub origin: String,
    /// The relying party that it belongs to.
    pub name: String,
    /// Whether it verifies its user.
    pub verifies: bool,
}

fn text(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

/// A byte string of less than 64 KiB in CBOR.
fn byte_string(bytes: &[u8]) -> Vec<u8> {
    let length = u16::try_from(bytes.len()).expect("short").to_be_bytes();
    let head = if bytes.len() < 256 { vec![0x58, length[1]] } else { vec![0x59, length[0], length[1]] };
    [head, bytes.to_vec()].concat()
}

impl Device {
    /// A device for shop.example; devices with the same seed have the same key.
    pub fn new(seed: u8) -> Device {
        Device {
            key: SigningKey::from_bytes(&[seed; 32].into()).expect("a key"),
            id: vec![seed; 32],
            handle: String::new(),
            count: 0,
            origin: "https://shop.example".into(),
            name: "shop.example".into(),
            verifies: true,
        }
    }

    /// The same device for another host than shop.example.
    pub fn at(mut self, host: &str) -> Device {
        self.origin = format!("https://{host}");
        self.name = host.split(':').next().unwrap_or_default().to_owned();
        self
    }

    /// The same device, claiming to belong to another person.
    pub fn saying(mut self, handle: &str) -> Device {
        self.handle = handle.to_owned();
        self
    }

    fn client_data(&self, kind: &str, options: &Value) -> String {
        let said = json!({
            "type": kind, "challenge": options["challenge"], "origin": self.origin, "crossOrigin": false,
        });
        said.to_string()
    }

    fn said_of_itself(&self, more: u8) -> Vec<u8> {
        let flags = PRESENT | if self.verifies { VERIFIED } else { 0 } | more;
        [&Sha256::digest(self.name.as_bytes())[..], &[flags], &self.count.to_be_bytes()].concat()
    }

    /// The public key as COSE writes it (RFC 9053): EC2, ES256, P-256, x, y.
    fn public_key(&self) -> Vec<u8> {
        let point = self.key.verifying_key().to_encoded_point(false);
        let (x, y) = (point.x().expect("x"), point.y().expect("y"));
        [&[0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20][..], x, &[0x22, 0x58, 0x20], y]
            .concat()
    }

    /// Makes a passkey for a page's options.
    pub fn make(&mut self, options: &Value) -> String {
        self.handle = options["user"]["id"].as_str().expect("a handle").to_owned();
        let length = u16::try_from(self.id.len()).expect("short").to_be_bytes();
        let key = [&[0; 16][..], &length, &self.id, &self.public_key()].concat();
        let data = [self.said_of_itself(NEW_KEY), key].concat();
        // { "fmt": "none", "attStmt": {}, "authData": … }
        let object = [&b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData"[..], &byte_string(&data)].concat();
        let said = json!({
            "clientDataJSON": text(self.client_data("webauthn.create", options).as_bytes()),
            "attestationObject": text(&object), "transports": ["internal"],
        });
        self.told(&said)
    }

    /// Proves its person for a page's options.
    pub fn prove(&mut self, options: &Value) -> String {
        let client_data = self.client_data("webauthn.get", options);
        let data = self.said_of_itself(0);
        let signed = [&data[..], &Sha256::digest(client_data.as_bytes())].concat();
        let signature: Signature = self.key.sign(&signed);
        let said = json!({
            "clientDataJSON": text(client_data.as_bytes()), "authenticatorData": text(&data),
            "signature": text(signature.to_der().as_bytes()), "userHandle": self.handle,
        });
        self.told(&said)
    }

    fn told(&self, response: &Value) -> String {
        let id = text(&self.id);
        json!({ "id": id, "rawId": id, "type": "public-key", "response": response, "clientExtensionResults": {} })
            .to_string()
    }
}
