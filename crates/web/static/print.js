// @ts-check
// Sends a print to a printer at the till, by USB or by a serial cable.
// Invariant: "printed" is noted only when the printer took every byte; without such a printer the page's PDF is the way.

import { $, $$, words } from '/static/shell.js';

/** Bytes that are handed over at once: small printers wait while they print. */
const PART = 4096;
/** The class of printers (USB-IF). */
const PRINTER = 7;

class Sender {
  constructor(/** @type {HTMLElement} */ box) {
    this.box = box;
    this.said = $('[data-said]', box);
    const ways = { usb: 'usb' in navigator, serial: 'serial' in navigator };
    for (const button of /** @type {HTMLButtonElement[]} */ ($$('[data-by]', box))) {
      const by = /** @type {'usb' | 'serial'} */ (button.dataset.by);
      button.hidden = !ways[by];
      button.addEventListener('click', () => this.send(by));
    }
    this.speed = /** @type {HTMLElement | null} */ ($('[data-speed]', box));
    if (this.speed) this.speed.hidden = !ways.serial;
    if (!ways.usb && !ways.serial) this.say('none');
  }

  say(/** @type {string} */ name, tone = '') {
    this.said.textContent = words(this.box, name);
    this.said.classList.toggle('err', tone === 'bad');
  }

  async send(/** @type {'usb' | 'serial'} */ by) {
    if (this.isBusy) return;
    this.isBusy = true;
    try {
      const to = by === 'usb' ? await this.usb() : await this.serial();
      if (!to) return this.say('gone', 'bad');
      this.say('sending');
      const bytes = await this.bytes();
      for (let at = 0; at < bytes.length; at += PART) await to.write(bytes.subarray(at, at + PART));
      await to.close();
      this.printed();
    } catch {
      this.say('failed', 'bad');
    } finally {
      this.isBusy = false;
    }
  }

  async bytes() {
    const response = await fetch(this.box.dataset.printBytes ?? '');
    const isPrint = (response.headers.get('Content-Type') ?? '').includes('octet-stream');
    if (!response.ok || !isPrint) throw new Error(response.statusText);
    return new Uint8Array(await response.arrayBuffer());
  }

  printed() { /** @type {HTMLFormElement | null} */ ($('form[data-printed]'))?.requestSubmit(); }

  /** A printer that was chosen before needs no second choice. */
  async usb() {
    const usb = /** @type {Usb} */ (navigator.usb);
    const known = await usb.getDevices();
    const device = known.length === 1 ? known[0] : await usb.requestDevice({ filters: [{ classCode: PRINTER }] }).catch(() => null);
    if (!device) return null;
    await device.open();
    if (!device.configuration) await device.selectConfiguration(1);
    for (const { interfaceNumber, alternates } of device.configuration?.interfaces ?? []) {
      for (const { alternateSetting, interfaceClass, endpoints } of alternates) {
        const out = endpoints.find(one => one.direction === 'out' && one.type === 'bulk');
        if (interfaceClass !== PRINTER || !out) continue;
        await device.claimInterface(interfaceNumber);
        await device.selectAlternateInterface(interfaceNumber, alternateSetting);
        return {
          write: async (/** @type {Uint8Array} */ part) => {
            const { status, bytesWritten } = await device.transferOut(out.endpointNumber, part);
            if (status !== 'ok' || bytesWritten !== part.length) throw new Error(status);
          },
          close: () => device.close(),
        };
      }
    }
    await device.close();
    throw new Error('no printer');
  }

  async serial() {
    const serial = /** @type {Serial} */ (navigator.serial);
    const port = await serial.requestPort().catch(() => null);
    if (!port) return null;
    const speed = /** @type {HTMLSelectElement | null} */ (this.speed?.querySelector('select'))?.value ?? '9600';
    await port.open({ baudRate: Number(speed) });
    const writer = port.writable?.getWriter();
    if (!writer) throw new Error('no writer');
    return {
      write: (/** @type {Uint8Array} */ part) => writer.write(part),
      close: async () => { await writer.close(); await port.close(); },
    };
  }
}

for (const box of $$('[data-print-bytes]')) new Sender(box);
