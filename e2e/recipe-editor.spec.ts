// A recipe is written, scaled, and followed by a next version that loses nothing of it.
// Invariant: the form keeps every field of the version before, also at the width of a phone and without script.

import { fileURLToPath } from 'node:url';
import { type Page, act, expect, fresh, person, signIn, test } from './support/test.ts';

/** A label that may say that its field is optional. */
const label = (text: string) => new RegExp(`^${text}( \\(optional\\))?$`);

test.use({ viewport: { width: 390, height: 844 } });

test('a next version has all that the one before has, and the page says what changed', async ({ page }) => {
  const code = fresh('CURD').toUpperCase();
  await signIn(page, person('dairy', 'Owner'));
  await page.goto('/w/quoll-creek/recipes');
  await page.getByRole('link', { name: 'Write a recipe' }).click();
  const write = page.getByRole('region', { name: 'Write a recipe' });
  await write.getByLabel('Code', { exact: true }).fill(code);
  await write.getByLabel('Name', { exact: true }).fill('Fresh curd');
  await write.getByLabel('The lines are for').fill('100');
  await write.getByLabel(label('Unit')).selectOption('L');
  await write.getByLabel(label('Item of line 1')).fill('MILK');
  await write.getByText('How line 1 is found', { exact: true }).click();
  await write.getByRole('group', { name: 'How line 1 is found' }).getByLabel('Its quantity').selectOption('basis');
  await write.getByLabel(label('Item of line 2')).fill('SALT');
  await write.getByLabel(label('Unit of line 2')).selectOption('kg');
  await write.getByText('How line 2 is found', { exact: true }).click();
  await write.getByRole('group', { name: 'How line 2 is found' }).getByLabel('Formula').fill('milk_l * 0.002 * strnegth');
  await write.getByText('Figures that each batch brings').click();
  const figure = write.getByRole('group', { name: 'Figure 1' });
  await figure.getByLabel('Name in formulas').fill('strength');
  await figure.getByLabel('Where nobody says').fill('1');
  await write.getByText('Work and overhead').click();
  await write.getByLabel('Hours of work').fill('2.5');
  await write.getByLabel('Pay for an hour').fill('28');

  // A slip in the formula: the form keeps all values, and shows the fault at its field.
  await write.getByRole('button', { name: 'Publish version 1' }).click();
  const formula = write.getByRole('group', { name: 'How line 2 is found' }).getByLabel('Formula');
  await expect(formula).toHaveAttribute('aria-invalid', 'true');
  await expect(write.getByLabel('Pay for an hour')).toHaveValue('28');
  await formula.fill('milk_l * 0.002 * strength');
  await write.getByRole('button', { name: 'Publish version 1' }).click();
  await expect(page.getByRole('region', { name: 'Lines of the recipe' })).toContainText('litres of the basis × 0.002 × strength');

  // The next version changes one figure and keeps the rest.
  await page.getByRole('link', { name: 'Next version' }).click();
  const next = page.getByRole('region', { name: 'Publish the next version' });
  await expect(next.getByRole('group', { name: 'How line 2 is found' }).getByLabel('Formula')).toHaveValue('milk_l * 0.002 * strength');
  await expect(next.getByLabel('Hours of work')).toHaveValue('2.5');
  await next.getByLabel('Hours of work').fill('3');
  await next.getByRole('button', { name: 'Publish version 2' }).click();
  const changes = page.getByRole('region', { name: 'Changes since version 1' });
  await expect(changes).toContainText('Hours of work');
  await expect(changes.locator('del')).toHaveText(['2.5']);
  await expect(changes.locator('ins')).toHaveText(['3']);
  await expect(page.getByRole('region', { name: 'Facts' })).toContainText('3 h at');
});

/** A step's photo: chosen in the form, seen on the batch sheet, and removed in the next version. */
async function showsPhoto(page: Page): Promise<void> {
  const code = fresh('PHOTO').toUpperCase();
  const maker = person('dairy', 'Owner');
  await signIn(page, maker);
  await page.goto('/w/quoll-creek/recipes/new');
  const write = page.getByRole('region', { name: 'Write a recipe' });
  await write.getByLabel('Code', { exact: true }).fill(code);
  await write.getByLabel('Name', { exact: true }).fill('Curd with a photo');
  await write.getByLabel('The lines are for').fill('100');
  await write.getByLabel(label('Unit')).selectOption('L');
  await write.getByLabel(label('Item of line 1')).fill('MILK');
  await write.getByText('How line 1 is found', { exact: true }).click();
  await write.getByRole('group', { name: 'How line 1 is found' }).getByLabel('Its quantity').selectOption('basis');
  await write.getByText('Steps of the process', { exact: true }).click();
  await write.getByLabel(label('What is done in step 1')).fill('Cut the curd');
  const file = write.getByLabel(label('Photo of step 1'));
  await file.setInputFiles({ name: 'curd.png', mimeType: 'image/png', buffer: Buffer.from('<svg/>') });
  await write.getByRole('button', { name: 'Publish version 1' }).click();
  await expect(file).toHaveAttribute('aria-invalid', 'true');
  await expect(write.getByLabel(label('What is done in step 1'))).toHaveValue('Cut the curd');
  const probe = fileURLToPath(new URL('../crates/steelyard/src/demo/probe.png', import.meta.url));
  await file.setInputFiles(probe);
  await write.getByRole('button', { name: 'Publish version 1' }).click();
  await expect(page.getByRole('img', { name: 'Photo: Cut the curd' })).toBeVisible();

  const batch = fresh('PHOTO').toUpperCase();
  await act(maker, 'make.batch.plan', { batch, recipe: code });
  await page.goto(`/w/quoll-creek/batches/${batch}`);
  const photo = page.getByRole('region', { name: 'Step 1 of 1' }).getByRole('img', { name: 'Photo: Cut the curd' });
  await photo.scrollIntoViewIfNeeded();
  await expect(photo).toHaveJSProperty('naturalWidth', 320);
  const whole = await page.request.get((await photo.getAttribute('src'))!);
  expect([whole.status(), whole.headers()['content-type'], whole.headers()['content-disposition']])
    .toEqual([200, 'image/png', 'inline']);

  await page.goto(`/w/quoll-creek/recipes/${code}/next`);
  const next = page.getByRole('region', { name: 'Publish the next version' });
  await next.getByLabel('Keep this photo').uncheck();
  await next.getByRole('button', { name: 'Publish version 2' }).click();
  await expect(page.getByRole('region', { name: 'Changes since version 1' })).toContainText('Photo');
  await expect(page.getByRole('img', { name: 'Photo: Cut the curd' })).toHaveCount(0);
}

test('a step has a photo, which the batch sheet shows', async ({ page }) => {
  await showsPhoto(page);
});

test('a recipe is scaled by an ingredient as one types, and its work sheet prints', async ({ page }) => {
  await signIn(page, person('dairy', 'Maker'));
  await page.goto('/w/quoll-creek/recipes/CAMEMBERT');
  const scale = page.getByRole('region', { name: 'Scale', exact: true });
  await scale.getByLabel(label('Of')).selectOption('SALT');
  await scale.getByLabel(label('Unit')).selectOption('g');
  await scale.getByLabel('I have or want').fill('400');
  await expect(page.getByRole('region', { name: 'What to weigh' })).toContainText('200');
  await expect(page.getByRole('region', { name: 'On the label' })).toContainText('milk');
  await page.locator('#scaled').getByRole('link', { name: 'Work sheet' }).click();
  await expect(page).toHaveURL(/\/sheet\?/);
  await expect(page.getByLabel('I have or want')).toHaveValue('400');
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('columnheader', { name: 'Lot' })).toBeVisible();
  await expect(page.getByLabel('I have or want')).toBeHidden();
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('the photo of a step is chosen, shown and removed', async ({ page }) => {
    await showsPhoto(page);
  });

  test('the button shows the scaled recipe', async ({ page }) => {
    await signIn(page, person('dairy', 'Maker'));
    await page.goto('/w/quoll-creek/recipes/CAMEMBERT');
    await page.getByLabel('I have or want').fill('250');
    await page.getByRole('region', { name: 'Scale', exact: true }).getByRole('button', { name: 'Scale' }).click();
    await expect(page.getByRole('region', { name: 'What to weigh' })).toContainText('250');
  });
});
