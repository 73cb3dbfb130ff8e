import { describe, expect, it } from '@jest/globals';
import type { AgreementAsked, ConsentFacts } from '@waymark/contracts';
import { agreementProblems, consentAfter } from './agreement.js';

const TODAY = '2026-11-22';
const asked = (change: Partial<AgreementAsked> = {}): AgreementAsked => ({
  said: [{ recipient: 'hub', answer: 'agrees' }],
  how: 'telephone',
  askedOn: TODAY,
  askedBy: 'Amara Osei, midwife',
  ...change,
});
const thinks = [{ recipient: 'hub', answer: 'wants-to-think' }] as const;

describe('what somebody wrote down', () => {
  it.each<{ what: string; asked?: Partial<AgreementAsked>; born?: string; is: readonly string[] }>([
    { what: 'agrees, today', is: [] },
    { what: 'agrees, on the day it was sent', asked: { askedOn: '2026-11-18' }, is: [] },
    {
      what: 'the day before',
      asked: { askedOn: '2026-11-17' },
      is: ['askedOn before-it-was-sent'],
    },
    { what: 'tomorrow', asked: { askedOn: '2026-11-23' }, is: ['askedOn in-the-future'] },
    { what: 'nothing', asked: { said: [] }, is: ['said nothing-said'] },
    {
      what: 'two answers about one',
      asked: { said: [...thinks, ...asked().said], askAgainOn: '2026-12-01' },
      is: ['said said-twice'],
    },
    { what: 'thinks, and no day', asked: { said: thinks }, is: ['askAgainOn ask-again'] },
    { what: 'thinks, tomorrow', asked: { said: thinks, askAgainOn: '2026-11-23' }, is: [] },
    {
      what: 'thinks, today',
      asked: { said: thinks, askAgainOn: TODAY },
      is: ['askAgainOn ask-again-in-time'],
    },
    { what: 'thinks, 28 days', asked: { said: thinks, askAgainOn: '2026-12-20' }, is: [] },
    {
      what: 'thinks, 29 days',
      asked: { said: thinks, askAgainOn: '2026-12-21' },
      is: ['askAgainOn ask-again-in-time'],
    },
    {
      what: 'agrees, and a day to ask again',
      asked: { askAgainOn: '2026-12-01' },
      is: ['askAgainOn nothing-to-ask-again'],
    },
    { what: 'sixteen today', born: '2010-11-22', is: [] },
    { what: 'fifteen until tomorrow', born: '2010-11-23', is: ['under16 under-16-consent'] },
    {
      what: 'fifteen, and competent',
      born: '2010-11-23',
      asked: { under16: 'gillick-competent' },
      is: [],
    },
    {
      what: 'sixteen, and Gillick',
      born: '2010-11-22',
      asked: { under16: 'gillick-competent' },
      is: ['under16 not-under-16'],
    },
  ])('$what: $is', ({ asked: change, born, is }) => {
    const about = { today: TODAY, receivedOn: '2026-11-18', birthDate: born };
    const problems = agreementProblems(asked(change), about);
    expect(problems.map(({ field, rule }) => `${field} ${rule}`)).toEqual(is);
    for (const { message } of problems) expect(message).toMatch(/^[A-Z].+\.$/);
  });
});

describe('what stands afterwards', () => {
  const before: ConsentFacts = { hub: 'not-asked', otherNhs: 'no', vcse: 'yes', gp: 'yes' };

  it.each<{
    what: string;
    before?: Partial<ConsentFacts>;
    asked: Partial<AgreementAsked>;
    is: object;
  }>([
    { what: 'agrees', asked: {}, is: { hub: 'yes' } },
    {
      what: 'does not agree',
      asked: { said: [{ recipient: 'vcse', answer: 'does-not-agree' }] },
      is: { vcse: 'no', refused: ['vcse'] },
    },
    {
      what: 'thinks, after a yes',
      asked: { said: [{ recipient: 'vcse', answer: 'wants-to-think' }], askAgainOn: '2026-12-01' },
      is: { vcse: 'not-asked', askAgainOn: '2026-12-01' },
    },
    {
      what: 'agrees, after a no that was asked for',
      before: { hub: 'no', refused: ['hub', 'gp'] },
      asked: {},
      is: { hub: 'yes', refused: ['gp'] },
    },
    {
      what: 'agrees, after thinking',
      before: { askAgainOn: '2026-11-22' },
      asked: {},
      is: { hub: 'yes' },
    },
    {
      what: 'is asked about another, and goes on thinking about the hub',
      before: { askAgainOn: '2026-12-01' },
      asked: { said: [{ recipient: 'gp', answer: 'does-not-agree' }] },
      is: { gp: 'no', refused: ['gp'], askAgainOn: '2026-12-01' },
    },
    {
      what: 'is assessed as competent',
      before: { under16: 'not-assessed' },
      asked: { under16: 'gillick-competent' },
      is: { hub: 'yes', under16: 'gillick-competent' },
    },
  ])('$what', ({ before: change, asked: said, is }) => {
    const {
      under16: _under16,
      refused: _refused,
      askAgainOn: _day,
      ...stood
    } = {
      ...before,
      ...change,
    };
    expect(consentAfter({ ...before, ...change }, asked(said))).toEqual({ ...stood, ...is });
  });
});
