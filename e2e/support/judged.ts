// Which pages were judged before, and passed: `judged.txt`, which a full run writes again.
// Invariant: the file only saves time. A page that is not in it, or that it knows in another form, is judged in full.
// A page is known by its form (`form.ts`). Stylesheets and scripts have names that contain their hash, so the header of the file
// says which ones were in use. `tools` is everything that judges: axe, the browser, and these tests.

import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FIGURES, type Form } from './form.ts';
import { inFull } from './full.ts';

const FILE = fileURLToPath(new URL('../judged.txt', import.meta.url));
/** Emptied at the start of each run. */
const OUT = fileURLToPath(new URL('../out', import.meta.url));
/** One line of JSON for each page that was judged, from all workers. */
const TOLD = join(OUT, 'judged.jsonl');
const WRITTEN = join(OUT, 'judged.txt');
/** What another weekday shows, and as much again. */
const MOST_FORMS = 14;
/** The files whose change may change a verdict. */
const JUDGES = [
  '../every-page.spec.ts', './axe.ts', './form.ts', './full.ts', './hands.ts', './judged.ts', './measures.ts', './roles.ts', './round.ts',
  './test.ts',
];

const HEADER = `# The pages as they were when all of them were judged in full, and passed. \`bin/test all\` writes this file; review it like
# a snapshot. A page that is not here, or has another form, is judged in full by \`bin/test\`: see support/judged.ts.
# tools | asset, hash | shop, role, page: digests of its main | shop, role, shell: digests of what is around it
`;

/** How a page is judged. `look`: once by axe, and at each width. `look and Tab`: that, and by the keyboard. */
export type Way = 'in full' | 'look' | 'look and Tab' | 'by HTTP';

/** A page: whose it is, how it was judged, by what, and whether it passed. */
export interface Judged { shop: string; role: string; page: string; form: Form; way: Way; tools: string; passed: boolean }

interface Known { tools: string; assets: Map<string, string>; forms: Map<string, string[]> }

/** The file as it was committed; nothing if there is none. */
function read(path = FILE): Known {
  const known: Known = { tools: '', assets: new Map(), forms: new Map() };
  for (const line of existsSync(path) ? readFileSync(path, 'utf8').split('\n') : []) {
    const words = line.split(' ');
    if (words[0] === 'tools') known.tools = words.slice(1).join(' ');
    else if (words[0] === 'asset') known.assets.set(words[1]!, words[2]!);
    else if (words.length > 3) known.forms.set(words.slice(0, 3).join(' '), words.slice(3));
  }
  return known;
}

const known = read();

/** What judges, and in which version. Only the browser's first number: a small release does not change a verdict. */
export function tools(browser: string): string {
  const axe = JSON.parse(readFileSync(createRequire(import.meta.url).resolve('axe-core/package.json'), 'utf8')).version;
  const judges = createHash('sha256');
  for (const file of JUDGES) judges.update(readFileSync(new URL(file, import.meta.url)));
  return `axe ${axe} chromium ${browser.split('.')[0]} judges ${judges.digest('hex').slice(0, FIGURES)}`;
}

/** How a page must be judged that has this form now. */
export function wayOf(shop: string, page: string, form: Form, tools: string): Way {
  if (inFull() || tools !== known.tools) return 'in full';
  if (!isKnown(shop, page, form.main) || !isKnown(shop, 'shell', form.shell)) return 'in full';
  const changed = form.assets.filter(asset => known.assets.get(plain(asset)) !== hash(asset));
  if (changed.some(asset => asset.endsWith('.js'))) return 'look and Tab';
  return changed.length ? 'look' : 'by HTTP';
}

/** Whether a part of a page was judged in this form at a shop, for any role. */
function isKnown(shop: string, page: string, digest: string): boolean {
  const all = [...known.forms].filter(([key]) => key.startsWith(`${shop} `) && key.endsWith(` ${page}`));
  return all.some(([, digests]) => digests.includes(digest));
}

/** The name of a file without its hash: `steelyard.css`. */
const plain = (asset: string) => asset.replace(/^.*\//, '').replace(/\.[0-9a-f]{16}\./, '.');
const hash = (asset: string) => /\.([0-9a-f]{16})\./.exec(asset)?.[1] ?? 'none';

/** Records how a page was judged. */
export function tell(one: Judged): void {
  mkdirSync(OUT, { recursive: true });
  // One write of a short line at the end of a file is whole, whichever worker writes there too.
  appendFileSync(TOLD, `${JSON.stringify(one)}\n`);
}

/** After the last worker: says how the pages were judged and, after a full run, writes the new file. */
export function close(): void {
  const all: Judged[] = existsSync(TOLD) ? readFileSync(TOLD, 'utf8').split('\n').filter(Boolean).map(line => JSON.parse(line)) : [];
  if (!all.length) return;
  const many = (...ways: Way[]) => all.filter(one => ways.includes(one.way)).length;
  console.log(`pages: ${many('in full')} judged in full, ${many('look', 'look and Tab')} by one look, ${many('by HTTP')} by HTTP alone`);
  const assets = new Map(all.flatMap(one => one.form.assets.map(it => [plain(it), hash(it)] as const)));
  const changed = [...assets].filter(([name, at]) => known.assets.get(name) !== at).map(([name]) => name);
  if (all[0]!.tools !== known.tools) changed.push('what judges');
  if (!inFull() && changed.length) console.log(`changed since the last full run: ${changed.join(', ')}; bin/test all is due`);
  if (inFull()) writeFileSync(WRITTEN, written(all.filter(one => one.passed), assets, changed.length > 0));
}

/** The new file. While nothing that judges or draws has changed, the forms of other days are kept. */
function written(all: Judged[], assets: Map<string, string>, isNew: boolean): string {
  const tools = all[0]?.tools ?? '';
  const pages = new Set(['shell', ...all.map(one => one.page)]);
  const now = new Map<string, Set<string>>();
  const add = (key: string, digest: string) => now.set(key, (now.get(key) ?? new Set()).add(digest));
  // The Owner's come first: what a role sees as the Owner does is written once.
  for (const { shop, role, page, form } of [...all].sort((a, b) => Number(b.role === 'Owner') - Number(a.role === 'Owner'))) {
    for (const [part, digest] of [[page, form.main], ['shell', form.shell]] as const) {
      if (!now.get(`${shop} Owner ${part}`)?.has(digest)) add(`${shop} ${role} ${part}`, digest);
    }
  }
  const before = !isNew ? known.forms : new Map<string, string[]>();
  const isServed = (key: string) => pages.has(key.split(' ')[2]!);
  const lines = [...new Set([...now.keys(), ...before.keys()])].filter(isServed).map(key => {
    const [newest, older] = [[...now.get(key) ?? []].sort(), before.get(key) ?? []];
    const kept = older.filter(one => !newest.includes(one)).slice(0, Math.max(0, MOST_FORMS - newest.length));
    return [key, ...newest, ...kept].join(' ');
  });
  const heads = [...assets].map(([name, at]) => `asset ${name} ${at}`);
  return `${HEADER}tools ${tools}\n${heads.sort().join('\n')}\n${lines.sort().join('\n')}\n`;
}
