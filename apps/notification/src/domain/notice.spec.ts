import { describe, expect, it } from '@jest/globals';
import { quietKind, whichNotices } from './notice.js';
import { TEMPLATES, type TemplateName } from './templates/templates.js';

const to = { senderOrganisation: 'midwives' };

describe('notices', () => {
  it('are for those at work who are written to, of either side, and never for the woman', () => {
    expect(
      whichNotices(
        [
          { audience: 'referrer', template: 'referrer-question' },
          { audience: 'receiving-service', template: 'service-new', organisation: 'a-hub' },
          { audience: 'landing-team', template: 'service-action', organisation: 'landing-x' },
          { audience: 'woman', template: 'woman-update' },
        ],
        to,
      ),
    ).toEqual([
      { organisation: 'midwives', side: 'sending', kind: 'question' },
      { organisation: 'a-hub', side: 'receiving', kind: 'new' },
      { organisation: 'landing-x', side: 'receiving', kind: 'action' },
    ]);
  });

  it('say that an operator asks, to the team that sent it as well', () => {
    expect(
      whichNotices(
        [
          { audience: 'referrer', template: 'referrer-asked' },
          { audience: 'receiving-service', template: 'service-asked', organisation: 'a-hub' },
        ],
        to,
      ),
    ).toMatchObject([
      { organisation: 'midwives', kind: 'asked' },
      { organisation: 'a-hub', kind: 'asked' },
    ]);
  });

  it('are there for every template but hers', () => {
    const without = (Object.keys(TEMPLATES) as TemplateName[]).filter(
      (template) => whichNotices([{ audience: 'referrer', template }], to).length === 0,
    );
    expect(without).toEqual(['woman-received', 'woman-update']);
  });
});

describe('what need not come by e-mail', () => {
  const update = { audience: 'referrer', template: 'referrer-update' } as const;
  const quiet = (type: string, urgent = false) => quietKind({ type, urgent }, update);

  it('is the usual way of a referral', () => {
    expect(quiet('referral.acknowledged.v1')).toBe('updated');
    expect(
      quietKind(
        { type: 'referral.received.v1', urgent: false },
        { audience: 'referrer', template: 'referrer-received' },
      ),
    ).toBe('received');
  });

  it.each([
    'referral.contact-changed.v1',
    'referral.death-recorded.v1',
    'referral.worse-said.v1',
    'referral.declined.v1',
    'referral.closed.v1',
    'referral.appointment-recorded.v1',
  ])('is never %s', (type) => {
    expect(quiet(type)).toBeUndefined();
  });

  it('is nothing urgent, no question, no next step, and nothing to a team', () => {
    expect(quiet('referral.offered.v1', true)).toBeUndefined();
    const event = { type: 'referral.offered.v1', urgent: false };
    for (const template of ['referrer-question', 'referrer-action', 'referrer-asked'] as const)
      expect(quietKind(event, { audience: 'referrer', template })).toBeUndefined();
    const team = { audience: 'receiving-service', template: 'service-update' } as const;
    expect(quietKind(event, { ...team, organisation: 'a-hub' })).toBeUndefined();
  });
});
