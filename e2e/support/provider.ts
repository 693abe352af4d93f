// A real OpenID provider beside the instance: `oidc-provider`, with pages of its own to sign in and to
// decline.
// Invariant: it uses TLS with the instance's own key, which the browser knows already; a person there is whom
// they type, with a confirmed address; nothing connects to the internet.

import { generateKeyPairSync } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Server, createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import OpenId, { type AccountClaims } from 'oidc-provider';

const CLIENT = { client_id: 'steelyard', client_secret: 'a secret of the two' };

export interface Hub {
  /** The configuration file that names it. */
  config: string;
  /** Starts to answer, for the instance at this address. */
  open(url: string): void;
  close(): void;
}

/** Takes a port and writes it into a configuration. The instance asks it nothing before a person goes there. */
export async function hub(data: string, folder: string): Promise<Hub> {
  const server = createServer();
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const issuer = `https://localhost:${(server.address() as AddressInfo).port}`;
  const [config, secret] = [join(folder, 'steelyard.toml'), join(folder, 'hub-secret')];
  writeFileSync(secret, CLIENT.client_secret, { mode: 0o600 });
  writeFileSync(config, [
    '[contact]', 'security = "security@instance.example"', 'support = "help@instance.example"', '',
    '[[sign_in.providers]]', 'id = "hub"', 'name = "Hub"', `issuer = "${issuer}"`, `client_id = "${CLIENT.client_id}"`,
    `client_secret_file = "${secret}"`, `ca_file = "${join(data, 'tls/ca.pem')}"`, '',
  ].join('\n'));
  return { config, open: url => open(server, issuer, url, data), close: () => void (server.closeAllConnections(), server.close()) };
}

function open(server: Server, issuer: string, url: string, data: string): void {
  server.setSecureContext({ key: readFileSync(join(data, 'tls/key.pem')), cert: readFileSync(join(data, 'tls/cert.pem')) });
  const provider = new OpenId(issuer, {
    clients: [{ ...CLIENT, redirect_uris: [`${url}/sign-in/with/hub/back`] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_: unknown, one: { uid: string }) => `/interaction/${one.uid}` },
    jwks: { keys: [{ ...generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' }), use: 'sig' }] },
    ttl: { AccessToken: 600, AuthorizationCode: 60, Grant: 3600, IdToken: 600, Interaction: 600, Session: 3600 },
    cookies: { keys: ['the cookies of a test'] },
    findAccount: (_: unknown, id: string) => ({ accountId: id, claims: () => claims(id) }),
  });
  const answer = provider.callback();
  server.on('request', (request, response) => {
    if (!request.url!.startsWith('/interaction/')) return answer(request, response);
    interact(provider, request, response).catch(why => response.writeHead(500).end(String(why)));
  });
}

function claims(id: string): AccountClaims {
  return { sub: id, email: `${id}@hub.example`, email_verified: true, name: 'Asha Varkey' };
}

async function interact(provider: any, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { prompt, params, session } = await provider.interactionDetails(request, response);
  if (prompt.name === 'consent') {
    const grant = new provider.Grant({ accountId: session.accountId, clientId: params.client_id });
    grant.addOIDCScope(params.scope);
    const consent = { grantId: await grant.save() };
    return provider.interactionFinished(request, response, { consent }, { mergeWithLastSubmission: true });
  }
  if (request.method !== 'POST') {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(PAGE);
    return;
  }
  const typed = new URLSearchParams(await text(request));
  const result = typed.has('no') ? { error: 'access_denied' } : { login: { accountId: typed.get('who')! } };
  return provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}

async function text(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}

const PAGE = `<!doctype html><html lang="en"><title>Hub</title><link rel="icon" href="data:,"><h1>Hub</h1>
<form method="post"><label>Who <input name="who"></label><button>Sign in at Hub</button><button name="no">No</button></form>`;
