// Starts the one instance of all specs, and its sign-in provider, before the first worker; stops both after
// the last.
// Invariant: it is the real program over TLS on a folder of its own, and nothing of it is left behind.

import { type ChildProcess, spawn } from 'node:child_process';
import { X509Certificate, createHash } from 'node:crypto';
import { once } from 'node:events';
import { appendFileSync, chmodSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { close } from './judged.ts';
import { PROGRAM } from './program.ts';
import { hub } from './provider.ts';

const LONGEST_START_MS = 120_000;
const LONGEST_STOP_MS = 30_000;
/** Enough for a batch in each state and a few dozen bills. */
const DAYS = '4';
/** No spec reads its backups, and a spec that reads what a check of a promise found runs that check itself (`check`). All
 *  workers are one Owner, who asks for more pages in a minute than a person. */
const SETTINGS = `
[backup]
on = false

[trust]
first_round = "off"

[edge]
account_requests = 6000
`;

export default async function start(): Promise<() => Promise<void>> {
  const out = fileURLToPath(new URL('../out', import.meta.url));
  mkdirSync(out, { recursive: true });
  const data = mkdtempSync(join(tmpdir(), 'steelyard-e2e-'));
  // If root runs the tests, the database runs as another user, which must reach its folder through this one.
  chmodSync(data, 0o711);
  const log = openSync(join(out, 'server.log'), 'w');
  const settings = mkdtempSync(join(tmpdir(), 'steelyard-e2e-settings-'));
  const provider = await hub(data, settings);
  appendFileSync(provider.config, SETTINGS);
  const told = ['--data', data, '--config', provider.config, '--listen', '127.0.0.1:0'];
  const program = spawn(PROGRAM, ['demo', '--days', DAYS, ...told], { stdio: ['ignore', 'pipe', log] });
  const stop = async () => {
    provider.close();
    rmSync(settings, { recursive: true, force: true });
    await stopped(program, data);
    close();
  };
  try {
    process.env.STEELYARD_URL = await ready(program);
    provider.open(process.env.STEELYARD_URL);
  } catch (why) {
    await stop();
    throw why;
  }
  process.env.STEELYARD_DATA = data;
  process.env.STEELYARD_SPKI = keyHash(join(data, 'tls/cert.pem'));
  // Each worker's Node reads it at its start, so that its own requests trust the instance's CA too.
  process.env.NODE_EXTRA_CA_CERTS = join(data, 'tls/ca.pem');
  return stop;
}

/** The address of the line `ready URL`. */
async function ready(program: ChildProcess): Promise<string> {
  const lines = createInterface({ input: program.stdout! });
  return await new Promise((found, failed) => {
    const fail = (why: string) => failed(new Error(`${why}; see out/server.log`));
    const timer = setTimeout(() => fail('the instance was not ready in time'), LONGEST_START_MS);
    program.once('error', failed);
    program.once('exit', code => fail(`the instance ended with ${code}`));
    lines.on('line', line => {
      if (!line.startsWith('ready ')) return;
      clearTimeout(timer);
      found(line.slice('ready '.length));
    });
  });
}

async function stopped(program: ChildProcess, data: string): Promise<void> {
  if (program.exitCode === null && program.signalCode === null) {
    const ended = once(program, 'exit');
    program.kill('SIGTERM');
    const timer = setTimeout(() => program.kill('SIGKILL'), LONGEST_STOP_MS);
    await ended;
    clearTimeout(timer);
  }
  rmSync(data, { recursive: true, force: true });
}

/** Chromium compares a certificate with this: SHA-256 of its public key, base64. */
function keyHash(certificate: string): string {
  const key = new X509Certificate(readFileSync(certificate)).publicKey.export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(key).digest('base64');
}
