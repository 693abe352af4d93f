// @ts-check
// A paper on a roll: its page is as long as what is on it, so that the printer cuts after the last line.
// Invariant: nothing of the paper is left out; without script the page of a roll has one fixed length.

import { $ } from '/static/shell.js';

const MM = 25.4 / 96;
/** A printer feeds at least this much, in millimetres. */
const SHORTEST = 60;

const rules = new CSSStyleSheet();
document.adoptedStyleSheets.push(rules);

/** On the screen the paper has white around it, which is more than the page's own margin. */
function measure() {
  const paper = $('.sheet');
  if (!paper || !$('[name="paper"][value="roll"]:checked')) return;
  const length = Math.max(SHORTEST, Math.ceil(paper.scrollHeight * MM));
  rules.replaceSync(`@page receipt { size: 80mm ${length}mm; margin: 3mm; }`);
}

document.addEventListener('change', measure);
addEventListener('beforeprint', measure);
document.fonts.ready.then(measure);
