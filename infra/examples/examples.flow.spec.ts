import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { londonDay, type Timeline } from '@waymark/contracts';
import { aLine, eventually, type TestLine } from '@waymark/testing';
import { machineToken } from '../start/machine-token.mjs';
import { whatIfCommand } from '../what-if/what-if-command.mjs';
import { differences } from './expectation.mjs';
import { Overtaking, someoneAsIn } from './overtaking.fixture.js';
import { readExamples, runExamples, type FollowedExample } from './run-examples.mjs';

const names = readExamples().map(({ name }) => name);

describe('the worked examples, through the real line', () => {
  const today = londonDay(new Date());
  let line: TestLine;
  let followed: ReadonlyMap<string, FollowedExample>;

  beforeAll(async () => {
    line = await aLine();
    const rows = await runExamples({
      intakeUrl: line.urls.intake,
      routingUrl: line.urls.routing,
      token: (audience) => tokenFor(audience.replace('waymark-', '')),
      today,
      print: () => undefined,
      limitMs: 120_000,
    });
    followed = new Map(rows.map((row) => [row.example.name, row]));
  }, 240_000);

  afterAll(() => line.stop(), 60_000);

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

  it.each(names)('%s ends where it should', (name) => {
    const found = followed.get(name);
    if (found === undefined) throw new Error(`${name} was not followed to its end`);

    expect(differences(found.example.expect, found.placement, today)).toEqual([]);
  });

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

  it('an urgent one overtakes a backlog on the ordinary topics, an ordinary one waits behind it', async () => {
    const size = 4_000;
    const overtaking = await Overtaking.on(line);
    const token = await tokenFor('intake');
    const send = async (name: string): Promise<string> => {
      const { body, key } = someoneAsIn(name, today);
      const answer = await fetch(`${line.urls.intake}/referrals`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          'idempotency-key': key,
        },
        body: JSON.stringify(body),
      });
      expect(answer.status).toBe(201);
      return ((await answer.json()) as { referralId: string }).referralId;
    };

    await overtaking.pileUp(size);
    const urgent = await send('16-red-flag-norfolk');
    const ordinary = await send('01-birth-trauma-norfolk');
    const beforeUrgent = await overtaking.placedBefore(urgent);
    const beforeOrdinary = await overtaking.placedBefore(ordinary);
    await overtaking.close();

    expect(beforeUrgent).toBeLessThan(size / 2);
    // Proves that there was something to overtake.
    expect(beforeOrdinary).toBeGreaterThan(size / 2);
  }, 240_000);
});
