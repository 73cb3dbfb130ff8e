import { lookup as resolve } from 'node:dns';
import { lookup } from 'node:dns/promises';
import { request as overHttp } from 'node:http';
import { request as overHttps, type RequestOptions } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { Injectable } from '@nestjs/common';
import { Clock } from '@waymark/platform';
import { Webhook } from 'standardwebhooks';
import { isPublicAddress } from './public-address.js';
import type { WebhookAttempt } from '../domain/webhook.js';
import { WebhookGateway, type AddressTrouble, type OutgoingWebhook } from './webhook-gateway.js';

const TIMEOUT_MS = 15_000;
const GONE = 410;
const CODE = /^[A-Z_]{2,40}$/;

/** An address of the own network, or of nobody: whoever named it may be trying to reach what only we can. */
const notPublic = (): Error =>
  Object.assign(new Error('not a public address'), { code: 'NOT_PUBLIC' });

/** Signs as Standard Webhooks 1.0 has it. Follows no redirect, and connects to the address that was looked at. */
@Injectable()
export class HttpsWebhookGateway extends WebhookGateway {
  constructor(private readonly clock: Clock) {
    super();
  }

  override async troubleWith(url: string): Promise<AddressTrouble | undefined> {
    const addresses = await lookup(hostOf(new URL(url)), { all: true }).catch(() => []);
    if (addresses.length === 0) return 'not-found';
    return addresses.every(({ address }) => this.mayReach(address)) ? undefined : 'not-public';
  }

  override async send(webhook: OutgoingWebhook): Promise<WebhookAttempt> {
    try {
      return attemptFrom(await this.post(webhook));
    } catch (error) {
      const { code } = error as { readonly code?: unknown };
      return { result: 'not-taken', code: CODE.test(String(code)) ? String(code) : 'UNREACHABLE' };
    }
  }

  /** By specs alone: whether an address may be reached. */
  protected mayReach(address: string): boolean {
    return isPublicAddress(address);
  }

  private post(webhook: OutgoingWebhook): Promise<number> {
    const url = new URL(webhook.url);
    const host = hostOf(url);
    if (isIP(host) !== 0 && !this.mayReach(host)) return Promise.reject(notPublic());
    const body = bodyOf(webhook);
    const options: RequestOptions = {
      method: 'POST',
      agent: false,
      lookup: this.lookup,
      signal: AbortSignal.timeout(TIMEOUT_MS),
      headers: { ...this.headersOf(webhook, body), 'content-length': Buffer.byteLength(body) },
    };
    return new Promise((resolve, reject) => {
      const request = url.protocol === 'https:' ? overHttps : overHttp;
      request(url, options, (response) => {
        // Nothing that it says beside the status matters.
        response.destroy();
        resolve(response.statusCode ?? 0);
      })
        .on('error', reject)
        .end(body);
    });
  }

  private headersOf({ id, secrets }: OutgoingWebhook, body: string): Record<string, string> {
    const now = this.clock.now();
    return {
      'content-type': 'application/json',
      'user-agent': 'Waymark',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(now.getTime() / 1_000)),
      'webhook-signature': secrets
        .map((secret) => new Webhook(secret).sign(id, now, body))
        .join(' '),
    };
  }

  // What is resolved here is what is connected to: a name cannot lead elsewhere once it was looked at.
  private readonly lookup: LookupFunction = (host, options, done) => {
    resolve(host, { ...options, all: true }, (error, addresses) => {
      if (error !== null) {
        done(error, []);
        return;
      }
      const [first] = addresses;
      const isSafe = addresses.every(({ address }) => this.mayReach(address));
      if (first === undefined || !isSafe) done(notPublic(), []);
      else if (options.all === true) done(null, addresses);
      else done(null, first.address, first.family);
    });
  };
}

/** Of `[::1]`, what is inside. */
const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, '');

/** Thin: that there is something about a referral, which is read with own rights. */
const bodyOf = ({ type, at, referralId: id }: OutgoingWebhook): string =>
  JSON.stringify({ type, timestamp: at.toISOString(), data: id === undefined ? {} : { id } });

function attemptFrom(status: number): WebhookAttempt {
  if (status >= 200 && status < 300) return { result: 'taken' };
  return status === GONE
    ? { result: 'gone' }
    : { result: 'not-taken', code: `HTTP ${String(status)}` };
}
