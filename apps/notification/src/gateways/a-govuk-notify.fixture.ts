import { createSecretKey, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { jwtVerify } from 'jose';

const SERVICE = '26785a09-ab16-4eb0-8407-a37497a57506';
const SECRET = '3d844edf-8d35-48ac-975b-e847b4f122b0';
const TEMPLATES = {
  email: 'f33517ff-2a88-4f6e-b855-c550268ce08a',
  sms: '3a9d1b0c-5d5e-4c89-a5b1-6d3c5f2b7e10',
} as const;
type Kind = keyof typeof TEMPLATES;

type Answer = readonly [status: number, body: object | string];

/** What it does with the next request to send. */
export type Mood =
  | 'takes-it'
  | 'refuses-the-address'
  | 'knows-no-template'
  | 'refuses-the-key'
  | 'has-too-many'
  | 'fails'
  | 'takes-it-and-fails'
  | 'takes-it-and-says-nothing'
  /** As before, and its list does not have it while it is in this mood. */
  | 'lists-it-late'
  | 'says-nothing'
  | 'says-garbage';

/** As it keeps a notification, and answers it: with the address. */
export interface Notification {
  readonly id: string;
  readonly reference: string;
  readonly type: Kind;
  readonly to: string;
  readonly body: string;
  readonly subject: string;
  status: string;
}

interface Asked {
  readonly template_id?: string;
  readonly email_address?: string;
  readonly phone_number?: string;
  readonly reference?: string;
  readonly personalisation?: { readonly subject?: string; readonly text?: string };
}

const REFUSALS: Readonly<Partial<Record<Mood, readonly [number, string, string]>>> = {
  'knows-no-template': [400, 'BadRequestError', 'Template not found'],
  'refuses-the-key': [403, 'AuthError', 'Invalid token: API key not found'],
  'has-too-many': [
    429,
    'RateLimitError',
    'Exceeded rate limit for key type LIVE of 3000 requests per 60 seconds',
  ],
  fails: [500, 'Exception', 'Internal server error'],
};

/** GOV.UK Notify as its API is documented: tokens, templates, references, refusals; and callbacks when it is told to. */
export class AGovukNotify {
  readonly key = `spec-${SERVICE}-${SECRET}`;
  readonly templates = TEMPLATES;
  readonly kept: Notification[] = [];
  mood: Mood = 'takes-it';
  url = '';
  private readonly server = createServer((request, response) => {
    this.answer(request, response).catch(() => response.destroy());
  });

  static async start(): Promise<AGovukNotify> {
    const notify = new AGovukNotify();
    await once(notify.server.listen(0, '127.0.0.1'), 'listening');
    notify.url = `http://127.0.0.1:${String((notify.server.address() as AddressInfo).port)}`;
    return notify;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const answer = await this.answerTo(request);
    if (answer === undefined) return;
    const [status, body] = answer;
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  }

  private async answerTo(request: IncomingMessage): Promise<Answer | undefined> {
    const { pathname, searchParams } = new URL(request.url ?? '', this.url);
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
    await jwtVerify(token, createSecretKey(SECRET, 'utf8'), {
      issuer: SERVICE,
      // The client rounds the time, and so may be early; clocks may differ by as much as Notify lets them.
      clockTolerance: '30s',
      maxTokenAge: '30s',
    });
    if (request.method === 'GET' && pathname === '/v2/notifications') {
      const asked = searchParams.get('reference');
      const isListed = this.mood !== 'lists-it-late';
      const found = this.kept.filter(({ reference }) => isListed && reference === asked);
      return [200, { notifications: found.map(asShown), links: {} }];
    }
    const kind = pathname.slice('/v2/notifications/'.length) as Kind;
    return this.take(kind, (await bodyOf(request)) as Asked);
  }

  /** Nothing: it does not answer. */
  private take(kind: Kind, asked: Asked): Answer | undefined {
    const refused = REFUSALS[this.mood];
    if (refused !== undefined) return refusal(...refused);
    const field = kind === 'email' ? 'email_address' : 'phone_number';
    const to = asked[field];
    if (this.mood === 'refuses-the-address' || to === undefined)
      return refusal(400, 'ValidationError', `${field} ${String(to)} is not valid`);
    if (asked.template_id !== TEMPLATES[kind])
      return refusal(400, 'BadRequestError', 'Template not found');
    if (this.mood === 'says-nothing') return undefined;
    const { reference = '', personalisation = {} } = asked;
    const { subject = '', text: body = '' } = personalisation;
    const id = randomUUID();
    this.kept.push({ id, reference, type: kind, to, body, subject, status: 'created' });
    if (this.mood === 'takes-it-and-says-nothing' || this.mood === 'lists-it-late')
      return undefined;
    if (this.mood === 'takes-it-and-fails') return refusal(503, 'Exception', 'Try again');
    if (this.mood === 'says-garbage') return [201, '<html>'];
    return [201, { id, reference, content: { body }, uri: `/v2/notifications/${id}` }];
  }
}

/** What it posts when a notification has reached an end. */
export const callbackOf = ({ id, reference, to, type }: Notification, status: string): object => ({
  id,
  reference,
  to,
  status,
  created_at: '2026-11-26T12:15:30.000000Z',
  completed_at: '2026-11-26T12:15:31.000000Z',
  sent_at: '2026-11-26T12:15:30.500000Z',
  notification_type: type,
  template_id: TEMPLATES[type],
  template_version: 1,
});

const asShown = ({ id, reference, type, to, status }: Notification): object => ({
  ...{ id, reference, type, status },
  ...(type === 'email' ? { email_address: to } : { phone_number: to }),
});

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString()) as unknown;
}

const refusal = (status: number, error: string, message: string): Answer => [
  status,
  { errors: [{ error, message }], status_code: status },
];
