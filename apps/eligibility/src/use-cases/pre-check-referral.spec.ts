import { describe, expect, it } from '@jest/globals';
import type { Day } from '@waymark/contracts';
import { aService, offers, rule } from '../domain/a-service.fixture.js';
import { aLoss, livesIn, theFacts } from '../domain/facts.fixture.js';
import { RoutingPreviewer } from '../gateways/routing-previewer.js';
import { CriteriaInForce } from './criteria-in-force.js';
import { PreCheckReferral } from './pre-check-referral.js';
import { ServiceFacts } from './service-facts.js';

class SilentRouting extends RoutingPreviewer {
  preview(): Promise<undefined> {
    return Promise.resolve(undefined);
  }
}

const DAY: Day = '2022-06-30';

const takesWithin = (months: number) =>
  aService({
    pathways: [
      offers('perinatal-loss', rule('time-since-event', { event: 'loss', atMostMonths: months })),
    ],
    waits: [{ what: 'first appointment', target: `${String(months)} weeks`, source: 'the page' }],
    redirects: [
      {
        when: 'a crisis',
        to: 'crisis',
        citation: { source: 'the page', published: `Not for ${String(months)}.`, readOn: DAY },
      },
    ],
  });

const criteria = new CriteriaInForce();
criteria.replace([
  { effectiveFrom: '2022-07-01', effectiveTo: '2026-06-30', service: takesWithin(24) },
  { effectiveFrom: '2026-07-01', service: takesWithin(12) },
]);
const preCheck = new PreCheckReferral(criteria, new ServiceFacts(criteria), new SilentRouting());

describe('a pre-check as of a day', () => {
  const facts = theFacts({
    places: { residence: livesIn('eastham') },
    occurrences: [aLoss('stillbirth', '2025-01-10')],
    need: { pathways: ['perinatal-loss'] },
  });
  const on = async (asOf?: Day) => {
    const question = { facts, ...(asOf !== undefined && { asOf }) };
    const { judgedOn, judgements } = await preCheck.execute(question, '2026-11-22');
    return [judgedOn, judgements[0]?.outcome, judgements[0]?.waits];
  };

  it('is by the criteria, and with the waits, that were in force on it', async () => {
    expect(await on('2026-06-30')).toEqual([
      '2026-06-30',
      'eligible',
      ['first appointment: 24 weeks'],
    ]);
    expect(await on('2026-07-01')).toEqual([
      '2026-07-01',
      'not-eligible',
      ['first appointment: 12 weeks'],
    ]);
  });

  it('says of the service where its page of that day points besides', async () => {
    const { judgements } = await preCheck.execute({ facts, asOf: '2026-06-30' }, '2026-11-22');
    expect(judgements.map(({ redirects }) => redirects)).toEqual([
      [
        {
          when: 'a crisis',
          to: 'crisis',
          source: 'the page',
          published: 'Not for 24.',
          readOn: DAY,
        },
      ],
    ]);
  });

  it('is of today where no day is said', async () => {
    expect((await on()).slice(0, 2)).toEqual(['2026-11-22', 'not-eligible']);
  });

  it('is refused before the first criteria, with their day', async () => {
    await expect(on('2022-06-30')).rejects.toMatchObject({
      status: 422,
      errors: [
        { field: 'asOf', message: expect.stringContaining('the first are from 2022-07-01') },
      ],
    });
  });
});

it('is refused where it would be more than one answer holds', async () => {
  const many = new CriteriaInForce();
  const pathways = ['birth-trauma', 'tokophobia', 'fgm', 'other-trauma'] as const;
  const services = Array.from({ length: 51 }, (_, nth) =>
    aService({ serviceId: `hub-${String(nth)}`, pathways: pathways.map((one) => offers(one)) }),
  );
  many.replace(services.map((service) => ({ effectiveFrom: '2022-07-01', service })));
  const facts = theFacts({
    places: { residence: livesIn('eastham') },
    need: { pathways: [...pathways] },
  });
  const asked = new PreCheckReferral(many, new ServiceFacts(many), new SilentRouting());

  await expect(asked.execute({ facts }, '2026-11-22')).rejects.toMatchObject({
    errors: [{ field: 'services', rule: 'too-many-judgements' }],
  });
});
