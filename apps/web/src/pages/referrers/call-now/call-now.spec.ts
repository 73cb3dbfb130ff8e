import { describe, expect, it } from '@jest/globals';
import type { UrgentContact } from '@waymark/contracts';
import { aDraft } from '../../../testing/drafts.fixture.js';
import type { DraftAnswers } from '../refer/draft/draft.js';
import { callNowPage } from './call-now.presenter.js';

const contact = (change: Partial<UrgentContact> = {}): UrgentContact => ({
  area: 'Coventry and Warwickshire',
  places: ['coventry'],
  calls: ['crisis'],
  name: 'Coventry crisis team',
  phone: '01632 960003',
  hours: 'day and night',
  confirmedBy: 'The hub',
  confirmedOn: '2026-11-01',
  reviewBy: '2027-04-30',
  standing: 'approved',
  ...change,
});
const wirral = contact({ area: 'Wirral', places: ['wirral'], name: 'Wirral crisis team' });

const page = (topics: DraftAnswers['topics'], more: { area?: string } = {}) =>
  callNowPage(
    { ...aDraft, topics: { ...aDraft.topics, ...topics } },
    {
      onward: '/refer/1/where',
      contacts: [contact(), wirral],
      call: { answers: {}, problems: [] },
      ...more,
    },
  );
const planned = { signs: { signs: ['suicidal-plan'], urgency: 'call-now' } };

describe('whom to telephone', () => {
  it('names the area’s own number first where the area is known, and the national words after it', () => {
    const { advice, areas } = page(planned);
    expect(advice.map(({ how }) => how.slice(0, 34))).toEqual([
      'Telephone Coventry crisis team: 01',
      'Telephone the local crisis team no',
    ]);
    expect(areas).toEqual([]);
  });

  it('guesses nobody’s number where the area is not known: it can be chosen', () => {
    const unknown = page({ ...planned, where: {} });
    expect(unknown.advice).toHaveLength(1);
    expect(unknown.areas).toEqual([
      { name: 'Coventry and Warwickshire', chosen: false },
      { name: 'Wirral', chosen: false },
    ]);
    const chosen = page({ ...planned, where: {} }, { area: 'Wirral' });
    expect(chosen.advice[0]?.how).toMatch(/^Telephone Wirral crisis team.* on 1 November 2026\.$/);
    // Another can be chosen: the first was a guess in a hurry.
    expect(chosen.areas.map(({ chosen: is }) => is)).toEqual([false, true]);
  });

  it('shows no number for a call that it does not stand for', () => {
    const danger = { signs: { signs: ['immediate-danger'], urgency: 'call-now' } };
    expect(page(danger).advice.map(({ kind }) => kind)).toEqual(['emergency-999']);
  });

  it('asks who took the call, except of somebody who has to decide first', () => {
    expect(page(planned).callExpected).toBe(true);
    const scores = { epds: '9', 'epds-item-10': '1' };
    const undecided = page({ signs: { signs: ['none'] }, scores });
    expect(undecided.advice.map(({ kind }) => kind)).toEqual(['ask-referrer']);
    expect(undecided.callExpected).toBe(false);
  });
});
