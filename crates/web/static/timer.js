// @ts-check
// The timer of a step: when its time is up, it says so, rings once and shakes the tablet.
// Invariant: the page counts by the server's clock and works without this file; nothing is marked as done by a timer.

import { $$, words } from '/static/shell.js';

const LOOK_MS = 500;
const RING_S = 0.4;
const drawn = Date.parse(document.documentElement.dataset.now ?? '');
const loaded = performance.now();

/** A short tone; a browser that allows no sound before the first tap stays silent. */
function ring() {
  try {
    const sound = new AudioContext();
    const tone = sound.createOscillator();
    tone.connect(sound.destination);
    tone.start();
    tone.stop(sound.currentTime + RING_S);
  } catch { /* no sound here */ }
  navigator.vibrate?.([300, 150, 300]);
}

function look() {
  const now = (drawn || Date.now()) + performance.now() - loaded;
  for (const timer of $$('[data-timer]:not(.over)')) {
    if (Date.parse(timer.dataset.timer ?? '') > now) continue;
    timer.classList.add('over');
    timer.textContent = words(timer, 'over');
    ring();
  }
}

if ($$('[data-timer]').length) setInterval(look, LOOK_MS);
