import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { MessageTemplates, MessageTemplateView, Problem, Role } from '@waymark/contracts';
import { aNotification, type ANotification } from '../a-notification.fixture.js';

let notification: ANotification;
beforeAll(async () => {
  notification = await aNotification('templates', { MESSAGES_DIR: 'infra/messages' });
});
afterAll(() => notification.close());

const read = async (path: string, role?: Role) => {
  const token =
    role &&
    (await notification.issuers.person({
      ...{ roles: [role], organisation: 'a-team', audience: 'notification' },
    }));
  return (await notification.call('GET', `/templates${path}`, token ? { token } : {})) as {
    readonly status: number;
    readonly body: MessageTemplates & MessageTemplateView & Problem;
  };
};

describe('what messages say', () => {
  it.each([
    'referrer',
    'hub-clinician',
    'link-worker',
    'landing-coordinator',
    'operator',
    'administrator',
  ] as const)('may be read by a %s', async (role) => {
    const { status, body } = await read('', role);
    expect(status).toBe(200);
    const update = body.templates.find(({ template }) => template === 'woman-update');
    expect(update).toMatchObject({ audience: 'person', version: 2 });
    expect(update?.variants).toContainEqual({
      ...{ channel: 'sms', reading: 'easy-read', language: 'pl', standing: 'example' },
    });
    expect(JSON.stringify(body)).not.toContain('Hello');
  });

  it('is read by nobody who has no part in it', async () => {
    expect((await read('', 'commissioner')).status).toBe(403);
    expect((await read('')).status).toBe(401);
    expect((await read('/woman-update', 'criteria-editor')).status).toBe(403);
  });

  it('is shown as it arrives, with its length', async () => {
    const { body } = await read('/woman-received', 'operator');
    const sms = body.previews.find(
      ({ channel, language }) => channel === 'sms' && language === 'en',
    );
    expect(sms).toMatchObject({ characters: sms?.text.length, parts: 1 });
    expect(sms?.checks.every(({ holds }) => holds)).toBe(true);
  });

  it('is told with the channels that go out here, which are not all that have words', async () => {
    expect((await read('/woman-received', 'referrer')).body.carried).toEqual(['email']);
  });

  it('is not found by a name that no message has, or that is none', async () => {
    expect(await read('/woman-forgotten', 'operator')).toMatchObject({
      status: 404,
      body: { code: 'not-found' },
    });
    expect((await read('/Woman', 'operator')).status).toBe(404);
  });
});
