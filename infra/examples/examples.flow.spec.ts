import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { londonDay, type Timeline } from '@waymark/contracts';
import { aLine, eventually, type TestLine } from '@waymark/testing';
import { machineToken } from '../start/machine-token.mjs';
import { differences } from './expectation.mjs';
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
});
