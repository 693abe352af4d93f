// How the browser of the tests is started.
// Invariant: it trusts the instance by its key alone, and nothing connects to the internet.

const QUIET = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
];

export const CHROMIUM = process.env.CHROMIUM || '/usr/bin/chromium';

/** The options of a browser that trusts the instance; `more` are options for one test. */
export const trusting = (executablePath: string, more: string[] = []) => ({
  executablePath,
  args: [...QUIET, `--ignore-certificate-errors-spki-list=${process.env.STEELYARD_SPKI ?? ''}`, ...more],
});
