import { describe, expect, it } from '@jest/globals';
import type { ContactCue, SafeContact } from '@waymark/contracts';
import { aForm, type Change } from './a-form.fixture.js';
import { opensAWay } from './contact-change.js';
import { contactCue } from './contact-cue.js';
import { contactProblems } from './contact-problems.js';
import { formOfMove } from './moved.js';

type Said = Change<SafeContact>;

const KEPT: SafeContact = {
  ...{ email: 'not-known', sms: 'yes', phone: 'yes', letter: 'not-known', voicemail: 'not-known' },
  ...{ othersSeeMessages: 'yes', seenBy: ['partner'], knowingly: ['sms'] },
  ...{ partnerKnows: 'no', callerNumber: 'withheld', times: 'Mondays before noon' },
  ...{ askFor: 'Tilly', sayYouAre: 'the library', codeWord: 'Heron' },
};

describe('who said yes is asked again', () => {
  it.each<{ what: string; before?: Said; after: Said; opens: boolean }>([
    { what: 'the same', after: {}, opens: false },
    { what: 'other times', after: { times: 'Fridays' }, opens: true },
    { what: 'no times any more', after: { times: undefined }, opens: true },
    { what: 'another name to ask for', after: { askFor: 'Ottilie' }, opens: true },
    { what: 'somebody else to be', after: { sayYouAre: 'the hospital' }, opens: true },
    { what: 'another code word', after: { codeWord: 'Finch' }, opens: true },
    {
      what: 'a code word where there was none',
      before: { codeWord: undefined },
      after: {},
      opens: false,
    },
    { what: 'the number is shown', after: { callerNumber: 'shown' }, opens: true },
    {
      what: 'the number is not known to be withheld',
      after: { callerNumber: 'not-known' },
      opens: true,
    },
    { what: 'the number is withheld', before: { callerNumber: 'shown' }, after: {}, opens: false },
    { what: 'the partner knows', after: { partnerKnows: 'yes' }, opens: true },
    { what: 'the partner does not know', before: { partnerKnows: 'yes' }, after: {}, opens: false },
    { what: 'another way that others see', after: { knowingly: ['sms', 'email'] }, opens: true },
    { what: 'no such way any more', after: { knowingly: undefined }, opens: false },
    {
      what: 'somebody new sees what was agreed to',
      after: { seenBy: ['partner', 'family'] },
      opens: true,
    },
    {
      what: 'somebody new sees what goes out in no way',
      after: { seenBy: ['partner', 'family'], knowingly: undefined },
      opens: false,
    },
    {
      what: 'somebody does not see it any more',
      after: { seenBy: ['family'], knowingly: undefined },
      opens: true,
    },
  ])('$what: $opens', ({ before = {}, after, opens }) => {
    const [then, now] = [{ safe: { ...KEPT, ...before } }, { safe: { ...KEPT, ...after } }];
    expect(opensAWay(then as { safe: SafeContact }, now as { safe: SafeContact })).toBe(opens);
  });
});

describe('what is said twice agrees', () => {
  it.each<{ said: Said; is: string[] }>([
    { said: {}, is: [] },
    { said: { seenBy: ['nobody', 'partner'] }, is: ['seenBy seen-by-somebody'] },
    { said: { seenBy: [] }, is: ['seenBy seen-by-somebody'] },
    {
      said: { seenBy: ['nobody'], knowingly: undefined },
      is: ['othersSeeMessages seen-by-differs'],
    },
    { said: { othersSeeMessages: 'no', seenBy: ['nobody'] }, is: ['knowingly knowingly-safe'] },
    { said: { knowingly: ['email'] }, is: ['knowingly knowingly-safe'] },
    {
      said: { othersSeeMessages: 'not-known', seenBy: ['not-known'], knowingly: undefined },
      is: [],
    },
  ])('$said: $is', ({ said, is }) => {
    const { person, where } = aForm();
    const contact = { ...person.contact, safe: { ...KEPT, ...said } as SafeContact };
    const problems = [...contactProblems({ person: { ...person, contact }, where })];
    expect(problems.map(({ field, rule }) => `${field.split('.').at(-1) ?? ''} ${rule}`)).toEqual(
      is,
    );
  });
});

it('is read first on a worklist where any rule stands', () => {
  const free = { ...KEPT, othersSeeMessages: 'no', partnerKnows: 'yes', callerNumber: 'shown' };
  const { times: _t, askFor: _a, sayYouAre: _s, codeWord: _c, ...nothing } = free;
  const cue = (said: Said): ContactCue =>
    contactCue({ safe: { ...nothing, ...said } as SafeContact });
  expect(cue({})).toBe('safe');
  const rules: readonly Said[] = [
    { codeWord: 'Heron' },
    { askFor: 'Tilly' },
    { sayYouAre: 'the library' },
    { times: 'Fridays' },
    { callerNumber: 'withheld' },
    { partnerKnows: 'no' },
  ];
  expect(rules.map(cue)).toEqual(rules.map(() => 'read-first'));
});

it('is not known in another home, where it was free: a rule is kept', () => {
  const { where } = aForm();
  const moved = (said: Said): SafeContact => {
    const form = aForm();
    const contact = { ...form.person.contact, safe: { ...KEPT, ...said } as SafeContact };
    return formOfMove(
      { ...form, person: { ...form.person, contact } },
      { where, contactStillSafe: 'not-known', factsVersion: 1 },
    ).person.contact.safe;
  };
  const { seenBy: _seen, knowingly: _knowingly, ...rules } = KEPT;
  expect(moved({})).toEqual({
    ...rules,
    ...{ sms: 'not-known', phone: 'not-known', othersSeeMessages: 'not-known' },
  });
  const freed = moved({ partnerKnows: 'yes', callerNumber: 'either' });
  expect(freed).not.toHaveProperty('partnerKnows');
  expect(freed).not.toHaveProperty('callerNumber');
});
