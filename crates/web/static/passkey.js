// @ts-check
// Passkeys: the page's question goes to the browser, and the browser's answer into the page's form.
// Invariant: nothing is sent without a click or a choice; the server judges every answer; the other
// ways on the page work without this file.

import { $, $$, words } from '/static/shell.js';

/** What the browser throws, and the name of the form's text for it.
 * @type {Record<string, string>} */
const SAID = { NotAllowedError: 'cancelled', InvalidStateError: 'known' };

const bytes = (/** @type {string} */ text) => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), letter => letter.charCodeAt(0));

function text(/** @type {ArrayBuffer | null | undefined} */ buffer) {
  const letters = [...new Uint8Array(buffer ?? [])].map(byte => String.fromCharCode(byte)).join('');
  return btoa(letters).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

const known = (/** @type {{ id: string }[] | undefined} */ list) => (list ?? []).map(one => ({ ...one, id: bytes(one.id) }));

/** The options as the page has them, with bytes where the browser wants bytes. */
function options(/** @type {PasskeyForm} */ form) {
  const asked = JSON.parse(form.dataset.options);
  asked.challenge = bytes(asked.challenge);
  if (asked.user) asked.user.id = bytes(asked.user.id);
  if (asked.excludeCredentials) asked.excludeCredentials = known(asked.excludeCredentials);
  if (asked.allowCredentials) asked.allowCredentials = known(asked.allowCredentials);
  return asked;
}

/** The answer as the standard writes it in JSON; not every browser has `toJSON` yet. */
function answer(/** @type {Credential & { rawId: ArrayBuffer, response: PasskeyResponse }} */ { id, type, rawId, response }) {
  /** @type {{ clientDataJSON: string, userHandle?: string }} */
  const said = { clientDataJSON: text(response.clientDataJSON) };
  if (response.attestationObject) {
    Object.assign(said, { attestationObject: text(response.attestationObject), transports: response.getTransports?.() ?? [] });
  } else {
    Object.assign(said, { authenticatorData: text(response.authenticatorData), signature: text(response.signature) });
    if (response.userHandle) said.userHandle = text(response.userHandle);
  }
  return JSON.stringify({ id, rawId: text(rawId), type, response: said, clientExtensionResults: {} });
}

// One question at a time: a click ends the list that waits in the e-mail field.
let waiting = new AbortController();

async function ask(/** @type {PasskeyForm} */ form, /** @type {CredentialRequestOptions} */ more = {}) {
  waiting.abort();
  waiting = new AbortController();
  const request = { publicKey: options(form), signal: waiting.signal, ...more };
  const given = await navigator.credentials[form.dataset.passkey](request);
  $('[name=answer]', form).value = answer(/** @type {PublicKeyCredential} */ (given));
  form.requestSubmit();
}

async function press(/** @type {PasskeyForm} */ form) {
  const said = $('[data-said]', form);
  said.textContent = '';
  try {
    await ask(form);
  } catch (why) {
    const { name } = /** @type {Error} */ (why);
    if (name !== 'AbortError') said.textContent = words(form, SAID[name] ?? 'other');
  }
}

/** The browser lists its passkeys in the e-mail field, where it can. */
async function list(/** @type {PasskeyForm} */ form) {
  if (!(await PublicKeyCredential.isConditionalMediationAvailable?.())) return;
  await ask(form, { mediation: 'conditional' }).catch(() => {});
}

const otherwise = $('[data-otherwise]');
for (const form of $$('form[data-passkey]')) {
  const button = $('[data-ask]', form);
  if (!globalThis.PublicKeyCredential) {
    $('[data-said]', form).textContent = words(form, 'none');
    continue;
  }
  button.disabled = false;
  button.addEventListener('click', () => press(form));
  // Enter in a field of the form.
  form.addEventListener('submit', event => {
    if ($('[name=answer]', form).value) return;
    event.preventDefault();
    press(form);
  });
  if (!otherwise) continue;
  // Folded, the other way takes one click more; it stays open where it was refused just now, and then lists nothing:
  // a device that answers by itself would be asked without end.
  otherwise.open = Boolean($('[data-errors]'));
  $('summary', otherwise).addEventListener('click', () => otherwise.open || list(form));
}
