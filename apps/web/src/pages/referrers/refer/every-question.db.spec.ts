import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { StoppedClock } from '@waymark/testing';
import { CallForm } from '../../../layout/calls/call-form.js';
import { aSite, type TestSite } from '../../../testing/a-site.fixture.js';
import { overHttp, RUNS, walk, type Shown } from '../../../testing/every-question.fixture.js';
import { rulesOf } from '../../../testing/rules-of.fixture.js';
import { alreadyReferredQuestions } from '../already-referred/already-referred.presenter.js';
import { ReferAnywayForm } from '../refer-anyway/refer-anyway.presenter.js';
import { OccurrenceForm } from '../what-happened/occurrence-form.js';
import { topics } from './topics/topics.js';

const shown: Shown[] = [];

const of = (page: string, form: new () => object): readonly string[] =>
  rulesOf(form).map(({ field }) => `${page}: ${field}`);

/** Whatever the form may ask, from the classes that its answers are checked against. */
const QUESTIONS: ReadonlySet<string> = new Set([
  ...Object.values(topics).flatMap(({ slug, form }) => of(slug, form)),
  // Which kind it is stands in the address.
  ...of('what-happened', OccurrenceForm).filter((each) => each !== 'what-happened: kind'),
  'what-happened: add',
  'practice: code',
  ...of('call-now', CallForm),
  ...alreadyReferredQuestions.map((part) =>
    'name' in part ? `already-referred: ${part.name}` : '',
  ),
  ...of('refer-anyway', ReferAnywayForm),
]);

describe('a whole referral without scripts', () => {
  let site: TestSite;

  // What can be looked up is kept for a while, and differs between the runs.
  beforeEach(async () => {
    site = await aSite('web-every-question', new StoppedClock('2026-11-22T12:00:00.000Z'));
    await site.account('referrer', ['referrer', 'wensum-maternity']);
  }, 60_000);
  afterEach(() => site.close());

  it.each(RUNS)('is sent for somebody $who', async (run) => {
    run.meets(site.services);
    shown.push(await walk(overHttp(await site.signedIn('referrer')), run));

    const sent = site.services.asked.filter(
      ({ method, path }) => method === 'POST' && path === '/referrals',
    );
    expect(sent).toHaveLength(1);
  });
});

describe('the form, over all runs', () => {
  it('has shown every question that there is, and answered it', () => {
    const without = (which: keyof Shown): readonly string[] =>
      [...QUESTIONS].filter((question) => !shown.some((run) => run[which].has(question)));

    expect({ notAsked: without('asked'), notAnswered: without('answered') }).toEqual({
      notAsked: [],
      notAnswered: [],
    });
  });

  it('asks some of them only because of earlier answers', () => {
    const conditional = [...QUESTIONS].filter((question) =>
      shown.some(({ asked }) => !asked.has(question)),
    );

    expect(conditional).toEqual(
      expect.arrayContaining([
        'now: primaryCarer',
        'where: postcode',
        'need-more: traumaKinds',
        'need-more: tokophobiaKind',
        'need-more: earlierLossImpact',
        'person: address',
        'consent: under16',
        'what-happened: lossKind',
        'what-happened: cause',
        'what-happened: samePregnancyAs',
        'practice: code',
        'call-now: takenBy',
        'already-referred: choice',
        'refer-anyway: reason',
      ]),
    );
  });
});
