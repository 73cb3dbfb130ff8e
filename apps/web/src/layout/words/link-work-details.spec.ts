import { describe, expect, it } from '@jest/globals';
import type { ReferralView } from '@waymark/contracts';
import { printedForTeam } from '../printing/printed-referral.js';
import { aPlacement } from '../../testing/placing-examples.fixture.js';
import { aReferral, forLinkWork } from '../../testing/referral-examples.fixture.js';
import { detailsFor } from './link-work-details.js';

const wordsOf = (referral: ReferralView): string => JSON.stringify(detailsFor(referral));

describe('the details that a link worker reads', () => {
  it('say what to do about safety, that more is for clinicians, and whom to ask', () => {
    const safety = detailsFor(forLinkWork).find(({ title }) => title === 'Safety: what to do');
    expect(safety?.rows.map(({ key }) => key)).toEqual([
      'Safeguarding',
      'What to do',
      'If things get worse',
      'For clinicians only',
    ]);
    expect(safety?.rows[0]?.value).toBe('There is a safeguarding concern');
    expect(safety?.rows[1]?.value).toMatch(
      /^Do not visit alone.*\nCall safely.*\nBefore you first/,
    );
    expect(safety?.rows[3]?.value).toContain(`ask ${aReferral.sent.referrer.name}, `);
  });

  it('have no row of what is kept back, which would read as “not known”', () => {
    const kept =
      /Risk to|Signs|plan"|Alcohol|Psychiatric|Conditions|Scores|"Note"|Main difficulty|Severe fear/;
    expect(wordsOf(forLinkWork)).not.toMatch(kept);
    expect(wordsOf(aReferral)).toMatch(kept);
    expect(wordsOf(forLinkWork)).toMatch(/Help with.*Practical support wanted/);
  });

  it('say of the need when it began and who is wished for, and not what was judged of it', () => {
    const { need, current, preference } = aReferral.sent;
    const told = {
      need: { ...need, traumaOn: '2025-10', beyondPrimaryCare: 'yes', earlierLossImpact: 'severe' },
      current: { ...current, dueCertainty: 'about' },
      preference: { ...preference, sector: 'voluntary-sector' },
    } as const;
    const read = wordsOf({ ...forLinkWork, sent: { ...forLinkWork.sent, ...told } });
    expect(read).toMatch(/"When the trauma happened","value":"October 2025"/);
    expect(read).toMatch(/"Would rather be helped by","value":"A charity/);
    expect(read).toContain('Pregnant, due about 22 March 2027');
    const judged = /More than primary care|Weight of the loss/;
    expect(read).not.toMatch(judged);
    expect(wordsOf({ ...aReferral, sent: { ...aReferral.sent, ...told } })).toMatch(judged);
  });

  it('are the same on paper', () => {
    const now = new Date('2026-11-22T12:00:00Z');
    const { details } = printedForTeam(aPlacement, forLinkWork, now);
    expect(details).toEqual(detailsFor(forLinkWork));
  });
});
