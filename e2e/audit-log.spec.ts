// The audit log, downloaded with its proofs by keyboard alone and checked by the command on this machine.
// Invariant: the check accepts the file that the page gives, and names a changed byte.

import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { breaches } from './support/axe.ts';
import { Hands } from './support/hands.ts';
import { PROGRAM } from './support/program.ts';
import { signUp } from './support/sign-up.ts';
import { expect, test } from './support/test.ts';

test('the log is downloaded with its proofs and checked', async ({ page }, info) => {
  const hands = new Hands(page);
  const slug = await signUp(page, hands, 'sealed', { Country: 'Australia', 'Tax number': '10000000177' });
  const fold = page.locator('summary', { hasText: 'Download with proofs' });
  await expect(async () => {
    await page.goto(`/w/${slug}/audit`);
    await expect(fold).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 60_000 });
  await expect(page.getByRole('main')).toContainText(/(Whole|Sealed) to checkpoint \d+ of /);
  await hands.skip();
  await hands.unfold('Download with proofs');
  expect(await breaches(page)).toEqual([]);
  await hands.to(page.getByRole('link', { name: 'Download every event' }));
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  const file = info.outputPath('log.jsonl');
  await download.saveAs(file);
  expect(execFileSync(PROGRAM, ['audit', 'verify', file], { encoding: 'utf8' })).toContain('Whole: events');
  writeFileSync(file, readFileSync(file, 'utf8').replace('"section"', '"sektion"'));
  const changed = spawnSync(PROGRAM, ['audit', 'verify', file], { encoding: 'utf8' });
  expect([changed.status, changed.stderr]).toEqual([1, expect.stringContaining('line 1')]);
});
