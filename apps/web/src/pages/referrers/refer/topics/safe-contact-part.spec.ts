import { describe, expect, it } from '@jest/globals';
import { checkAnswers } from '../../../../layout/form/check-answers.js';
import type { FormAnswers } from '../../../../layout/form/question.js';
import { aDraft, aTopicContext } from '../../../../testing/drafts.fixture.js';
import { contact } from './contact.topic.js';

const base = aDraft.topics.contact ?? {};
function problems(change: FormAnswers): readonly string[] {
  const answers = { ...base, ...change };
  const wrong = checkAnswers(contact.form, answers, contact.sentences);
  const found = wrong.length > 0 ? wrong : (contact.alsoCheck?.(answers, aTopicContext()) ?? []);
  return found.map(({ field }) => field);
}

describe('safe contact', () => {
  it.each<{ when: string; change: FormAnswers; is: readonly string[] }>([
    { when: 'all of it is answered', change: {}, is: [] },
    {
      when: 'as little as there can be is answered',
      change: {
        ...{ partnerKnows: undefined, knowingly: undefined, callerNumber: undefined },
        ...{ times: undefined, askFor: undefined, sayYouAre: undefined, codeWord: undefined },
        instructions: undefined,
      },
      is: [],
    },
    { when: 'nobody says who sees it', change: { seenBy: undefined }, is: ['seenBy'] },
    {
      when: 'nobody and somebody see it',
      change: { seenBy: ['nobody', 'family'] },
      is: ['seenBy'],
    },
    { when: 'a stranger sees it', change: { seenBy: ['postman'] }, is: ['seenBy'] },
    {
      when: 'who sees it is not known, and it is agreed to',
      change: { seenBy: ['not-known'] },
      is: ['knowingly'],
    },
    {
      when: 'what is agreed to is not known to be safe',
      change: { safeSms: 'not-known' },
      is: ['knowingly'],
    },
    { when: 'what was agreed to is not safe any more', change: { safeSms: 'no' }, is: [] },
    { when: 'nobody sees what was agreed to', change: { seenBy: ['nobody'] }, is: [] },
    { when: 'the code word has two lines', change: { codeWord: 'Heron\nFinch' }, is: ['codeWord'] },
    { when: 'the code word is long', change: { codeWord: 'x'.repeat(61) }, is: ['codeWord'] },
    { when: 'the times are long', change: { times: 'x'.repeat(201) }, is: ['times'] },
    { when: 'a partner may know', change: { partnerKnows: 'maybe' }, is: ['partnerKnows'] },
    { when: 'a number is half shown', change: { callerNumber: 'half' }, is: ['callerNumber'] },
  ])('when $when: $is', ({ change, is }) => {
    expect(problems(change)).toEqual(is);
  });

  it('keeps no tick beside a way that is closed, or where nobody sees it', () => {
    expect(contact.kept?.({ ...base, safeSms: 'no' })).not.toHaveProperty('knowingly');
    expect(contact.kept?.({ ...base, seenBy: ['nobody'] })).not.toHaveProperty('knowingly');
    expect(contact.kept?.(base)).toEqual(base);
  });

  it('asks who sees it before any number or way', () => {
    const names = contact
      .questions(aTopicContext())
      .flatMap((part) => (part.kind === 'section' ? [] : [part.name]));
    const asked = (name: string): number => names.indexOf(name);
    expect(asked('seenBy')).toBe(0);
    expect(asked('phone')).toBeGreaterThan(0);
    expect(asked('safePhone')).toBeGreaterThan(0);
    expect(asked('knowingly')).toBeGreaterThan(asked('safeLetter'));
  });
});
