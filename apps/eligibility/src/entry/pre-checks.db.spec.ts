import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { PreCheckAnswer, Problem, ReferralFacts } from '@waymark/contracts';
import { anEligibility, type AnEligibility } from '../an-eligibility.fixture.js';
import { aBirth, aLoss, livesIn, placeNotKnown, theFacts } from '../domain/facts.fixture.js';

const COVENTRY = { residence: livesIn('coventry'), gpPractice: livesIn('coventry') };
/** Lost a baby five weeks ago; lives in Coventry, whose service asks for a CORE-10. */
const afterLoss = theFacts({
  places: COVENTRY,
  occurrences: [aLoss('stillbirth', '2026-10-18', { gestationWeeks: 30 })],
  need: { pathways: ['perinatal-loss'], scores: [{ measure: 'CORE-10', total: 22 }] },
});
/** Little is known yet: where home is, and that something was lost. */
const halfAnswered = theFacts({
  person: 'pregnant-person',
  places: { residence: livesIn('coventry'), gpPractice: placeNotKnown, bookedUnit: placeNotKnown },
  current: { state: 'not-known' },
  occurrences: [aLoss('miscarriage')],
  primaryCarer: 'not-known',
  need: {
    level: 'not-known',
    impact: 'not-known',
    priorTherapy: 'not-known',
    beyondPrimaryCare: 'not-known',
    psychiatricNeedNow: 'not-known',
    mainDifficulty: 'not-known',
    practicalSupport: 'not-known',
    currentTherapy: 'not-known',
  },
  safety: { signsAsked: false, riskToSelf: 'not-known', substanceUse: 'not-known' },
  consent: { hub: 'not-asked', otherNhs: 'not-asked', vcse: 'not-asked', gp: 'not-asked' },
});

let eligibility: AnEligibility;
beforeAll(async () => {
  eligibility = await anEligibility('pre-checks');
});
afterAll(() => eligibility.close());
beforeEach(() => {
  eligibility.routing.asked.length = 0;
});

const preCheck = async <Body = PreCheckAnswer>(facts: ReferralFacts | object, more: object = {}) =>
  eligibility.call<Body>('POST', '/pre-checks', {
    token: await eligibility.person('referrer'),
    body: { facts, ...more },
  });
const outcomesOf = ({ judgements }: PreCheckAnswer) =>
  Object.fromEntries(
    judgements.map(({ serviceId, pathway, outcome }) => [`${serviceId} ${pathway}`, outcome]),
  );

describe('a pre-check', () => {
  it('answers somebody who is not signed in and refers themselves, and shows them nothing kept', async () => {
    const token = await eligibility.person('self-referrer', 'self');
    const herself = theFacts({ ...afterLoss, referrer: { role: 'self' } });
    const asked = await eligibility.call<PreCheckAnswer>('POST', '/pre-checks', {
      token,
      body: { facts: herself },
    });
    const lines = asked.body.judgements.flatMap(({ lines: judged }) => judged);

    expect(asked.status).toBe(200);
    expect(lines.map(({ criterion }) => criterion)).toContain('self-referral');
    const kept = `/referrals/${'0'.repeat(8)}-0000-4000-8000-000000000001/assessments`;
    expect((await eligibility.call('GET', kept, { token })).status).toBe(403);
  });

  it('judges every service that may be hers at once, with every line and source', async () => {
    const { status, body } = await preCheck(afterLoss);

    expect(status).toBe(200);
    expect(body.judgedOn).toBe('2026-11-22');
    expect(body.candidates.map(({ serviceId }) => serviceId)).toEqual(['cw-loss']);
    expect(outcomesOf(body)).toMatchObject({ 'cw-loss perinatal-loss': 'eligible' });
    const [judgement] = body.judgements;
    expect(judgement).toMatchObject({
      serviceName: 'Perinatal Loss Pathway',
      area: 'Coventry and Warwickshire',
      standing: 'demonstration',
    });
    expect(judgement?.lines.every(({ because, source }) => because !== '' && source !== '')).toBe(
      true,
    );
  });

  it('says the published waits of a service in the page’s words', async () => {
    const bristol = theFacts({
      places: { residence: livesIn('bristol') },
      occurrences: [aBirth('2026-03-01')],
      need: { pathways: ['birth-trauma'], conditions: ['ptsd'], traumaKinds: ['birth'] },
    });
    const { body } = await preCheck(bristol);

    expect(body.judgements.find(({ serviceId }) => serviceId === 'bnssg-malt')?.waits).toEqual([
      'perinatal team aims to see: 2 weeks',
    ]);
  });

  it('says what routing would do, which is asked without the lines', async () => {
    const { body } = await preCheck(afterLoss);

    expect(body.routing?.words).toBe('To the hub: every published criterion is met.');
    expect(body.routingAnswered).toBe(true);
    const [asked] = eligibility.routing.asked;
    expect(asked).toMatchObject({ on: '2026-11-22', candidates: body.candidates });
    expect(asked?.judgements).toHaveLength(body.judgements.length);
    expect(JSON.stringify(asked)).not.toContain('"lines"');
  });

  it('answers without routing when that is silent, and says so', async () => {
    const usual = eligibility.routing.answer;
    eligibility.routing.answer = undefined;
    const { status, body } = await preCheck(afterLoss);
    eligibility.routing.answer = usual;

    expect(status).toBe(200);
    expect(body.routing).toBeUndefined();
    expect(body.routingAnswered).toBe(false);
    expect(outcomesOf(body)).toMatchObject({ 'cw-loss perinatal-loss': 'eligible' });
  });

  it('works with half the answers, and asks for those that would settle it', async () => {
    const { status, body } = await preCheck(halfAnswered);

    expect(status).toBe(200);
    expect(outcomesOf(body)).toMatchObject({ 'cw-loss perinatal-loss': 'cannot-tell' });
    const asked = body.missing.map(({ fact }) => fact);
    expect(asked).toEqual(expect.arrayContaining(['occurrences.on', 'need.scores']));
    expect(body.missing.every(({ question }) => question.endsWith('?'))).toBe(true);
  });

  it('asks for the area first where not even that is known', async () => {
    const { body } = await preCheck(theFacts({ places: { bookedUnit: placeNotKnown } }));

    expect(body.candidates).toEqual([]);
    expect(body.missing.map(({ fact }) => fact)).toEqual(['places.residence', 'places.gpPractice']);
  });

  it('gives whom to telephone now with the answer', async () => {
    const { body } = await preCheck({
      ...afterLoss,
      safety: { ...afterLoss.safety, signs: ['suicidal-plan'], urgency: 'call-now' },
    });

    expect(body.callNow.map(({ kind }) => kind)).toContain('crisis');
  });

  it('judges named services whatever the geography, and no others', async () => {
    const { body } = await preCheck(afterLoss, { services: ['km-thrive', 'essex-by-your-side'] });

    expect(body.candidates).toMatchObject([
      { serviceId: 'essex-by-your-side', bases: ['named'] },
      { serviceId: 'km-thrive', bases: ['named'] },
    ]);
    expect(outcomesOf(body)).toEqual({
      'essex-by-your-side perinatal-loss': 'eligible',
      'km-thrive perinatal-loss': 'eligible',
    });
  });

  it('answers for another day, by the criteria in force then', async () => {
    const on = async (asOf: string) => {
      const { body } = await preCheck(afterLoss, { asOf, services: ['essex-by-your-side'] });
      const [{ outcome, until } = { outcome: 'none', until: undefined }] = body.judgements;
      return [body.judgedOn, outcome, until];
    };

    // From four weeks after the loss is recommended, one year is the limit.
    expect(await on('2026-11-14')).toEqual(['2026-11-14', 'not-yet', '2026-11-15']);
    expect(await on('2026-11-15')).toEqual(['2026-11-15', 'eligible', undefined]);
    expect(await on('2027-10-18')).toEqual(['2027-10-18', 'eligible', undefined]);
    expect(await on('2027-10-19')).toEqual(['2027-10-19', 'not-eligible', undefined]);
  });

  it('stores nothing: no row, no event', async () => {
    const rows = async () => {
      const tables = await eligibility.query<{ name: string }>(
        "SELECT relname AS name FROM pg_stat_user_tables WHERE schemaname = 'public'",
      );
      const counted = [];
      for (const { name } of tables) {
        counted.push([name, await eligibility.query(`SELECT count(*) FROM "${name}"`)]);
      }
      return counted;
    };
    const before = await rows();
    await preCheck(afterLoss);
    await preCheck(halfAnswered, { services: ['km-thrive'] });

    expect(before.length).toBeGreaterThan(5);
    expect(await rows()).toEqual(before);
  });

  it('is for professionals and for machines that may ask', async () => {
    const status = async (token?: string) =>
      (
        await eligibility.call('POST', '/pre-checks', {
          ...(token !== undefined && { token }),
          body: { facts: afterLoss },
        })
      ).status;

    expect(await status()).toBe(401);
    expect(await status(await eligibility.person('operator'))).toBe(403);
    expect(await status(await eligibility.machine('referrals:read'))).toBe(403);
    expect(await status(await eligibility.machine('pre-checks:write'))).toBe(200);
  });
});

describe('a pre-check of what cannot be', () => {
  const problems = async (facts: object, more: object = {}) => {
    const { status, body } = await preCheck<Problem>(facts, more);
    return [status, body.errors?.map(({ field, rule }) => `${field} ${rule}`)];
  };

  it.each<{ what: string; facts?: object; more?: object; is: readonly string[] }>([
    {
      what: 'a due date without a pregnancy',
      facts: { current: { state: 'not-pregnant', dueOn: '2027-02-01' } },
      is: ['facts.current.dueOn due-only-when-pregnant'],
    },
    {
      what: 'a birth to come that is not said to be expected',
      facts: { occurrences: [aBirth('2027-01-05')] },
      is: ['facts.occurrences[0].on not-in-future'],
    },
    {
      what: 'a loss without its kind',
      facts: { occurrences: [{ kind: 'loss', on: '2026-05-01', certainty: 'exact' }] },
      is: ['facts.occurrences[0].loss loss-missing'],
    },
    {
      what: 'a stillbirth at 20 weeks',
      facts: { occurrences: [aLoss('stillbirth', '2026-05-01', { gestationWeeks: 20 })] },
      is: ['facts.occurrences[0].loss.gestationWeeks stillbirth-from-24-weeks'],
    },
    {
      what: 'a score beyond its measure',
      facts: { need: { ...afterLoss.need, scores: [{ measure: 'CORE-10', total: 41 }] } },
      is: ['facts.need.scores[0].total score-range'],
    },
    {
      what: 'months of age without years',
      facts: { ageYears: undefined, ageMonths: 9 },
      is: ['facts.ageMonths age-years-missing'],
    },
    {
      what: 'an area that nobody knows',
      facts: { places: { ...afterLoss.places, residence: livesIn('coventree') } },
      is: ['facts.places.residence.places known-place'],
    },
    {
      what: 'an area where a maternity unit is asked for',
      facts: { places: { ...afterLoss.places, bookedUnit: livesIn('coventry') } },
      is: ['facts.places.bookedUnit.places known-place'],
    },
    {
      what: 'places of somebody who has none',
      facts: {
        places: { ...afterLoss.places, gpPractice: { known: 'none', places: ['coventry'] } },
      },
      is: ['facts.places.gpPractice.places places-contradicted'],
    },
    {
      what: 'an unknown code',
      facts: { need: { ...afterLoss.need, level: 'terrible' } },
      is: ['facts.need.level isIn'],
    },
    {
      what: 'a field that does not exist',
      facts: { surname: 'Example' },
      is: ['facts.surname unknown-field'],
    },
    {
      what: 'a service that does not exist',
      more: { services: ['km-thrive', 'nowhere'] },
      is: ['services[1] known-service'],
    },
    { what: 'no service at all', more: { services: [] }, is: ['services services-named'] },
    {
      what: 'a day before any criteria',
      more: { asOf: '2001-01-01' },
      is: ['asOf criteria-in-force'],
    },
    { what: 'a day that does not exist', more: { asOf: '2026-02-30' }, is: ['asOf isDay'] },
  ])('$what: named', async ({ facts = {}, more = {}, is }) => {
    expect(await problems({ ...afterLoss, ...facts }, more)).toEqual([422, is]);
    expect(eligibility.routing.asked).toEqual([]);
  });

  it('says everything that is wrong at once', async () => {
    const [, named] = await problems(
      { ...afterLoss, current: { state: 'planning', dueOn: '2027-02-01' }, ageMonths: 3 },
      { services: ['nowhere'] },
    );
    expect(named).toEqual([
      'facts.current.dueOn due-only-when-pregnant',
      'services[0] known-service',
    ]);
  });
});
