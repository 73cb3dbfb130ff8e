import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  referralAccepted,
  referralAcknowledged,
  referralClosed,
  referralOffered,
  referralReceived,
  type Holder,
  type ReferralMessages,
  type Role,
} from '@waymark/contracts';
import { addressesOf, anEvent, aRestriction, Asking, markOf } from '@waymark/testing';
import pg from 'pg';
import { aNotification, type ANotification } from '../a-notification.fixture.js';
import { MarkRestricted } from '../use-cases/mark-restricted.js';
import { PlanMessages } from '../use-cases/plan-messages.js';

const SENDER = anEvent(referralReceived).data.sender.organisation;
const HUB = 'cw-loss';
const NAMED = 'test|named';
const COLLEAGUE = 'test|colleague';
const sender: Holder = { organisation: SENDER, kind: 'sending-team', name: 'Team' };
const hub: Holder = { organisation: HUB, kind: 'mmhs-hub', name: 'Hub' };

let notification: ANotification;
let client: pg.Client;
let asking: Asking;
beforeAll(async () => {
  notification = await aNotification('referral-messages');
  client = new pg.Client({ connectionString: addressesOf(notification.databaseUrl).adminUrl });
  await client.connect();
  asking = await Asking.of(notification.databaseUrl);
});
afterAll(async () => {
  await asking.close();
  await client.end();
  await notification.close();
});

const plan = (...events: Parameters<PlanMessages['execute']>[0][]) =>
  events.reduce(
    (before, event) => before.then(() => notification.app.get(PlanMessages).execute(event)),
    Promise.resolve(),
  );
const says = (
  definition: Parameters<typeof anEvent>[0],
  referralId: string,
  data: object,
): ReturnType<typeof anEvent> =>
  anEvent(definition, { id: randomUUID(), subject: referralId, data: { referralId, ...data } });

/** The hub holds the person and has accepted them. */
async function accepted(): Promise<string> {
  const id = randomUUID();
  await plan(
    says(referralReceived, id, {}),
    says(referralOffered, id, { holder: sender }),
    says(referralAcknowledged, id, { holder: hub }),
    says(referralAccepted, id, { holder: hub, as: 'lead' }),
  );
  return id;
}

interface Who {
  readonly organisation?: string;
  readonly role?: Role;
  readonly subject?: string;
}
async function ask(
  id: string,
  { organisation = HUB, role = 'hub-clinician', subject = NAMED }: Who = {},
) {
  const who = { roles: [role], organisation, subject, audience: 'notification' } as const;
  const token = await notification.issuers.person(who);
  return notification.call<ReferralMessages>('GET', `/referrals/${id}/messages`, { token });
}

describe('what was sent about a referral', () => {
  it('is there for the team that holds the person: what, to whom, when, and how it stands', async () => {
    const id = await accepted();
    await client.query(
      `UPDATE message SET status = 'WITHHELD', last_trouble = 'no-safe-contact', settled_at = now()
        WHERE referral_id = $1 AND audience = 'woman'`,
      [id],
    );
    const { status, body } = await ask(id);
    expect(status).toBe(200);
    expect(
      body.messages.map(({ audience, template }) => `${audience} ${template}`).toSorted(),
    ).toEqual([
      'receiving-service service-new',
      'referrer referrer-received',
      'referrer referrer-update',
      'referrer referrer-update',
      'referrer referrer-update',
      'woman woman-received',
      'woman woman-update',
    ]);
    const hers = body.messages.filter(({ audience }) => audience === 'woman');
    expect(hers.map(({ stands }) => stands)).toEqual(['no-safe-way', 'no-safe-way']);
    const allowed = ['audience', 'template', 'stands', 'channel', 'plannedAt', 'settledAt'];
    for (const message of body.messages)
      expect(Object.keys(message).filter((key) => !allowed.includes(key))).toEqual([]);
    const audit = await client.query('SELECT action, done_by FROM audit WHERE subject = $1', [id]);
    expect(audit.rows).toEqual([{ action: 'messages.read', done_by: NAMED }]);
  });

  it('is not there for any other team, nor for one that let go', async () => {
    const id = await accepted();
    for (const organisation of [SENDER, 'another-hub', 'landing-t6y0w'])
      expect((await ask(id, { organisation })).status).toBe(404);
    expect((await ask(randomUUID())).status).toBe(404);
    await plan(says(referralAcknowledged, id, { holder: { ...hub, organisation: 'another-hub' } }));
    expect((await ask(id)).status).toBe(404);
    expect((await ask(id, { organisation: 'another-hub' })).status).toBe(200);
    await plan(says(referralClosed, id, { holder: undefined, nextStep: undefined }));
    expect((await ask(id, { organisation: 'another-hub' })).status).toBe(404);
  });

  it('is there for the sending team as long as it holds the person', async () => {
    const id = randomUUID();
    await plan(says(referralReceived, id, {}), says(referralOffered, id, { holder: sender }));
    expect((await ask(id, { organisation: SENDER, role: 'referrer' })).status).toBe(200);
    expect((await ask(id)).status).toBe(404);
  });

  it('is not there for a link-work team, which may let go before an event says so', async () => {
    const id = await accepted();
    const light: Holder = { organisation: 'light', kind: 'link-work', name: 'Light' };
    await plan(says(referralAcknowledged, id, { holder: light }));
    expect((await ask(id, { organisation: 'light', role: 'link-worker' })).status).toBe(404);
    expect((await ask(id)).status).toBe(404);
  });

  it('is for people of teams alone', async () => {
    const id = await accepted();
    expect((await ask(id, { role: 'operator' })).status).toBe(403);
    expect((await ask(id, { role: 'commissioner' })).status).toBe(403);
  });

  it('of a referral from before is there for nobody: whether it is restricted is not known', async () => {
    const id = await accepted();
    await client.query('UPDATE recipient SET shown = false WHERE referral_id = $1', [id]);
    expect((await ask(id)).status).toBe(404);
  });
});

describe('of a restricted referral', () => {
  const restrict = (id: string, said: Parameters<typeof aRestriction>[1]) =>
    notification.app.get(MarkRestricted).execute({ ...aRestriction(id, said), id: randomUUID() });

  it('nothing is there for a colleague who is not named', async () => {
    const id = await accepted();
    await restrict(id, { openTo: [{ reader: markOf(id, HUB, NAMED) }] });
    const closed = await ask(id, { subject: COLLEAGUE });
    expect(closed).toMatchObject({ status: 403, body: { code: 'restricted' } });
    expect(JSON.stringify(closed.body)).not.toMatch(/woman|referrer-|service-new/);
    expect((await ask(id)).status).toBe(200);
    expect((await ask(id, { organisation: 'another-hub' })).status).toBe(404);

    await restrict(id, { version: 2 });
    expect((await ask(id)).status).toBe(403);
    const until = '2999-01-01T00:00:00.000Z';
    await restrict(id, {
      version: 3,
      openTo: [{ reader: markOf(id, HUB, COLLEAGUE), until }],
    });
    expect((await ask(id, { subject: COLLEAGUE })).status).toBe(200);
    await restrict(id, { restricted: false, version: 4 });
    expect((await ask(id)).status).toBe(200);
  });

  it('the database gives nothing to another reader, whatever is asked', async () => {
    const id = await accepted();
    const seen = async (who: object) =>
      (await asking.as(who, 'SELECT * FROM messages_about($1)', [id])).length;
    expect(await seen({ organisation: HUB, subject: NAMED })).toBe(7);
    expect(await seen({ organisation: 'another-hub', subject: NAMED })).toBe(0);
    await restrict(id, { openTo: [{ reader: markOf(id, HUB, NAMED) }] });
    expect(await seen({ organisation: HUB, subject: NAMED })).toBe(7);
    expect(await seen({ organisation: HUB, subject: COLLEAGUE })).toBe(0);
    expect(await seen({ organisation: HUB })).toBe(0);
    expect(await seen({})).toBe(0);
    expect(await asking.count('message', { organisation: HUB, subject: NAMED })).toBe(0);
  });

  it('of a referral that was never received nothing is closed in passing', async () => {
    await expect(restrict(randomUUID(), {})).rejects.toThrow('never received');
  });
});
