import { describe, expect, it } from '@jest/globals';
import type { ReferrerRole } from '@waymark/contracts';
import { judged, refused } from './judged.fixture.js';
import { pathwayOffered } from './pathway-offered.js';
import { referrerRole } from './referrer-role.js';
import { selfReferral } from './self-referral.js';
import { serviceOpen } from './service-open.js';

describe('who refers', () => {
  it.each<{ roles: string[]; exhaustive: boolean; role: ReferrerRole; is: string }>([
    { roles: ['gp', 'midwife'], exhaustive: true, role: 'gp', is: 'met' },
    { roles: ['gp', 'midwife'], exhaustive: true, role: 'social-worker', is: 'not-met' },
    { roles: ['gp', 'midwife'], exhaustive: false, role: 'social-worker', is: 'not-published' },
    { roles: ['any-health-professional'], exhaustive: true, role: 'crisis-team', is: 'met' },
    { roles: ['any-health-professional'], exhaustive: true, role: 'social-worker', is: 'not-met' },
    {
      roles: ['any-health-or-social-care-professional'],
      exhaustive: true,
      role: 'social-worker',
      is: 'met',
    },
    { roles: ['anyone'], exhaustive: false, role: 'family', is: 'met' },
    { roles: ['professional'], exhaustive: true, role: 'family', is: 'not-met' },
    { roles: ['doctor'], exhaustive: true, role: 'obstetrician', is: 'met' },
    { roles: [], exhaustive: false, role: 'family', is: 'met' },
  ])('taken $roles ($exhaustive), referred by $role: $is', ({ roles, exhaustive, role, is }) => {
    expect(judged(referrerRole, { roles, exhaustive }, { referrer: { role } }).outcome).toBe(is);
  });

  it('refuses a role nobody knows', () => {
    expect(refused(referrerRole, { roles: ['astronaut'], exhaustive: false })).toContain('roles');
  });
});

describe('what is offered, and to whom', () => {
  it.each([
    { value: true, is: 'met' },
    { value: false, is: 'not-met' },
    { value: null, is: 'not-published' },
  ])('$value: $is', ({ value, is }) => {
    expect(judged(pathwayOffered, { offered: value }).outcome).toBe(is);
    expect(judged(selfReferral, { allowed: value }).outcome).toBe(is);
  });

  it('names the service and the need', () => {
    expect(
      judged(pathwayOffered, { offered: false }, {}, { pathway: 'custody-loss' }).because,
    ).toBe('Harbour does not take separation from a baby.');
  });
});

describe('dates of the service', () => {
  const settings = { openedOn: '2024-11-04', closedOn: '2026-12-31', criteriaFrom: '2024-11-04' };
  it.each([
    { on: '2024-11-03', is: 'not-yet', until: '2024-11-04' },
    { on: '2024-11-04', is: 'met', until: undefined },
    { on: '2026-12-31', is: 'met', until: undefined },
    { on: '2027-01-01', is: 'not-met', until: undefined },
  ])('on $on: $is', ({ on, is, until }) => {
    const answer = judged(serviceOpen, settings, {}, { on });
    expect([answer.outcome, answer.until]).toEqual([is, until]);
  });
});
