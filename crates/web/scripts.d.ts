// Types of the browser scripts, for their check alone: no browser gets this file.
// Invariant: it says what the templates draw and what the server answers; the DOM's own types say the rest.

// ---- elements -------------------------------------------------------------------------------------------------------

/** What a person types into or chooses from. */
type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** An element that may be a field. */
type Control = HTMLElement & { select?(): void; labels?: NodeListOf<HTMLLabelElement> | null };

type TillForm = HTMLFormElement & { dataset: { preview: string; onAccount: string } };
type ReadingInput = HTMLInputElement & { dataset: { inside: string; outside: string } };
type PadKey = HTMLButtonElement & { dataset: { k: string } };
type PasskeyForm = HTMLFormElement & { dataset: { passkey: 'create' | 'get'; options: string } };

/** Elements that are there wherever a script looks for them. */
interface Present {
  span: HTMLElement;
  summary: HTMLElement;
  '#main': HTMLElement;
  '.keylist': HTMLElement;
  '[data-ask]': HTMLButtonElement;
  '[data-cmdin]': HTMLInputElement;
  '[data-new-party]': HTMLElement & { dataset: { newParty: string } };
  '[data-party-said]': HTMLElement;
  '[data-cmdsaid]': HTMLElement;
  '[data-keys-on]': HTMLInputElement;
  '[data-lines]': HTMLElement;
  '[data-said]': HTMLElement;
  '[name=answer]': HTMLInputElement;
  'form[data-leave]': HTMLFormElement;
}

/** Elements that may be missing. All others are plain elements, and may be missing too. */
interface Possible {
  '#cmd': HTMLDialogElement;
  '#cmd [data-keys]': HTMLElement & { dataset: { keys: string } };
  '#keys': HTMLDialogElement;
  '[data-at]': HTMLInputElement;
  '[data-key]': Control & { dataset: { key: string } };
  '[data-otherwise]': HTMLDetailsElement;
  '[data-reading]': ReadingInput;
  'button[name="_csrf"]': HTMLButtonElement;
  'form[data-once]': HTMLFormElement;
  'form[data-passkey]': PasskeyForm;
  'form[data-reading-form]': HTMLFormElement;
  'form:has([data-k])': HTMLFormElement;
  'form[data-till]': TillForm;
  'form[data-till]:has([data-lines] > [data-line])': HTMLFormElement;
  'input[type=password]': HTMLInputElement;
  'template[data-line]': HTMLTemplateElement & { content: { firstElementChild: HTMLElement } };
  [link: `[data-keys="${string}"]`]: HTMLAnchorElement;
  [field: `[name=${string}]`]: Field;
}

/** What `$` finds by a selector. */
type Found<S> = S extends keyof Present ? Present[S] : S extends keyof Possible ? Possible[S] | null : HTMLElement | null;

/** What the mark top right says. */
type State = 'saved' | 'saving' | 'waiting' | 'draft' | 'failed';

// ---- the counter ----------------------------------------------------------------------------------------------------

interface Fault { field: string; code?: string; message: string }

interface PreviewLine { kind: string; fields: Record<string, string>; texts: Record<string, string> }

/** The answer of sell.invoice.preview. */
interface Preview {
  lines: PreviewLine[];
  totals: Record<string, string>;
  fields: Record<string, string>;
  faults: Fault[];
  unknown: string | null;
  said: string;
  parties: [code: string, name: string][];
  found: [code: string, name: string][];
  upi: { side: number; path: string } | null;
}

/** A value that a field takes when the focus leaves it. */
type Later = { field: Field; asked: string | null; value: string } | { field?: undefined; asked?: undefined; value?: undefined };

// ---- what browsers and htmx add -------------------------------------------------------------------------------------

/** A passkey's answer, to a new one or to a known one. */
type PasskeyResponse = Partial<AuthenticatorAttestationResponse & AuthenticatorAssertionResponse>;

interface HtmxEvent extends CustomEvent<{ ctx?: { target?: HTMLElement; response?: { status: number } } }> {}

interface DocumentEventMap {
  'htmx:after:swap': HtmxEvent;
  'htmx:finally:request': HtmxEvent;
}

/** A port of a serial cable (WebSerial); not in every browser. */
interface SerialPort {
  readable: ReadableStream<Uint8Array> | null;
  writable: WritableStream<Uint8Array> | null;
  open(how: { baudRate: number }): Promise<void>;
  close(): Promise<void>;
}
interface Serial { getPorts(): Promise<SerialPort[]>; requestPort(): Promise<SerialPort> }

/** A device at the USB (WebUSB); not in every browser. */
interface UsbAlternate { alternateSetting: number; interfaceClass: number; endpoints: { endpointNumber: number; direction: string; type: string }[] }
interface UsbDevice {
  configuration: { interfaces: { interfaceNumber: number; alternates: UsbAlternate[] }[] } | null;
  open(): Promise<void>;
  close(): Promise<void>;
  selectConfiguration(value: number): Promise<void>;
  claimInterface(number: number): Promise<void>;
  selectAlternateInterface(number: number, alternate: number): Promise<void>;
  transferOut(endpoint: number, data: Uint8Array): Promise<{ status: string; bytesWritten: number }>;
}
interface Usb { getDevices(): Promise<UsbDevice[]>; requestDevice(how: { filters: { classCode: number }[] }): Promise<UsbDevice> }

interface Navigator { serial?: Serial; usb?: Usb }

/** Not in every browser. */
declare var trustedTypes: undefined | {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
};
