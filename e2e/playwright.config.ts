// How the browser tests run: one instance of the real program with four days of demo behind it, two workers, no retries.
// Playwright is kept at the last version for Node 18, because Debian 12 has no newer one.
// What must stay true: the browser is the system's own, it trusts the instance by its key alone, and nothing goes out. What
// people do is done in the whole browser; that every page is judged, in its engine alone, takes a third less time.
//
//   STEELYARD=path       the program to test (default: ../target/debug/steelyard)
//   CHROMIUM=path        the browser (default: /usr/bin/chromium)
//   HEADLESS_SHELL=path  its engine, without windows (default: the browser)
//   PICTURES=dir         saves each page at 390, 820 and 1440 px there, for a person to look at

import { setDefaultResultOrder } from 'node:dns';
import { defineConfig } from '@playwright/test';

// The instance listens on 127.0.0.1; Debian's /etc/hosts names ::1 localhost too, and Node 18 tries the first one alone.
setDefaultResultOrder('ipv4first');

const CHROMIUM = process.env.CHROMIUM || '/usr/bin/chromium';
const EVERY_PAGE = 'every-page.spec.ts';

const QUIET = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
];

/** A browser that trusts the instance. */
const by = (executablePath: string) => ({
  launchOptions: {
    executablePath,
    args: [...QUIET, `--ignore-certificate-errors-spki-list=${process.env.STEELYARD_SPKI ?? ''}`],
  },
});

export default defineConfig({
  projects: [
    { name: 'pages', testMatch: EVERY_PAGE, use: by(process.env.HEADLESS_SHELL || CHROMIUM) },
    { name: 'people', testMatch: '*.spec.ts', testIgnore: EVERY_PAGE, use: by(CHROMIUM) },
  ],
  globalSetup: './support/instance.ts',
  outputDir: 'out',
  workers: 2,
  retries: 0,
  fullyParallel: true,
  forbidOnly: true,
  reporter: 'list',
  timeout: 90_000,
  expect: { timeout: 10_000 },
  use: {
    browserName: 'chromium',
    // Set by `support/instance.ts`, which has run when a worker reads this file.
    baseURL: process.env.STEELYARD_URL,
    viewport: { width: 1440, height: 900 },
    colorScheme: 'light',
    actionTimeout: 10_000,
    screenshot: 'only-on-failure',
  },
});
