import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  referralReceived,
  type AssessmentAgain,
  type AssessmentList,
  type CriteriaList,
} from '@waymark/contracts';
import { anEvent, aRestriction, Asking, markOf } from '@waymark/testing';
import { anEligibility, type AnEligibility } from '../an-eligibility.fixture.js';
import { EligibilityConsumer } from './eligibility.consumer.js';
import { AssessReferral } from '../use-cases/assess-referral.js';

let eligibility: AnEligibility;
const event = anEvent(referralReceived);
const { referralId, sender } = event.data;
const path = `/referrals/${referralId}/assessments`;

beforeAll(async () => {
  eligibility = await anEligibility('assessments');
  await eligibility.app.get(AssessReferral).received(event);
});
afterAll(() => eligibility.close());

const get = async <Body>(at: string, organisation = sender.organisation) =>
  eligibility.call<Body>('GET', at, {
    token: await eligibility.person('referrer', organisation),
  });

describe('an assessment that was made', () => {
  it('is judged again, and found the same', async () => {
    const { body } = await get<AssessmentList>(path);
    const [newest] = body.assessments;
    const again = await get<AssessmentAgain>(`${path}/${newest?.assessmentId ?? ''}/again`);

    expect([again.status, again.body]).toEqual([
      200,
      {
        assessmentId: newest?.assessmentId,
        runnable: true,
        same: true,
        because:
          'Judged again with what it was judged by: the same candidates, answers and sentences.',
      },
    ]);
  });

  it('is not found by another organisation, nor by another number, and not read without signing in', async () => {
    const { body } = await get<AssessmentList>(path);
    const own = `${path}/${body.assessments[0]?.assessmentId ?? ''}/again`;

    expect((await get(own, 'a-stranger')).status).toBe(404);
    expect((await get(`${path}/${referralId}/again`)).status).toBe(404);
    expect((await get(`${path}/7/again`)).status).toBe(404);
    expect((await eligibility.call('GET', own)).status).toBe(401);
  });
});

describe('what was judged, for a link worker', () => {
  it('is of the own service alone', async () => {
    const token = await eligibility.person('link-worker', sender.organisation);
    const { body } = await eligibility.call<AssessmentList>('GET', path, { token });
    expect(body.assessments[0]).toMatchObject({ candidates: [], judgements: [] });
    const whole = await get<AssessmentList>(path);
    expect(whole.body.assessments[0]?.judgements).not.toEqual([]);
  });
});

describe('what was judged of a restricted referral', () => {
  const me = 'test|referrer';
  const named = { reader: markOf(referralId, sender.organisation, me) };
  const says = (restriction: Parameters<typeof aRestriction>[1]): Promise<void> =>
    eligibility.app
      .get(EligibilityConsumer)
      .onRestrictionChanged(aRestriction(referralId, restriction));
  const all = async (organisation = sender.organisation): Promise<readonly unknown[]> => {
    const { body } = await get<AssessmentList>(path, organisation);
    const [row] = await eligibility.query<{ id: string }>(
      'SELECT assessment_id AS id FROM assessment WHERE referral_id = $1',
      [referralId],
    );
    const again = await get(`${path}/${row?.id ?? ''}/again`, organisation);
    expect(JSON.stringify([body, again.body]).includes('serviceId')).toBe('assessments' in body);
    const code = 'code' in body ? body.code : 'read';
    return [code, again.status];
  };

  it('is closed to a colleague who is not named, open to whoever is, and not there for others', async () => {
    await says({ openTo: [] });
    expect(await all()).toEqual(['restricted', 403]);
    expect(await all('a-stranger')).toEqual(['not-found', 404]);
    await says({ openTo: [named] });
    expect(await all()).toEqual(['read', 200]);
    await says({ openTo: [{ ...named, until: '2020-01-01T00:00:00.000Z' }] });
    expect(await all()).toEqual(['restricted', 403]);
    await says({ restricted: false, version: 2 });
    expect(await all()).toEqual(['read', 200]);
    await says({ openTo: [], version: 1 });
    expect(await all()).toEqual(['read', 200]);
  });

  it('has no row for a reader to whom it is closed, whatever is asked', async () => {
    await says({ openTo: [named], version: 3 });
    const asking = await Asking.of(eligibility.databaseUrl);
    const { organisation } = sender;
    expect(await asking.count('assessment', { organisation, subject: me })).toBe(1);
    expect(await asking.count('assessment', { organisation, subject: 'test|another' })).toBe(0);
    expect(await asking.count('assessment', { organisation })).toBe(0);
    await asking.close();
  });
});

describe('criteria in force on a day', () => {
  const on = async (day: string) => {
    const { body } = await eligibility.call<CriteriaList>('GET', `/criteria?on=${day}`);
    return body.criteria.filter(({ serviceId }) => serviceId === 'candp-ptls');
  };

  it('are listed for any day, in sentences', async () => {
    expect(await on('2024-11-03')).toEqual([]);
    const [first] = await on('2024-11-04');
    expect(first).toMatchObject({ revision: 1, effectiveFrom: '2024-11-04' });
    expect(first?.sentences).toContain(
      'Loss in pregnancy or of a baby: up to 2 years after the loss.',
    );
    expect(await on('2031-01-01')).toHaveLength(1);
  });

  it('are told of one service alone, with where its page points besides', async () => {
    const of = async (service: string) =>
      (await eligibility.call<CriteriaList>('GET', `/criteria?service=${service}`)).body.criteria;

    expect(await of('sheffield-light')).toMatchObject([
      {
        serviceId: 'sheffield-light',
        redirects: [
          {
            when: 'serious child protection concern',
            to: 'childrens-social-care',
            published: "Children's services must be told before the referral.",
            source: 'https://lightpeersupport.org.uk/professionals/referral-guidelines/',
            readOn: '2026-11-22',
          },
        ],
      },
    ]);
    const [silent] = await of('candp-ptls');
    expect(silent).not.toHaveProperty('redirects');
    expect(await of('nowhere')).toEqual([]);
  });

  it('of what is no service are refused with the field', async () => {
    const { status, body } = await eligibility.call('GET', '/criteria?service=No%20Service');
    expect(status).toBe(422);
    expect(JSON.stringify(body)).toContain('"service"');
  });

  it('of a day that is none are refused with the field', async () => {
    const { status, body } = await eligibility.call('GET', '/criteria?on=2026-02-30');
    expect(status).toBe(422);
    expect(JSON.stringify(body)).toContain('"on"');
  });
});
