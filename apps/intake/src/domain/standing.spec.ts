import { describe, expect, it } from '@jest/globals';
import { standingOf } from './standing.js';

describe('where a referral stands', () => {
  const open = {
    state: 'open',
    sender: 'eastham-midwives',
    team: 'Eastham midwives',
    landingTeam: 'landing-qn1',
    receivedAt: new Date('2026-11-22T10:00:00Z'),
    hasOpenQuestion: false,
  } as const;
  const newest = {
    holder: { organisation: 'hub', kind: 'mmhs-hub', name: 'Eastham hub' },
    nextStep: {
      what: 'acknowledge',
      owner: 'hub',
      ownerName: 'Eastham hub',
      because: 'It was offered.',
      dueAt: '2026-11-24T17:00:00.000Z',
    },
  } as const;
  const asked = { what: 'referral.question-asked', state: 'Waiting for your answer' };

  it('is with the sending team before routing has said anything', () => {
    const standing = standingOf(open);
    expect(standing.holder).toMatchObject({
      organisation: 'eastham-midwives',
      kind: 'sending-team',
    });
    expect(standing.nextStep).toMatchObject({ what: 'judge', dueAt: '2026-11-22T10:15:00.000Z' });
    expect(standing).toMatchObject({ open: true, needsYou: false });
  });

  it('is with the landing team where she came by herself', () => {
    const standing = standingOf({ ...open, sender: 'self', team: 'Rosa Demo' });
    expect(standing.holder).toMatchObject({ organisation: 'landing-qn1', kind: 'landing-team' });
    expect(JSON.stringify(standing)).not.toContain('Rosa');
  });

  it('needs the referrer while a question is open, or a step is theirs', () => {
    const questioned = { ...open, newest, lastMove: asked, hasOpenQuestion: true };
    expect(standingOf(questioned)).toMatchObject({ needsYou: true, state: asked.state });
    const answered = { ...questioned, hasOpenQuestion: false };
    expect(standingOf(answered)).toMatchObject({
      needsYou: false,
      state: 'Your answer is being looked at',
    });
    const owed = { ...open, sender: 'hub', newest };
    expect(standingOf(owed).needsYou).toBe(true);
  });

  it.each(['withdrawn', 'closed'] as const)('owes nobody anything once %s', (state) => {
    const standing = standingOf({ ...open, state, newest, lastMove: asked, hasOpenQuestion: true });
    expect(standing).toMatchObject({ open: false, needsYou: false });
    expect(standing).not.toHaveProperty('holder');
    expect(standing).not.toHaveProperty('nextStep');
  });
});
