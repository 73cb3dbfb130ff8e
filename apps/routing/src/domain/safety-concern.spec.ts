import { describe, expect, it } from '@jest/globals';
import type { SafetyConcernRaisedData } from '@waymark/contracts';
import { NATIONAL_DESK } from './directory.js';
import { LANDING, toldAt } from './placement.fixture.js';
import {
  clockSays,
  maySettle,
  nextClockOf,
  raised,
  settled,
  type SafetyConcern,
} from './safety-concern.js';

const data = (organisation = 'norfolk-midwives'): SafetyConcernRaisedData => ({
  concernId: '0b8f6f0e-0000-4000-8000-000000000009',
  sender: { organisation, name: 'Norfolk midwives' },
  calls: ['crisis'],
  raisedAt: '2026-11-23T10:00:00.000Z',
  landingTeam: LANDING,
});
/** As it stands once every clock up to an instant has spoken. */
const at = (instant: string, organisation?: string): SafetyConcern => {
  let concern = raised(undefined, data(organisation));
  for (
    let next = nextClockOf(concern);
    next !== undefined && next <= instant;
    next = nextClockOf(concern)
  ) {
    concern = clockSays(concern, toldAt(next)) ?? concern;
  }
  return concern;
};
const owner = ({ state }: SafetyConcern): string =>
  state.is === 'open'
    ? `${state.step.what} by ${state.step.owner} until ${state.step.dueAt}`
    : state.is;

describe('a sign in a form that nobody has sent', () => {
  it.each([
    { when: 'a minute after', instant: '2026-11-23T10:29:59.999Z', is: 'watched' },
    {
      when: 'half an hour after',
      instant: '2026-11-23T10:30:00.000Z',
      is: 'record-call by norfolk-midwives until 2026-11-23T14:30:00.000Z',
    },
    {
      when: 'once that team is late',
      instant: '2026-11-23T14:30:00.000Z',
      is: `record-call by ${LANDING} until 2026-11-23T18:30:00.000Z`,
    },
    {
      when: 'once the landing team is late',
      instant: '2026-11-23T18:30:00.000Z',
      is: `record-call by ${NATIONAL_DESK} until 2026-11-23T22:30:00.000Z`,
    },
    {
      when: 'days later: it is never dropped',
      instant: '2026-11-30T00:00:00.000Z',
      is: `record-call by ${NATIONAL_DESK} until 2026-11-23T22:30:00.000Z`,
    },
  ])('$when: $is', ({ instant, is }) => {
    expect(owner(at(instant))).toBe(is);
  });

  it('is the landing team’s at once where somebody refers themselves', () => {
    expect(owner(at('2026-11-23T10:30:00.000Z', 'self'))).toContain(`by ${LANDING}`);
  });

  it('says in words, and by the clock of whoever reads it, when it was marked', () => {
    const { state } = at('2026-11-23T10:30:00.000Z');

    expect(state.is === 'open' && state.step.because).toContain(
      'was marked on 23 November 2026 at 10:00 in a form of Norfolk midwives',
    );
  });

  it('is settled once, however often it is told, and can be raised again', () => {
    const open = at('2026-11-23T10:30:00.000Z');
    const done = settled(open, 'referral-sent');
    expect(done?.state).toEqual({ is: 'settled', outcome: 'referral-sent' });
    if (done === undefined) return;
    expect(settled(done, 'call-taken')).toBeUndefined();
    expect(nextClockOf(done)).toBeUndefined();
    const again = raised(done, { ...data(), raisedAt: '2026-11-23T12:00:00.000Z' });
    expect(again).toMatchObject({
      version: done.version + 1,
      state: { looksAt: '2026-11-23T12:30:00.000Z' },
    });
  });

  it.each([
    { by: 'norfolk-midwives', may: true },
    { by: LANDING, may: true },
    { by: NATIONAL_DESK, may: true },
    { by: 'norfolk-gp', may: false },
  ])('may be settled by $by: $may', ({ by, may }) => {
    expect(maySettle(at('2026-11-23T10:30:00.000Z'), by, toldAt('2026-11-23T10:30:00Z'))).toBe(may);
  });

  it('of a self-referral is settled by nobody who only shares its organisation', () => {
    const concern = at('2026-11-23T10:30:00.000Z', 'self');
    expect(maySettle(concern, 'self', toldAt('2026-11-23T10:30:00Z'))).toBe(false);
  });
});
