// @ts-check
// The sum of the notes and coins of a till while they are typed.
// Invariant: it is a hint, in whole minor units and never in floats; the server counts again when the till is closed.

import { $, $$ } from '/static/shell.js';

const MANY = /^\d{1,9}$/;

/** "1234567" minor units with two digits as "12,345.67" and the currency's sign. */
function money(/** @type {bigint} */ minor, /** @type {string} */ currency, /** @type {number} */ digits) {
  const text = String(minor).padStart(digits + 1, '0');
  const whole = digits ? text.slice(0, -digits) : text;
  const parts = new Intl.NumberFormat(document.documentElement.lang || 'en', { style: 'currency', currency }).formatToParts(BigInt(whole));
  return parts.map(part => part.type === 'fraction' ? text.slice(-digits) : part.value).join('');
}

for (const form of $$('form[data-count]')) {
  const sum = () => {
    let minor = 0n;
    for (const field of /** @type {HTMLInputElement[]} */ ($$('[data-worth]', form))) {
      const many = field.value.trim();
      if (MANY.test(many)) minor += BigInt(many) * BigInt(field.dataset.worth ?? '0');
    }
    const shown = $('[data-sum]', form);
    if (shown) shown.textContent = money(minor, form.dataset.currency ?? 'INR', Number(form.dataset.digits));
  };
  form.addEventListener('input', sum);
  sum();
}
