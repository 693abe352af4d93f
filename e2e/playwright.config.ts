// The settings of the browser tests: one instance of the real program after four days of demo, four workers,
// no retries.
// Playwright stays at the last version for Node 18, because Debian 12 has no newer one.
// Invariant: the browser is the system's own, it trusts the instance by its key alone, and nothing connects
// to the internet.
// Only the browser's engine runs, which takes a third less time than the full browser. A spec that needs more
// starts the full one itself.
//
//   STEELYARD=path       the program to test (default: ../target/debug/steelyard)
//   CHROMIUM=path        the browser (default: /usr/bin/chromium)
//   HEADLESS_SHELL=path  its engine, without windows (default: the browser)
//   STEELYARD_TESTS=all  judges every page in full, and runs what is left out otherwise (bin/test all)
//   PICTURES=dir         saves each page at 390, 820 and 1440 px there, for a person to look at

import { setDefaultResultOrder } from 'node:dns';
import { defineConfig } from '@playwright/test';
import { CHROMIUM, trusting } from './support/chromium.ts';

// The instance listens on 127.0.0.1. Debian's /etc/hosts gives localhost to ::1 too, and Node 18 tries only
// the first.
setDefaultResultOrder('ipv4first');

const EVERY_PAGE = 'every-page.spec.ts';

export default defineConfig({
  projects: [
    { name: 'pages', testMatch: EVERY_PAGE },
    { name: 'people', testMatch: '*.spec.ts', testIgnore: EVERY_PAGE },
  ],
  globalSetup: './support/instance.ts',
  outputDir: 'out',
  // A third of the time a worker waits for a mail, a code or a key, so there are more than processors.
  workers: 4,
  retries: 0,
  fullyParallel: true,
  forbidOnly: true,
  reporter: 'list',
  timeout: 90_000,
  expect: { timeout: 10_000 },
  use: {
    browserName: 'chromium',
    launchOptions: trusting(process.env.HEADLESS_SHELL || CHROMIUM),
    // `support/instance.ts` has set it before a worker reads this file.
    baseURL: process.env.STEELYARD_URL,
    viewport: { width: 1440, height: 900 },
    colorScheme: 'light',
    actionTimeout: 10_000,
    screenshot: 'only-on-failure',
  },
});
