// @ts-check
// Copies or saves what a page shows one time only.
// Invariant: a button can be pressed once it works; the text goes to the clipboard or into a file of the person, and
// nowhere else.

import { $, $$, words } from '/static/shell.js';

const text = /** @type {HTMLTextAreaElement | null} */ (document.getElementById('once'));
const said = $('[data-said]');

for (const button of $$('[data-copy]')) {
  button.addEventListener('click', async () => {
    text?.select();
    const isCopied = await navigator.clipboard?.writeText(text?.value ?? '').then(() => true, () => false);
    said.textContent = words(button, isCopied ? 'copied' : 'selected');
  });
  button.removeAttribute('disabled');
}

for (const button of $$('[data-save]')) {
  button.addEventListener('click', () => {
    const address = URL.createObjectURL(new Blob([`${text?.value ?? ''}\n`], { type: 'text/plain' }));
    const link = Object.assign(document.createElement('a'), { href: address, download: button.dataset.save });
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
    said.textContent = words(button, 'saved');
  });
  button.removeAttribute('disabled');
}
