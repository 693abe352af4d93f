// Tags counted and sold with the camera of a phone: a real camera pipeline shows a film of a bar code.
// Invariant: what the camera reads is what a scanner would have typed, once.

import { chromium } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { film } from './support/bars.ts';
import { CHROMIUM, trusting } from './support/chromium.ts';
import { act, expect, fresh, guard, person, signIn, test } from './support/test.ts';

test('a phone counts a piece and puts it on a bill by its camera', async () => {
  const who = person('jeweller', 'Manager');
  const tag = fresh('CAM').toUpperCase();
  await act(who, 'sell.article.create', { tag, metal: 'gold', fineness_ppt: '916', gross_mg: 3210, net_mg: 3210, description: 'Band' });
  const folder = mkdtempSync(join(tmpdir(), 'steelyard-film-'));
  film(join(folder, 'tag.y4m'), tag);
  const camera = [
    '--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${join(folder, 'tag.y4m')}`,
  ];
  const browser = await chromium.launch(trusting(CHROMIUM, camera));
  try {
    const phone = await browser.newContext({
      baseURL: process.env.STEELYARD_URL, viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true,
    });
    const page = await phone.newPage();
    const wrong = guard(page);
    await signIn(page, who);

    await page.goto('/w/sona-rekha/bills/new');
    await page.getByRole('button', { name: 'Camera' }).tap();
    await expect(page.getByRole('dialog', { name: 'Camera' })).toContainText(tag);
    await page.getByRole('dialog', { name: 'Camera' }).getByRole('button', { name: 'Close' }).tap();
    await expect(page.locator('[data-lines] > [data-line]')).toHaveCount(1);
    await expect(page.locator('[data-lines]')).toContainText('Band');
    await expect(page.locator('form.till')).toHaveAttribute('aria-busy', 'false');
    page.on('dialog', leave => leave.accept());

    await page.goto('/w/sona-rekha/stocktakes');
    const start = page.getByRole('button', { name: 'Start counting' });
    if (!(await start.isVisible())) await page.getByText('Count a location').tap();
    await start.tap();
    await page.getByRole('button', { name: 'Camera' }).tap();
    await expect(page.getByRole('dialog', { name: 'Camera' })).toContainText(tag);
    await page.getByRole('dialog', { name: 'Camera' }).getByRole('button', { name: 'Close' }).tap();
    await expect(page.locator('[data-many=found]')).toHaveText('1');
    await page.getByRole('button', { name: 'Close the count' }).tap();
    expect(wrong).toEqual([]);
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true });
  }
});
