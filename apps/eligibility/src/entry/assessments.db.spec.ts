import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  referralReceived,
  type AssessmentAgain,
  type AssessmentList,
  type CriteriaList,
} from '@waymark/contracts';
import { anEvent } from '@waymark/testing';
import { anEligibility, type AnEligibility } from '../an-eligibility.fixture.js';
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

  it('of a day that is none are refused with the field', async () => {
    const { status, body } = await eligibility.call('GET', '/criteria?on=2026-02-30');
    expect(status).toBe(422);
    expect(JSON.stringify(body)).toContain('"on"');
  });
});
