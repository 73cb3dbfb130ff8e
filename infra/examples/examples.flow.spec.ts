import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  londonDay,
  type AssessmentList,
  type PlacementView,
  type ReferralSent,
  type SamePerson,
  type Timeline,
} from '@waymark/contracts';
import { aLine, eventually, someIssuers, type TestIssuers, type TestLine } from '@waymark/testing';
import { machineToken } from '../start/machine-token.mjs';
import { whatIfCommand } from '../what-if/what-if-command.mjs';
import { differences } from './expectation.mjs';
import { Overtaking, someoneAsIn } from './overtaking.fixture.js';
import { readExamples, runExamples, type FollowedExample } from './run-examples.mjs';

type Called = 'intake' | 'eligibility' | 'routing';
interface Sent {
  readonly token: string;
  readonly body: object;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The organisation that the examples are sent by. */
const SENDER = 'wensum-maternity';
const LIVES_IN_HAMPSHIRE = {
  residence: 'known',
  residencePlaces: ['hampshire'],
  gpPractice: 'not-known',
  gpPlaces: [],
  bookedUnit: 'none',
};
const examples = readExamples();
const names = examples.map(({ name }) => name);
const expectationOf = (name: string) => examples.find((one) => one.name === name)?.expect ?? {};

describe('the worked examples, through the real line', () => {
  const today = londonDay(new Date());
  let line: TestLine;
  let issuers: TestIssuers;
  let followed: ReadonlyMap<string, FollowedExample>;

  beforeAll(async () => {
    issuers = await someIssuers();
    line = await aLine({ EXTRA_ISSUERS: JSON.stringify(issuers.trusted) });
    const rows = await runExamples({
      intakeUrl: line.urls.intake,
      routingUrl: line.urls.routing,
      token: (audience) => tokenFor(audience.replace('waymark-', '')),
      personToken: ({ role, ...who }) => issuers.person({ ...who, roles: [role] }),
      today,
      print: () => undefined,
      limitMs: 120_000,
    });
    followed = new Map(rows.map((row) => [row.example.name, row]));
  }, 240_000);

  afterAll(async () => {
    await line.stop();
    await issuers.close();
  }, 60_000);

  const SCOPES: Readonly<Record<string, readonly string[]>> = {
    intake: ['referrals:write'],
    routing: ['reconciliation:read'],
    operations: ['operations:read'],
  };
  const tokenFor = (service: string): Promise<string> =>
    machineToken({
      tokenUrl: `${line.urls.identity}/token`,
      client: 'waymark-examples',
      service,
      scopes: SCOPES[service] ?? [],
    });

  const get = async <Body>(service: Called, path: string, token: string): Promise<Body> => {
    const headers = { authorization: `Bearer ${token}` };
    const answer = await fetch(`${line.urls[service]}${path}`, { headers });
    expect({ path, status: answer.status }).toEqual({ path, status: 200 });
    return (await answer.json()) as Body;
  };
  const post = async <Body>(service: Called, path: string, sent: Sent): Promise<Body> => {
    const answer = await fetch(`${line.urls[service]}${path}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${sent.token}`,
        'content-type': 'application/json',
        ...sent.headers,
      },
      body: JSON.stringify(sent.body),
    });
    const text = await answer.text();
    expect({ path, refused: answer.ok ? '' : text }).toEqual({ path, refused: '' });
    return JSON.parse(text) as Body;
  };

  it.each(names)('%s ends where it should', (name) => {
    const found = followed.get(name);
    if (found === undefined) throw new Error(`${name} was not followed to its end`);

    expect(differences(found.example.expect, found.placement, today)).toEqual([]);
  });

  const toldOfEarlier = names.filter((name) => expectationOf(name).earlier !== undefined);
  it.each(toldOfEarlier)(
    '%s: its team reads how many referrals there were before',
    async (name) => {
      const { sent, placement } = followed.get(name) ?? {};
      const token = await issuers.person({
        roles: ['hub-clinician'],
        organisation: placement?.serviceId ?? 'nobody',
        audience: 'intake',
      });
      const path = `/referrals/${String(sent?.referralId)}/same-person`;
      await eventually('intake has heard how each stands', async () => {
        const { linked, near, earlier } = await get<SamePerson>('intake', path, token);
        const seen = { linked: linked.length, near: near.length, earlier: earlier.length };
        expect(seen).toEqual({ linked: 0, near: 0, earlier: expectationOf(name).earlier });
        return true;
      });
    },
  );

  it('each has a decision record: what was considered, and why each place was or was not taken', () => {
    for (const { example, placement } of followed.values()) {
      const { considered } = placement;
      const places = considered.flatMap(({ serviceId }) => serviceId ?? []);
      expect({ name: example.name, twice: places.length - new Set(places).size }).toEqual({
        name: example.name,
        twice: 0,
      });
      const deciding = considered.filter(
        ({ taken, serviceId }) => taken && serviceId === undefined,
      );
      expect({ name: example.name, rules: deciding.length }).toEqual({
        name: example.name,
        rules: 1,
      });
      expect(considered.every(({ because }) => because.length > 0)).toBe(true);
    }
  });

  it('every one of them is on the timeline, from received to placed', async () => {
    const token = await tokenFor('operations');
    for (const { sent } of followed.values()) {
      const url = `${line.urls.operations}/referrals/${sent.referralId}/timeline`;
      const headers = { authorization: `Bearer ${token}` };
      const timeline = await eventually('operations has heard of the placement', async () => {
        const answer = (await (await fetch(url, { headers })).json()) as Timeline;
        expect(answer.entries.length).toBeGreaterThanOrEqual(4);
        return answer;
      });
      expect(timeline.entries.map(({ type }) => type)).toEqual(
        expect.arrayContaining([
          'referral.received.v1',
          'referral.profiled.v1',
          'referral.assessed.v1',
        ]),
      );
    }
  }, 60_000);

  it('the receiving services are written to, without a name or a reason', async () => {
    const mails = await eventually('the offers are in the outbox', async () => {
      const all = (await (await fetch(`${line.urls.outbox}/mails.json`)).json()) as {
        to: string;
        text: string;
      }[];
      expect(
        all.some((mail) => JSON.stringify(mail).includes('norfolk-waveney-lotus@hubs.example')),
      ).toBe(true);
      return JSON.stringify(all);
    });
    expect(mails).not.toMatch(/ Demo\b|trauma|miscarriage|stillbirth|WM-/i);
    // Whoever passes messages on in a prison is a way for teams, never for the machine.
    expect(mails).not.toContain('prisons.example');
  }, 60_000);

  it('a draft of criteria is tried on them by the command line; of two women nothing is told', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'waymark-draft-'));
    const path = join(folder, 'draft.json');
    const file = new URL('../criteria/cw-loss.json', import.meta.url);
    const draft = JSON.parse(readFileSync(file, 'utf8')) as { criteria: object[] };
    const citation = { source: 'https://x.example', published: 'Over 40.', readOn: '2026-11-22' };
    draft.criteria.push({ criterion: 'minimum-age', years: 41, citation });
    writeFileSync(path, JSON.stringify(draft));
    const said: string[] = [];
    try {
      const code = await whatIfCommand(
        [path, '--since', '2026-01-01'],
        { ELIGIBILITY_URL: line.urls.eligibility, TOKEN_URL: `${line.urls.identity}/token` },
        (words) => said.push(words),
      );
      expect([code, said.at(-2)]).toEqual([
        0,
        expect.stringMatching(/^What if Perinatal Loss Pathway used .* referrals were made since/),
      ]);
      expect(said.at(-1)).toBe(
        'The service may be theirs for fewer than five people, so nothing is told.',
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  }, 60_000);

  it('an agreement that is recorded goes through every service, and routing goes on', async () => {
    const HUB = 'hiow-mmhs';
    const { body, key } = someoneAsIn('01-birth-trauma-norfolk', today, {
      where: LIVES_IN_HAMPSHIRE,
      consent: { hub: 'not-asked', otherNhs: 'not-asked', vcse: 'not-asked', gp: 'yes' },
    });
    const { referralId } = await post<ReferralSent>('intake', '/referrals', {
      token: await tokenFor('intake'),
      body,
      headers: { 'idempotency-key': key },
    });
    const placed = async (is: object): Promise<boolean> => {
      const token = await tokenFor('routing');
      expect(await get<PlacementView>('routing', `/placements/${referralId}`, token)).toMatchObject(
        is,
      );
      return true;
    };
    const writtenTo = async (): Promise<boolean> =>
      (await (await fetch(`${line.urls.outbox}/mails.json`)).text()).includes(
        `${HUB}@hubs.example`,
      );

    const asked = { state: 'with-a-person', nextStep: { what: 'ask-her', owner: SENDER } };
    await eventually('the sending team is to ask', () => placed(asked));
    expect(await writtenTo()).toBe(false);

    const sender = { roles: ['referrer'], organisation: SENDER, audience: 'intake' } as const;
    await post('intake', `/referrals/${referralId}/agreement`, {
      token: await issuers.person(sender),
      body: {
        said: [{ recipient: 'hub', answer: 'agrees' }],
        how: 'telephone',
        askedOn: today,
        askedBy: 'Amara Osei',
      },
    });
    const offered = { state: 'offered', serviceId: HUB, factsVersion: 2 };
    await eventually('routing goes on to the hub', () => placed(offered));
    const hub = { roles: ['hub-clinician'], organisation: HUB, audience: 'eligibility' } as const;
    await eventually(
      'the hub may read both judgements: before the agreement and after',
      async () => {
        const path = `/referrals/${referralId}/assessments`;
        const token = await issuers.person(hub);
        const { assessments } = await get<AssessmentList>('eligibility', path, token);
        expect(assessments.map(({ factsVersion }) => factsVersion).toSorted()).toEqual([1, 2]);
        return true;
      },
    );
    await eventually('the hub is written to', writtenTo);
  }, 120_000);

  it('an urgent one overtakes a backlog on the ordinary topics, an ordinary one waits behind it', async () => {
    const size = 4_000;
    const overtaking = await Overtaking.on(line);
    const token = await tokenFor('intake');
    const send = async (name: string): Promise<string> => {
      const { body, key } = someoneAsIn(name, today);
      const headers = { 'idempotency-key': key };
      const sent = await post<ReferralSent>('intake', '/referrals', { token, body, headers });
      return sent.referralId;
    };

    await overtaking.pileUp(size);
    const urgent = await send('16-red-flag-norfolk');
    // Partitions are not worked off side by side: one of several is in one that comes late.
    const ordinary: string[] = [];
    for (let nth = 0; nth < 5; nth += 1) ordinary.push(await send('01-birth-trauma-norfolk'));
    const [beforeUrgent = size, ...before] = await Promise.all(
      [urgent, ...ordinary].map((one) => overtaking.placedBefore(one)),
    );
    const beforeOrdinary = Math.max(...before);
    await overtaking.close();

    expect(beforeUrgent).toBeLessThan(size / 2);
    // Proves that there was something to overtake.
    expect(beforeOrdinary).toBeGreaterThan(size / 2);
  }, 240_000);
});
