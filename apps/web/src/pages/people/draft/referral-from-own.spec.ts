import { describe, expect, it } from '@jest/globals';
import {
  currentStateProblems,
  isSafeWay,
  needProblems,
  occurrenceProblems,
  SendReferral,
} from '@waymark/contracts';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { ownAnswers } from '../../../testing/own-pages.fixture.js';
import { LOSSES } from '../questions/what-happened.js';
import type { OwnAnswers } from './own-answers.js';
import { referralFromOwn } from './referral-from-own.js';

const TODAY = '2026-11-22';
const sent = (change: OwnAnswers = {}): SendReferral =>
  referralFromOwn({ ...ownAnswers, ...change }, TODAY);

function wrongWith(referral: SendReferral): readonly unknown[] {
  const { current, occurrences, person } = referral;
  const errors = validateSync(plainToInstance(SendReferral, referral), {
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
  });
  return [
    ...errors.map(({ property, children }) => ({ property, children })),
    ...currentStateProblems(current, TODAY),
    ...occurrenceProblems(occurrences, TODAY, person.birthDate),
    ...needProblems(referral, TODAY),
  ];
}

describe('what somebody says of themselves is a referral that can be sent', () => {
  it.each([
    { what: 'all of it', change: {} },
    {
      what: 'as little as there can be',
      change: {
        happened: { happened: ['other'] },
        home: { home: 'none' },
        surgery: { surgery: 'not-known' },
        'right-now': { now: ['none'] },
        reach: { ways: ['none'] },
        'about-me': {},
      },
    },
    { what: 'pregnant, without a date', change: { due: {} } },
    { what: 'no dates at all', change: { birth: {}, 'loss-when': {}, apart: {} } },
    {
      what: 'a hidden home',
      change: { home: { home: 'hidden', area: 'coventry', postcode: 'CV1 1AA' } },
    },
    {
      what: 'every sign',
      change: {
        'right-now': {
          now: ['end-life', 'thoughts', 'hurt-others', 'unwanted', 'unreal', 'unsafe'],
        },
      },
    },
    { what: 'somebody of fifteen', change: { born: { birthDate: '2011-05-01' } } },
    ...LOSSES.map(({ value }) => ({
      what: `the loss ${value}`,
      change: { loss: { loss: value } },
    })),
  ] as readonly { what: string; change: OwnAnswers }[])('$what', ({ change }) => {
    expect(wrongWith(sent(change))).toEqual([]);
  });
});

describe('what is sent', () => {
  it('says nothing that was not said: who would rather not say which loss has none, but is helped with loss', () => {
    const { occurrences, need } = sent({ loss: { loss: 'not-said' } });
    expect(occurrences.map(({ kind }) => kind)).toEqual(['birth', 'separation']);
    expect(need.pathways).toContain('perinatal-loss');
  });

  it('says how the person reads, and who may interpret', () => {
    const referral = sent({
      language: { ...ownAnswers.language, reading: 'easy-read' },
      interpreter: { ...ownAnswers.interpreter, dialect: 'Sylheti', interpreterWish: 'woman' },
    });

    expect(referral).toMatchObject({
      person: { dialect: 'Sylheti' },
      equity: { reading: 'easy-read', interpreterWish: 'woman' },
    });
    expect(wrongWith(referral)).toEqual([]);
  });

  it('says yes to each way knowing who sees it, and how to call', () => {
    expect(sent().person.contact.safe).toEqual({
      ...{ phone: 'yes', voicemail: 'no', sms: 'no', email: 'yes', letter: 'not-known' },
      ...{ othersSeeMessages: 'yes', seenBy: ['partner', 'family'], knowingly: ['email'] },
      ...{ partnerKnows: 'no', callerNumber: 'withheld', askFor: 'Ro', sayYouAre: 'the dentist' },
      ...{ codeWord: 'Lantern', times: 'Weekday mornings' },
      instructions: 'A neighbour may answer.',
    });
  });

  it.each([
    { others: ['nobody'], is: 'no', may: true },
    { others: ['family'], is: 'yes', may: true },
    { others: ['not-known'], is: 'not-known', may: false },
    { others: undefined, is: 'not-known', may: false },
  ])('is written to only once it is said who sees it: $others', ({ others, is, may }) => {
    const { safe } = sent({ others: { others } }).person.contact;
    expect(safe.othersSeeMessages).toBe(is);
    expect(isSafeWay(safe, 'email')).toBe(may);
    // What nobody sees is agreed to by nobody: intake takes no such tick.
    expect(safe.knowingly).toEqual(is === 'yes' ? ['email'] : undefined);
  });

  it('keeps nothing of calls that are not wanted any more', () => {
    const { safe } = sent({ reach: { ways: ['none'] } }).person.contact;
    expect(JSON.stringify(safe)).not.toMatch(/Ro\b|dentist|Lantern|mornings|neighbour|withheld/);
  });

  it('never has the postcode of a hidden home', () => {
    const hidden = sent({ home: { home: 'hidden', area: 'coventry', postcode: 'CV1 1AA' } });
    expect(JSON.stringify(hidden)).not.toContain('CV1');
    expect(hidden.where).toMatchObject({ residence: 'hidden', residencePlaces: ['coventry'] });
  });

  it('says that nobody has assessed somebody under 16, and of nobody else', () => {
    expect(sent({ born: { birthDate: '2011-05-01' } }).consent.under16).toBe('not-assessed');
    expect(sent().consent).not.toHaveProperty('under16');
  });

  it.each(['yes', 'no', 'not-known'])(
    'says of somebody known to a team what they said: %s',
    (is) => {
      const sharing = { sharing: ['hub'], knownToService: is };
      expect(sent({ sharing }).knownToService).toBe(is);
      expect(sent({ sharing: { sharing: ['hub'] } })).not.toHaveProperty('knownToService');
    },
  );

  it('takes unwanted thoughts for what they are', () => {
    const { safety } = sent({ 'right-now': { now: ['unwanted'] } });
    expect(safety).toMatchObject({
      signs: ['unwanted-intrusive-thoughts'],
      riskToSelf: 'none',
      riskToOthers: 'none',
      urgency: 'not-asked',
    });
  });
});
