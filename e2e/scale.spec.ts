// A scale at the counter, by WebSerial: what its lines mean, and where a stable reading goes.
// Invariant: an unstable reading fills nothing; the posted line says whether a scale or a hand gave its weight.

import { type Page, act, expect, fresh, person, signIn, test } from './support/test.ts';

/** A port that sends what a test gives it: no scale is at the machine that runs the tests. */
async function withScale(page: Page): Promise<(text: string) => Promise<void>> {
  await page.addInitScript(() => {
    let send: ReadableStreamDefaultController<Uint8Array>;
    const port = {
      readable: new ReadableStream<Uint8Array>({ start: controller => { send = controller; } }),
      writable: new WritableStream<Uint8Array>(),
      open: async () => {},
      close: async () => {},
    };
    Object.defineProperty(navigator, 'serial', { value: { getPorts: async () => [port], requestPort: async () => port } });
    Object.assign(window, { weigh: (text: string) => send.enqueue(new TextEncoder().encode(text)) });
  });
  return text => page.evaluate(sent => (window as unknown as { weigh(text: string): void }).weigh(sent), text);
}

test('a line of each protocol is read, and what is no weight is not', async ({ page }) => {
  await signIn(page, person('jeweller', 'Cashier'));
  await page.goto('/w/sona-rekha/bills/new');
  const url = await page.locator('script[src*="/static/scale."]').getAttribute('src');
  const told = await page.evaluate(async ([url, lines]) => {
    const { read, Steady } = await import(url!);
    const said = (line: string) => { const it = read(line); return it && `${it.mg} ${it.isStable}`; };
    const steady = new Steady();
    const plain = ['1.000 g', '1.000 g', '1.000 g', '1.000 g', '2.000 g', '1.000 g'].map(line => String(steady.next(line)));
    return [lines!.map(said), plain] as const;
  }, [url, [
    'S S     12.345 g', 'S D     12.345 g', 'S +', 'S S     -0.010 g', 'ST,+00012.345  g', 'US,+00012.345  g', 'OL,+9999999E+19',
    '+  12.345 g', '0.4120 kg', '12.3455 g', '0.000 g', '12,345 g', '1.5 ct',
  ]] as const);
  expect(told[0]).toEqual([
    '12345 true', '12345 false', null, null, '12345 true', '12345 false', null, '12345 null', '412000 null', '12346 null', null, null, null,
  ]);
  expect(told[1]).toEqual(['null', 'null', '1000', 'null', 'null', 'null']);
});

test('a stable reading fills the weight with the focus, and the posted line keeps its source', async ({ page }) => {
  const code = fresh('weighs');
  await act(person('jeweller', 'Owner'), 'workspace.party.create', { party: code, name: code, kind: 'customer', state: '27' });
  const weigh = await withScale(page);
  await signIn(page, person('jeweller', 'Cashier'));
  await page.goto('/w/sona-rekha/bills/new');
  await expect(page.getByText('The scale is connected.')).toBeVisible();
  await page.getByRole('combobox', { name: 'Customer' }).fill(code);
  for (const name of ['Nose pin', 'Ear studs']) {
    await page.getByRole('button', { name: 'Piece by weight' }).click();
    await page.locator('[data-lines] > [data-line]').last().getByLabel('What it is').fill(name);
  }
  const [first, second] = [0, 1].map(n => page.locator('[data-lines] > [data-line]').nth(n).getByLabel('Net weight'));
  await first!.focus();
  await weigh('S D      9.999 g\r\nS D 1.2');
  await expect(first!).toHaveValue('');
  await weigh('04 g\r\nS S      1.204 g\r\n');
  await expect(first!).toHaveValue('1.204');
  await second!.fill('2.5');
  await page.getByRole('radio', { name: 'Account' }).check();
  await expect(page.locator('form.till')).toHaveAttribute('aria-busy', 'false');
  await page.getByRole('button', { name: /^Post/ }).click();
  await page.waitForURL(/\/bills\/[0-9a-f-]{36}/);
  const invoice = new URL(page.url()).pathname.split('/').pop()!;
  const headers = { Authorization: `Bearer ${person('jeweller', 'Owner').token}` };
  const bill = await (await page.request.get('/api/v1/queries/sell.invoice', { params: { invoice }, headers })).json();
  expect(bill.document.lines.map((line: { weighed_by: string }) => line.weighed_by)).toEqual(['scale', 'hand']);
});
