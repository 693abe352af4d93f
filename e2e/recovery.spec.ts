// A lost second factor, from the Owner who asks to the member who returns with a new account, by keyboard;
// and each way to stop it.
// Invariant: the old account does not change, and it waits.

import { nextCode } from './support/authenticator.ts';
import { breaches } from './support/axe.ts';
import { Hands } from './support/hands.ts';
import { fitsWidth } from './support/measures.ts';
import { type Member, askRecovery as ask, mailed, memberOf, open } from './support/post.ts';
import { PASSWORD, enrol } from './support/sign-up.ts';
import { asIfAskedEarlier } from './support/time.ts';
import { type Page, byPassword, expect, guard, test } from './support/test.ts';

const PICTURES = process.env.PICTURES;
const title = (page: Page) => page.getByRole('heading', { level: 1 });
const card = (page: Page) => page.getByRole('region', { name: 'Lost second factor' });

/** Tests the page at each size with all rules, and takes pictures if asked to. */
async function looks(page: Page, name: string): Promise<void> {
  for (const width of [390, 820, 1440]) {
    await fitsWidth(page, width);
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/recovery-${name}-${width}.png`, fullPage: true });
  }
  expect(await breaches(page)).toEqual([]);
}

async function givePassword(page: Page, email: string): Promise<void> {
  await byPassword(page);
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

async function signIn(page: Page, { email, key }: Member): Promise<void> {
  await givePassword(page, email);
  await page.waitForURL('**/sign-in/code*');
  await page.getByLabel('Code').fill(await nextCode(key));
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL('**/w/*');
}

test('an Owner asks, it waits, and the member comes back by a new account', async ({ page }) => {
  test.slow();
  const { slug } = await open(page, 'lost');
  const nila = await memberOf(page, slug);
  const wrong = guard(nila.page);
  await ask(page, slug);
  await card(page).getByRole('button', { name: 'Stop it' }).click();
  await expect(card(page).getByRole('button', { name: 'Ask for it' })).toBeVisible();
  await ask(page, slug);
  await expect(card(page).getByRole('button', { name: 'Mail the link now' })).toHaveCount(0);
  await looks(page, 'waits');
  await page.goto(`/w/${slug}/team`);
  await expect(page.getByRole('row', { name: 'Nila Deo' })).toContainText('Factor lost says Asha Varkey');
  await looks(page, 'team');
  await nila.page.goto(`/w/${slug}/account`);
  await expect(nila.page.getByRole('group', { name: 'Your membership is to move to another account' })).toContainText('Asha Varkey');
  await looks(nila.page, 'account');

  asIfAskedEarlier(slug, 73);
  const hands = new Hands(page);
  await hands.skip();
  await hands.through(page.getByRole('row', { name: 'Nila Deo' }).getByRole('link'));
  await looks(page, 'due');
  await hands.skip();
  await hands.through(card(page).getByRole('button', { name: 'Mail the link now' }));
  await expect(card(page).getByRole('button', { name: 'Ask for it' })).toBeVisible();

  await page.goto(`/w/${slug}/outbox`);
  const back = (await page.locator('a[href^="/join/"]').first().getAttribute('href'))!;
  const home = await (await nila.page.context().browser()!.newContext({ baseURL: process.env.STEELYARD_URL })).newPage();
  await home.goto(back);
  await expect(title(home)).toHaveText('Come back to the workspace');
  await looks(home, 'back');
  await home.getByLabel('Your name').fill('Nila Deo');
  await home.getByLabel('Password').fill('lamp violin gravel monsoon');
  await home.getByRole('button', { name: 'Join' }).click();
  await home.waitForURL(`**/w/${slug}/account/authenticator`);
  await enrol(home, new Hands(home));
  await expect(home).toHaveURL(new RegExp(`/w/${slug}\\?done=1$`));
  await nila.page.goto(`/w/${slug}/account`);
  await expect(nila.page, 'the place of the account before has ended').toHaveURL(/\/sign-in/);
  await home.context().close();
  await page.goto(`/w/${slug}/audit`);
  await expect(page.getByRole('main')).toContainText('workspace.member.recovery.finish');
  expect(wrong).toEqual([]);
  await nila.page.context().close();
});

test('the link of the mail, a sign-in with the second factor, or a proof given again stops it', async ({ page, browser }) => {
  test.slow();
  const { slug } = await open(page, 'kept');
  const nila = await memberOf(page, slug);
  await ask(page, slug);
  const link = await mailed(nila.page.request, nila.email, '/recovery/');
  const street = await (await browser.newContext({ baseURL: process.env.STEELYARD_URL })).newPage();
  await street.goto(link);
  const hands = new Hands(street);
  await street.keyboard.press('Tab');
  await hands.through(street.getByRole('button', { name: 'Stop it' }));
  await expect(title(street)).toHaveText('It is stopped');
  expect((await street.request.get(link)).status()).toBe(410);

  await ask(page, slug);
  await signIn(street, nila);
  await street.goto(`/w/${slug}/account`);
  await expect(street.getByText('is to move to another account')).toHaveCount(0);

  await ask(page, slug);
  await nila.page.goto(`/w/${slug}/account`);
  await nila.page.getByRole('link', { name: 'Stop it' }).click();
  await nila.page.getByLabel('Code of your authenticator').fill(await nextCode(nila.key));
  await nila.page.getByRole('button', { name: 'Continue', exact: true }).click();
  await nila.page.waitForURL(`**/w/${slug}/account`);
  await expect(nila.page.getByText('is to move to another account')).toHaveCount(0);
  await street.context().close();
  await nila.page.context().close();
});
