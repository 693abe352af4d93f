// The check-up and the findings, by keyboard alone.
// Invariant: unusual events appear there within five minutes by themselves, and disappear only with a reason.

import { breaches } from './support/axe.ts';
import { Hands } from './support/hands.ts';
import { signUp } from './support/sign-up.ts';
import { expect, test } from './support/test.ts';

test('a finding is raised, looked at and dismissed with a reason', async ({ page }) => {
  const hands = new Hands(page);
  const slug = await signUp(page, hands, 'watched', { Country: 'Australia', 'Tax number': '10000000177' });
  await expect(async () => {
    expect((await page.request.get(`/w/${slug}/audit/export`)).status()).toBe(200);
  }).toPass({ timeout: 60_000 });
  await hands.go('Security');
  await expect(page.getByRole('heading', { name: 'Security check-up' })).toBeVisible();
  expect(await breaches(page)).toEqual([]);
  // Another finding, of the sign-up itself, may come before it.
  await expect(async () => {
    expect(await (await page.request.get(`/w/${slug}/security/findings`)).text()).toContain('The audit log was exported');
  }).toPass({ timeout: 60_000 });
  await page.goto(`/w/${slug}/security`);
  await expect(page.getByRole('main')).toContainText(/(One finding waits|findings wait) for/);
  await hands.skip();
  await hands.through(page.getByRole('link', { name: 'Look at the findings' }));
  await hands.skip();
  await hands.through(page.getByRole('link', { name: /^Dismiss ?: The audit log was exported/ }).first());
  const form = page.getByRole('region', { name: 'Dismiss one' });
  await hands.through(form.getByRole('button', { name: 'Dismiss it' }));
  await expect(page.getByRole('heading', { name: 'Not dismissed yet' })).toBeVisible();
  expect(await breaches(page)).toEqual([]);
  await hands.fill(form, { Why: 'The yearly copy for the accountant' });
  await hands.through(form.getByRole('button', { name: 'Dismiss it' }));
  await page.waitForURL(`**/w/${slug}/security/findings?done=1`);
  await expect(page.getByRole('row', { name: /The audit log was exported/ }).first()).toContainText('The yearly copy for the accountant');
  expect(await breaches(page)).toEqual([]);
});

test('what is set about security is made stricter, never looser, and the Owners are told', async ({ page }) => {
  const hands = new Hands(page);
  const slug = await signUp(page, hands, 'guarded', { Country: 'Australia', 'Tax number': '10000000177' });
  await hands.go('Settings');
  const form = page.getByRole('region', { name: 'Money, tax and limits' });
  await hands.fill(form, { 'Sign everybody out after': '13', 'Two countries within': '60', Why: 'We close at noon' });
  await hands.through(form.getByRole('button', { name: 'Save settings' }));
  for (const label of ['Sign everybody out after', 'Two countries within']) {
    await expect(form.getByLabel(label), label).toHaveAttribute('aria-invalid', 'true');
  }
  expect(await breaches(page)).toEqual([]);
  // The refusal is shown above the fields, and has the focus.
  await hands.fill(form, { 'Sign everybody out after': '8', 'Two countries within': '240' });
  await hands.through(form.getByRole('button', { name: 'Save settings' }));
  await page.waitForURL(`**/w/${slug}/settings?done=1`);
  await expect(form.getByLabel('Sign everybody out after')).toHaveValue('8');
  await page.goto(`/w/${slug}/outbox`);
  await expect(page.getByRole('main')).toContainText('Settings of security were changed');
  await page.goto(`/w/${slug}/security/findings`);
  await expect(page.getByRole('region', { name: 'Not watched for' })).toContainText('from a new country or network');
  expect(await breaches(page)).toEqual([]);
});
