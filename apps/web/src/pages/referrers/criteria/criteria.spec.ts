import { describe, expect, it } from '@jest/globals';
import { judgementView } from '../../../layout/judging/judged-lines.js';
import { aPreCheck } from '../../../testing/judging-examples.fixture.js';
import { TOPICS } from '../refer/draft/draft.js';
import { topicOfFact, topicOfLine } from './change-link.js';
import { criteriaPage, criteriaRefusedPage } from './criteria.presenter.js';

describe('answers that do not fit together', () => {
  it('are named once each, and the way goes on to check them', () => {
    const one = { rule: 'not-in-future', message: 'This day is after today.' };
    const refused = ['facts.occurrences[0].on', 'facts.occurrences[1].on'].map((field) => ({
      field,
      ...one,
    }));
    expect(criteriaRefusedPage('1', { refused })).toMatchObject({
      refused: ['This day is after today.'],
      onward: '/refer/1/check-answers',
    });
  });
});

describe('what the criteria say before anybody is named', () => {
  const page = criteriaPage('1', aPreCheck, TOPICS, [], 'so-far');

  it('says what was taken for granted, and leads on to the referral or away from it', () => {
    expect(page).toMatchObject({
      title: 'What the local criteria say so far',
      assumed: expect.stringContaining('Nobody is named yet'),
      onward: '/refer/1',
      remove: '/refer/drafts/1/removal',
    });
    expect(criteriaPage('1', aPreCheck, TOPICS)).not.toHaveProperty('remove');
  });

  it('takes nothing for granted that was answered', () => {
    const { assumed } = criteriaPage('1', aPreCheck, TOPICS, [], 'so-far', ['person', 'consent']);
    expect(assumed).toMatch(/^What was not asked yet is open/);
  });

  it('comes back here after a change', () => {
    expect(JSON.stringify(page)).toContain('/refer/1/where?from=so-far');
    expect(JSON.stringify(page)).not.toContain('from=criteria');
  });
});

describe('what the criteria say', () => {
  const page = criteriaPage('1', aPreCheck, TOPICS);

  it.each([
    {
      on: '2026-11-22',
      says: /plan for the birth is wanted by 8 February 2027, at about 34 weeks/,
    },
    { on: '2027-02-09', says: /was wanted by 8 February 2027.*maternity unit today/ },
  ])('judged on $on, with a fear of birth: says by when a plan is wanted', ({ on, says }) => {
    expect(criteriaPage('1', { ...aPreCheck, judgedOn: on }, TOPICS).planBy).toMatch(says);
  });

  it('names each candidate with why it is one, those that may take the person first', () => {
    expect(page.services).toMatchObject([
      { name: 'Home-Start', basisOpen: true },
      { name: 'Perinatal Loss Pathway', why: 'The person lives in Coventry.', basisOpen: false },
    ]);
  });

  it('shows each line with its answer, the value seen, what is published and where', () => {
    expect(page.services[1]?.judgements[0]).toMatchObject({
      tag: { text: 'Not yet' },
      until: 'From 18 December 2026',
      basis: 'Demonstration, read from a public page. Revision 1.',
      counted: '2 of 5 lines met',
      lines: [
        { tag: { text: 'Met' }, seen: 'Coventry', change: '/refer/1/where?from=criteria' },
        { published: 'Loss at any stage of pregnancy, and of a baby up to 28 days.' },
        { tag: { text: 'Not yet' }, depth: 1, change: '/refer/1/what-happened?from=criteria' },
        { tag: { text: 'Not known' }, change: '/refer/1/need?from=criteria' },
        { tag: { text: 'Not published' }, source: { text: 'The page says nothing about it.' } },
      ],
    });
  });

  it('asks the fewest answers of the referrer, and of the team what is not published', () => {
    expect(page.services[1]?.judgements[1]).toMatchObject({
      asked: [{ question: 'How severe is the distress?', change: '/refer/1/need?from=criteria' }],
      askedOfTeam: ['How old is the person?'],
      wouldChange: [],
    });
  });

  it('says what would change a no: what to check with its link, what comes in time without', () => {
    const [judgement] = page.services[1]?.judgements.slice(2) ?? [];
    expect(judgement?.wouldChange).toEqual([
      [
        expect.objectContaining({
          words: expect.stringContaining('3 days before the referral'),
          change: '/refer/1/what-happened?from=criteria',
        }),
      ],
      [
        { fact: 'current.state', how: 'later', words: 'A pregnancy would change this.' },
        expect.objectContaining({ how: 'check', change: '/refer/1/where?from=criteria' }),
      ],
    ]);
    expect(page.services[1]?.judgements[0]?.wouldChange).toEqual([]);
  });

  it('links a source only where it is an address of the web', () => {
    const [first] = aPreCheck.judgements;
    const [line] = first?.lines ?? [];
    if (first === undefined || line === undefined) throw new Error('the example has a line');
    const hostile = { ...first, lines: [{ ...line, source: 'javascript:alert(1)' }] };
    const shown = criteriaPage('1', { ...aPreCheck, judgements: [hostile] }, TOPICS);

    const [judged] = shown.services.flatMap(({ judgements }) => judgements);
    expect(judged?.lines[0]?.source).toEqual({
      text: 'javascript:alert(1)',
    });
  });

  it('says where the referral would go, and asks for the answers that would settle more', () => {
    expect(page.preview).toMatch(/^Link work at Home-Start now/);
    expect(page.missing).toEqual([
      { question: 'How severe is the distress?', change: '/refer/1/need?from=criteria' },
    ]);
    expect(page.advice).toEqual([
      { kind: 'Bereavement midwife', how: 'Ask the maternity unit for its bereavement midwife.' },
    ]);
  });

  it.each([
    {
      destination: 'mmhs-hub',
      serviceId: 'cw-loss',
      says: /^It would be offered to Perinatal Loss/,
    },
    {
      destination: 'hold-until-date',
      serviceId: 'cw-loss',
      says: /^It would be held for Perinatal Loss Pathway until 18 December 2026\. Your team is responsible/,
    },
    { destination: 'ask-referrer', says: /^You would be asked first/ },
    { destination: 'crisis-4h', says: /^Telephone now/ },
    { destination: 'person-task', says: /^It would not be turned away.*a coordinator takes it on/ },
    {
      destination: 'specialist-perinatal',
      says: /^Your team would refer to: Specialist perinatal mental health team, and record who/,
    },
  ])('says first what sending would do: $destination', ({ destination, serviceId, says }) => {
    const { serviceId: _other, ...routing } = aPreCheck.routing ?? { words: '', advice: [] };
    const to = { ...routing, destination, ...(serviceId !== undefined && { serviceId }) };
    expect(criteriaPage('1', { ...aPreCheck, routing: to }, TOPICS).headline).toMatch(says);
  });

  it('names every reason for a no, not only the first', () => {
    const no = aPreCheck.judgements.find(({ outcome }) => outcome === 'not-eligible');
    const [line] = aPreCheck.judgements[0]?.lines ?? [];
    if (no === undefined || line === undefined) throw new Error('the example has a no');
    const lines = ['Too young.', 'Elsewhere.'].map((because, depth) => ({
      ...line,
      outcome: 'not-met' as const,
      because,
      depth: 0,
      seen: depth === 0 ? 'too young' : '17',
    }));
    const judged = { ...no, because: 'Too young. There is 1 other reason.', lines };
    const { judgements } = criteriaPage(
      '1',
      { ...aPreCheck, judgements: [judged] },
      TOPICS,
    ).services.find(({ name }) => name === no.serviceName) ?? { judgements: [] };
    expect(judgements[0]?.otherReasons).toEqual(['Elsewhere.']);
    expect(judgements[0]?.lines.map(({ seen }) => seen)).toEqual(['', '17']);
    expect(judgements[0]?.counted).toBe('0 of 2 lines met');
    const alone = { ...judged, lines: lines.slice(0, 1) };
    expect(judgementView(alone).counted).toBe('0 of 1 line met');
  });

  it('leaves out where it would go while routing is silent', () => {
    const { routing: _silent, ...answer } = aPreCheck;

    expect(criteriaPage('1', answer, TOPICS).preview).toBeUndefined();
  });
});

describe('the page that asks for a fact', () => {
  it.each([
    { fact: 'need.level', is: 'need' },
    { fact: 'need.conditions', is: 'treatment' },
    { fact: 'need.traumaKinds', is: 'need-more' },
    { fact: 'occurrences.loss.gestationWeeks', is: 'what-happened' },
    { fact: 'places.gpPractice', is: 'where' },
    { fact: 'ageYears', is: 'person' },
    { fact: 'safety.urgency', is: 'signs' },
    { fact: 'safety.riskToSelf', is: 'safety' },
    { fact: 'consent.vcse', is: 'consent' },
    { fact: 'something.else', is: undefined },
  ])('for $fact is $is', ({ fact, is }) => {
    expect(topicOfFact(fact)).toBe(is);
  });

  it('goes by the missing fact first, then by the criterion', () => {
    expect(topicOfLine('severity', 'current.state')).toBe('now');
    expect(topicOfLine('severity')).toBe('need');
    expect(topicOfLine('service-open')).toBeUndefined();
  });

  it('is the one that opens it where it is not asked', () => {
    const line = { ...aPreCheck, missing: [{ fact: 'need.traumaKinds', question: 'What?' }] };
    const open = TOPICS.filter((slug) => slug !== 'need-more');

    expect(criteriaPage('1', line, open).missing[0]?.change).toBe('/refer/1/need?from=criteria');
  });
});
