// The clock of a newcomer's trial: how long a person takes from nothing to a first piece of work.
// Invariant: the time that a person needs for each key and for looking at each new page counts; PACE=200 types at that pace, and
// measures it instead of adding it up.

import { Hands, type Typed } from './hands.ts';
import { mailed } from './post.ts';
import { PASSWORD, enrol } from './sign-up.ts';
import { type Page, expect, test } from './test.ts';

const PACE = Number(process.env.PACE ?? 0);
/** A person who types what they know: five keys a second. */
const KEY_MS = 200;
/** A look at a new page, to find out what it asks. */
export const LOOK_MS = 4000;
/** Going to the mail and back; taking the telephone, reading the picture by its app, and putting the recovery codes away. */
const MAIL_MS = 15_000;
const TELEPHONE_MS = 25_000;

export class Trial {
  readonly hands: Hands;
  private readonly steps: { name: string; keys: number; took: number }[] = [];

  constructor(private readonly page: Page) {
    this.hands = new Hands(page, PACE);
  }

  /** Times a step; `apart`: the milliseconds that it takes away from the keyboard. */
  async step(name: string, apart: number, work: () => Promise<void>): Promise<void> {
    const [began, before] = [performance.now(), this.hands.pressed];
    await test.step(name, work);
    const keys = this.hands.pressed - before;
    this.steps.push({ name, keys, took: performance.now() - began + (PACE ? 0 : keys * KEY_MS) + apart });
  }

  /** Opens a workspace as a newcomer does: the web address comes from the name. `shop`: its name and what else is typed. */
  async opens(slug: string, shop: Typed): Promise<void> {
    const { page, hands } = this;
    await this.step('give an address', LOOK_MS, async () => {
      await page.goto('/sign-up');
      await hands.to(page.getByLabel('Email'));
      await hands.type(`asha@${slug}.example`);
      await hands.leads(() => hands.press('Enter'));
    });
    await this.step('open the mail', MAIL_MS, async () => {
      await page.goto(await mailed(page.request, `asha@${slug}.example`, '/sign-up/link/'));
    });
    await this.step('say who and where', 2 * LOOK_MS, async () => {
      await hands.fill(page.locator('main'), { 'Your name': 'Asha Varkey', Password: PASSWORD, ...shop });
      await hands.leads(() => hands.press('Enter'));
    });
    await this.step('the second factor and the recovery codes', TELEPHONE_MS + LOOK_MS, async () => {
      await expect(page).toHaveURL(/\/sign-up\/factor$/);
      await enrol(page, hands);
      await expect(page).toHaveURL(new RegExp(`/w/${slug}\\?done=1$`));
    });
  }

  /** Prints what each step took. Returns the milliseconds of all. */
  told(): number {
    const sum = (of: 'keys' | 'took') => this.steps.reduce((all, step) => all + step[of], 0);
    const rows = [...this.steps, { name: 'all', keys: sum('keys'), took: sum('took') }];
    console.log(rows.map(it => `${(it.took / 1000).toFixed(1).padStart(6)} s ${String(it.keys).padStart(4)} keys  ${it.name}`).join('\n'));
    return sum('took');
  }
}
