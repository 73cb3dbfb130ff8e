import { describe, expect, it } from '@jest/globals';
import type { Move } from '@waymark/contracts';
import { checkAnswers } from '../../../layout/form/check-answers.js';
import { safeContactSentences, type ReachableBy } from '../../../layout/words/reaching-words.js';
import { aPlanDesk } from '../../../testing/link-work-examples.fixture.js';
import { aMoveContext } from '../../../testing/placing-examples.fixture.js';
import { aReferralSent } from '../../../testing/referral-examples.fixture.js';
import { recordContact as planContact } from '../plan/changes/contact.change.js';
import { planChangePage } from '../plan/plan-change.presenter.js';
import { movePage } from './move.presenter.js';
import { moves } from './moves.js';

const { contact } = aReferralSent.person;
const nothing = { answers: {}, problems: [] };

interface Shown {
  readonly safeContact: readonly string[];
  readonly questions: readonly { readonly options?: readonly { readonly value: string }[] }[];
}
const shownOf = (move: Move, known: ReachableBy | undefined): Shown => {
  const form = Object.values(moves).find((one) => one.move === move);
  if (form === undefined) throw new Error(`no page: ${move}`);
  return movePage(form, { ...aMoveContext, contact: known }, nothing) as Shown;
};
const planShown = (known: ReachableBy | undefined): Shown =>
  planChangePage(
    planContact,
    { desk: aPlanDesk, services: [], today: '2026-11-22', contact: known, about: '' },
    nothing,
  ) as Shown;

/** What is done by reaching the person. */
const REACHING: readonly Move[] = [
  'record-contact',
  'book-appointment',
  'confirm-appointment',
  'record-appointment',
  'reconfirm',
];

describe('safe contact stands before anything that is done to reach the person', () => {
  it.each(Object.values(moves))('$move: as the referral says, or not at all', ({ move }) => {
    expect(shownOf(move, contact).safeContact).toEqual(
      REACHING.includes(move) ? safeContactSentences(contact) : [],
    );
  });

  it.each(REACHING)('%s says that nothing is known to be safe where nobody can tell', (move) => {
    expect(shownOf(move, undefined).safeContact.join()).toContain('nothing is known to be safe');
  });

  it('is so at a contact of a link worker', () => {
    expect(planShown(contact).safeContact).toEqual(safeContactSentences(contact));
    expect(planShown(undefined).safeContact.join()).toContain('nothing is known to be safe');
  });
});

describe('whoever records that they tried has read it', () => {
  const answers = { way: 'telephone', reached: 'no' };
  const refused = (given: object) =>
    checkAnswers(moves.contact.form, { ...answers, ...given }, moves.contact.sentences);

  it('is asked for, and is one of the two that a page shows', () => {
    const [unread] = refused({});
    expect(unread?.field).toBe('safeContact');
    expect(unread?.text).toMatch(/^Tick that you have read/);
    expect(refused({ safeContact: ['yes'] })).toHaveLength(1);
    expect(refused({ safeContact: ['not-shown'] })).toEqual([]);
    const plan = { on: '2026-11-22', channel: 'phone', reached: 'no', minutes: '1' };
    expect(
      checkAnswers(planContact.form, { ...plan, asAgreed: 'yes' }, planContact.sentences),
    ).toMatchObject([{ field: 'safeContact' }]);
  });

  it.each([
    { known: contact, value: 'read' },
    { known: undefined, value: 'not-shown' },
  ])('says $value, as the page has shown it', ({ known, value }) => {
    for (const { questions } of [shownOf('record-contact', known), planShown(known)]) {
      expect(questions[0]?.options?.map((option) => option.value)).toEqual([value]);
    }
    const said = moves.contact.body(
      { ...answers, safeContact: [value] },
      { now: new Date('2026-11-22T12:00:00.000Z') },
    );
    expect(said).toEqual({ way: 'telephone', reached: false, safeContact: value });
  });
});
