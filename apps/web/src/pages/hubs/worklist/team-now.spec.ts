import { describe, expect, it } from '@jest/globals';
import { aServiceNow } from '../../../testing/directory-examples.fixture.js';
import { teamView } from './team-now.js';

const known = { service: aServiceNow, unread: 3, keepsService: true };

describe('what a team begins its day with', () => {
  it('is how it stands, as it has said so, and what it has not read', () => {
    const { opening, sentences, notices } = teamView(known);
    expect(opening).toMatchObject({ colour: 'green' });
    expect(sentences.join(' ')).toBe(
      'Open as usual until the winter break. Until 20 December 2026. Said by the service itself. 2 free places, 4 new referrals a week, as of 20 November 2026. Until the first assessment: 42 days, as of 1 November 2026.',
    );
    expect(notices).toBe('Notices: 3 unread');
  });

  it('says what the team has not said, and what cannot be shown', () => {
    const { capacity: _capacity, ...service } = { ...aServiceNow, publishedWaits: [] };
    expect(teamView({ ...known, service }).sentences.join(' ')).toMatch(
      /has not said how many people it can take\. Your team has not said how long people wait\.$/,
    );
    const silent = teamView({ ...known, service: undefined, unread: undefined });
    expect(silent.sentences).toEqual(['How your service stands cannot be shown just now.']);
    expect(silent.notices).toContain('cannot be shown just now');
  });

  it.each([
    [0, 'Notices: all read'],
    [100, 'Notices: 100 or more unread'],
  ])('%s unread: %s', (unread, words) => {
    expect(teamView({ ...known, unread }).notices).toBe(words);
  });

  it('says nothing of a service to a team that has none', () => {
    const { opening, sentences } = teamView({ service: undefined, unread: 0, keepsService: false });
    expect([opening, sentences]).toEqual([undefined, []]);
  });
});
