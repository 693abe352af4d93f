// @ts-check
// Drags a batch to another day or vessel of the calendar.
// Invariant: a drop fills in the form below the calendar and sends it, so the server judges a drag as it judges the form.

import { $$ } from '/static/shell.js';

const form = /** @type {HTMLFormElement | null} */ (document.getElementById('move-form'));

class Drag {
  constructor(/** @type {HTMLFormElement} */ form) {
    this.form = form;
    this.batch = '';
    for (const slot of $$('.slot[data-batch]')) this.slot(slot);
    for (const cell of $$('td[data-day]')) this.cell(cell);
  }

  slot(/** @type {HTMLElement} */ slot) {
    slot.draggable = true;
    slot.addEventListener('dragstart', event => {
      this.batch = slot.dataset.batch ?? '';
      event.dataTransfer?.setData('text/plain', this.batch);
    });
    slot.addEventListener('dragend', () => { this.batch = ''; });
  }

  cell(/** @type {HTMLElement} */ cell) {
    const over = (/** @type {boolean} */ is) => cell.classList.toggle('over', is);
    cell.addEventListener('dragover', event => {
      if (!this.batch) return;
      event.preventDefault();
      over(true);
    });
    cell.addEventListener('dragleave', () => over(false));
    cell.addEventListener('drop', event => {
      over(false);
      if (!this.batch) return;
      event.preventDefault();
      this.drop(cell.dataset.day ?? '', cell.dataset.vessel ?? '');
    });
  }

  drop(/** @type {string} */ day, /** @type {string} */ vessel) {
    this.put('batch', this.batch);
    this.put('day', day);
    this.put('vessel', vessel);
    this.form.requestSubmit();
  }

  put(/** @type {string} */ name, /** @type {string} */ value) {
    const field = this.form.elements.namedItem(name);
    if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) field.value = value;
  }
}

if (form) new Drag(form);
