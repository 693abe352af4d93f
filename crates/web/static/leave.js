// @ts-check
// A browser that people share: it is handed to the next person by a click, or after a while without a key or a touch.
// Invariant: typed text goes to the server, for the person who typed it, and stays in no storage of the browser.

import { $, $$ } from '/static/shell.js';

const leave = $('form[data-leave]');
const idle = Number(leave.dataset.leave) * 1000;
const posts = (/** @type {HTMLFormElement | null} */ form) => form?.method === 'post' && form.action.includes('/do/');

// The form that was typed in last. A draft that is open and was not touched is kept as it is.
/** @type {HTMLFormElement | null} */
let typed = null;

/** The fields of the form now, as its button would send them. */
function carried(/** @type {HTMLFormElement} */ form) {
  const fields = new URLSearchParams(/** @type {[string, string][]} */ ([...new FormData(form)]));
  fields.delete('_csrf');
  for (const secret of $$('input[type=password]', form)) fields.delete(secret.name);
  return fields.toString();
}

function carry(/** @type {string} */ name, /** @type {string} */ value) {
  const field = $(`[name=${name}]`, leave) ?? leave.appendChild(Object.assign(document.createElement('input'), { type: 'hidden', name }));
  field.value = value;
}

// A bill may be scanned without a key in any field.
const bill = () => $('form[data-till]:has([data-lines] > [data-line])');

let gone = false;
// Leaving loses nothing, so no page may stop it. First of all listeners: this module comes before the page's own.
addEventListener('beforeunload', event => { if (gone) event.stopImmediatePropagation(); });
leave.addEventListener('submit', () => {
  gone = true;
  carry('_to', location.pathname);
  const form = typed?.isConnected ? typed : bill();
  if (!form) return;
  const [, slug, action] = new URL(form.action).pathname.match(/^\/w\/([^/]+)\/do\/(.+)$/) ?? [];
  carry('_then', `${slug}/${action}`);
  carry('_waiting', carried(form));
});

let since = performance.now();
const touched = () => { since = performance.now(); };
for (const kind of ['keydown', 'pointerdown', 'input']) addEventListener(kind, touched, { passive: true });
document.addEventListener('input', event => {
  const { form } = /** @type {Field} */ (event.target);
  if (posts(form)) typed = form;
});
// A form that was sent is no draft; a refused one comes back on a page of its own.
document.addEventListener('submit', event => { if (event.target === typed) typed = null; });
// The back button must not show a page of the person who was here before.
addEventListener('pageshow', event => { if (event.persisted) location.reload(); });
setInterval(() => { if (!gone && performance.now() - since >= idle) leave.requestSubmit(); }, 1000);
