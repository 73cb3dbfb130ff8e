import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { StoppedClock } from '@waymark/testing';
import { aSite, type TestSite } from '../../../testing/a-site.fixture.js';
import {
  hiddenField,
  problemLinks,
  titleOf,
  type Visitor,
} from '../../../testing/a-visitor.fixture.js';
import { problem } from '../../../testing/stand-in-services.fixture.js';
import { aWebhookSecret, WEBHOOK_ID } from '../../../testing/webhook-examples.fixture.js';

const PATH = `/webhooks/${WEBHOOK_ID}`;
const URL = 'https://system.example.nhs.uk/waymark';

let site: TestSite;
let administrator: Visitor;
beforeAll(async () => {
  site = await aSite('web-webhooks', new StoppedClock('2026-11-22T12:00:00.000Z'));
  await site.account('administrator', ['administrator', 'desk']);
  administrator = await site.signedIn('administrator');
}, 60_000);
afterAll(() => site.close());
beforeEach(() => {
  site.services.reset();
});

const sent = (call: string) =>
  site.services.asked.filter(({ method, path }) => `${method} ${path}` === call);
async function posted(path: string, fields: Readonly<Record<string, string>> = {}) {
  const idempotencyKey = hiddenField(await administrator.get(path), 'idempotencyKey');
  return administrator.post(path, { idempotencyKey, ...fields });
}

describe('webhooks', () => {
  it('are listed with their state', async () => {
    const { text } = await administrator.get('/webhooks');
    expect(text).toContain('>On</strong>');
    expect(text).toContain('>Failing</strong> Since 21 November 2026 at 5:30pm.');
    expect(text).toContain('>Disabled</strong> It said that it is gone.');
  });

  it('are added once, however often the form is sent, and the secret is on that page alone', async () => {
    const idempotencyKey = hiddenField(await administrator.get('/webhooks/add'), 'idempotencyKey');
    for (const _ of [1, 2]) {
      const page = await administrator.post('/webhooks/add', { idempotencyKey, url: URL });
      expect(page.status).toBe(200);
      expect(page.text).toContain(aWebhookSecret.secret);
    }
    const keys = sent('POST /webhooks').map(({ headers }) => headers['idempotency-key']);
    expect(keys).toEqual([idempotencyKey, idempotencyKey]);
    expect((await administrator.get(PATH)).text).not.toContain('whsec_');
  });

  it.each(['', 'http://system.example.nhs.uk', 'system', 'https://a:b@system.example.nhs.uk/'])(
    'are not added at %p, which is kept and said what is wrong with',
    async (url) => {
      const page = await posted('/webhooks/add', { url });
      expect(page.status).toBe(422);
      expect(titleOf(page)).toMatch(/^Error: Add a webhook/);
      expect(problemLinks(page)).toEqual(['#url']);
      if (url !== '') expect(page.text).toContain(`value="${url}"`);
      expect(sent('POST /webhooks')).toEqual([]);
    },
  );

  it('are not added in a private network, and another try is another command', async () => {
    const errors = [{ field: 'url', rule: 'not-public', message: 'x' }];
    site.services.answer('notification', 'POST /webhooks', {
      status: 422,
      body: problem(422, 'unprocessable', { errors }),
    });
    const page = await posted('/webhooks/add', { url: URL });
    expect(page.status).toBe(422);
    expect(page.text).toContain('this one is in a private network');
    expect(hiddenField(page, 'idempotencyKey')).not.toBe(
      sent('POST /webhooks')[0]?.headers['idempotency-key'],
    );
  });

  it.each([
    { change: 'test', call: `POST ${PATH}/tests`, to: PATH },
    { change: 'enabling', call: `POST ${PATH}/enabling`, to: PATH },
    { change: 'replay', call: `POST ${PATH}/replays`, to: PATH },
    { change: 'stop', call: `DELETE ${PATH}`, to: '/webhooks' },
  ])('are changed after a page that says what it does: $change', async ({ change, call, to }) => {
    const done = await posted(`${PATH}/${change}`);
    expect(done).toMatchObject({ status: 303, location: to });
    expect(sent(call)).toHaveLength(1);
  });

  it('get another secret, which is shown once', async () => {
    const page = await posted(`${PATH}/secret`);
    expect(page.status).toBe(200);
    expect(page.text).toContain(aWebhookSecret.secret);
    expect(page.text).toContain('signs beside this one');
  });

  it('that do not fit say so, and what was refused says why', async () => {
    expect((await administrator.get(`${PATH}/enabling`)).text).toContain(
      'there is nothing to do here',
    );
    site.services.answer('notification', 'POST /webhooks', {
      status: 409,
      body: problem(409, 'webhooks-not-configured', { detail: 'No keys are set up.' }),
    });
    const page = await posted('/webhooks/add', { url: URL });
    expect(page.status).toBe(409);
    expect(page.text).toContain('No keys are set up.');
    expect((await administrator.get(`${PATH}/nothing`)).status).toBe(404);
  });
});
