import { describe, expect, it } from '@jest/globals';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { DECLINE_REASON_CODES, MOVES } from '@waymark/contracts';
import type { MovePath } from '../../clients/routing.client.js';
import { checkAnswers } from '../../layout/form/check-answers.js';
import { printedForTeam } from '../../layout/printing/printed-referral.js';
import { anAssessment } from '../../testing/judging-examples.fixture.js';
import {
  aDirectory,
  aMoveContext,
  aPlacement,
  aWorklist,
} from '../../testing/placing-examples.fixture.js';
import { aReferral, REFERRAL_ID, samePerson } from '../../testing/referral-examples.fixture.js';
import { rulesOf } from '../../testing/rules-of.fixture.js';
import type { MoveContext } from './moves/move-form.js';
import { conflictPage, movePage } from './moves/move.presenter.js';
import { EXAMPLES } from './moves/move-examples.fixture.js';
import { moves } from './moves/moves.js';
import { hubReferralPage } from './referral/hub-referral.presenter.js';
import { worklistPage } from './worklist/worklist.presenter.js';

const NOW = new Date('2026-11-22T12:00:00.000Z');
const context = aMoveContext;

describe('the worklist', () => {
  const page = worklistPage(aWorklist, { team: 'Perinatal Loss Pathway', page: 1, now: NOW });

  it('has what is overdue first, then what is due soon', () => {
    expect(page.groups.map(({ heading }) => heading)).toEqual([
      'Overdue (1)',
      'Due later (2 of 3)',
    ]);
  });

  it('says why each is there, who holds it and how the clock stands', () => {
    expect(page.groups[0]?.rows[0]).toMatchObject({
      href: '/worklist/0b8f6f0e-0000-4000-8000-000000000003?list=',
      tags: [{ text: 'Urgent' }, { text: 'Overdue' }],
      because: 'A sign was seen that needs somebody within 48 hours.',
      holder: 'Perinatal Loss Pathway',
      next: 'Acknowledge',
      clock: '1 day over the 2-working-day target',
    });
  });

  it('says that an operator asked, when and why, also of a record that is closed to the reader', () => {
    const asked = { at: '2026-11-22T09:00:00.000Z', reason: 'somebody-asked' } as const;
    const [item] = aWorklist.items;
    if (item === undefined) throw new Error('the worklist is empty');
    for (const restricted of [{}, { restricted: true as const, closed: true as const }]) {
      const items = [{ ...item, ...restricted, asked }];
      const known = { team: 'Perinatal Loss Pathway', page: 1, now: NOW };
      expect(worklistPage({ ...aWorklist, items }, known).groups[0]?.rows[0]?.asked).toBe(
        'An operator asked you to look at this on 22 November 2026 at 9:00am because somebody who waits for news has asked.',
      );
    }
  });

  it('leaves what an operator wrote to the team on the page alone: paper has none of it', () => {
    const asked = {
      at: '2026-11-22T09:00:00.000Z',
      reason: 'somebody-asked',
      words: 'Please say who has it.',
    } as const;
    const step = { at: asked.at, what: 'nudged', by: 'Sam Okoro, waymark', because: asked.words };
    const placement = { ...aPlacement, asked, history: [...aPlacement.history, step] };
    const known = { samePerson, assessment: undefined, services: aDirectory.services, now: NOW };

    expect(hubReferralPage({ ...known, placement, referral: aReferral }).asked).toContain(
      'because somebody who waits for news has asked. They wrote: “Please say who has it.”',
    );
    expect(JSON.stringify(printedForTeam(placement, aReferral, NOW))).not.toContain('Please say');
  });

  it('marks what an operator has to mend', () => {
    const tags = page.groups.flatMap(({ rows }) =>
      rows.flatMap((row) => row.tags.map(({ text }) => text)),
    );

    expect(tags).toContain('Needs attention');
  });

  it('leads to the pages before and after, where there are any', () => {
    const at = { team: 'Perinatal Loss Pathway', page: 2, now: NOW };

    expect(page).not.toHaveProperty('after');
    expect(worklistPage({ ...aWorklist, total: 120, page: 2 }, at)).toMatchObject({
      title: 'Worklist, page 2 of 3',
      before: { href: '/worklist', text: 'Page 1 of 3' },
      after: { href: '/worklist?page=3', text: 'Page 3 of 3' },
    });
  });

  it('is empty without a heading', () => {
    expect(
      worklistPage(
        { organisation: 'cw-loss', items: [], total: 0 },
        { team: '', page: 1, now: NOW },
      ).groups,
    ).toEqual([]);
  });
});

describe('a referral at a hub', () => {
  const parts = {
    placement: aPlacement,
    referral: aReferral,
    samePerson,
    assessment: anAssessment.assessments[0],
    services: aDirectory.services,
    now: NOW,
  };
  const page = hubReferralPage(parts);

  it('says first how the person may be contacted', () => {
    expect(page.safeContact).toEqual([
      'The partner does not know about this referral. Say nothing of it to anybody else who answers.',
      'Safe: telephone.',
      'Not safe, do not: leave a voicemail, send a letter.',
      'Somebody else may see it, and the person has not said yes to that, so do not: send a text message.',
      'Not known, find out first: send an email.',
      'Somebody else sees the phone, the email or the post: a partner or ex-partner, family.',
      'Withhold your number when you call.',
      'Safe days and times: Weekdays, 10am to noon',
      'Ask for: Ama',
      'If somebody else answers, say that you are: the library',
      'Code word: Kingfisher',
      'A sister may answer.',
    ]);
  });

  it('offers the moves that routing allows, and no others', () => {
    expect(page.moves.map(({ href }) => href.split('/').at(-1))).toEqual([
      'acceptance',
      'decline',
      'question',
      'offer',
      'call',
      'receipt',
      'reconfirmation',
      'closure',
    ]);
    expect(hubReferralPage({ ...parts, placement: { ...aPlacement, moves: [] } }).moves).toEqual(
      [],
    );
  });

  it('carries the version it was read at', () => {
    expect(page.hidden).toMatchObject({ version: '3' });
  });

  it('says how long the person has waited, and when help came', () => {
    expect(page.summary).toContainEqual({
      key: 'Waiting since',
      value: '20 November 2026: 2 days, no help yet',
    });
    const helped = { ...aPlacement, firstHelpOn: '2026-12-14', daysWaited: 24 };
    expect(hubReferralPage({ ...parts, placement: helped }).summary).toContainEqual({
      key: 'Waiting since',
      value: '20 November 2026; first help after 24 days, on 14 December 2026',
    });
  });

  it('shows appointments and what the team owes besides', () => {
    expect(page.appointments).toEqual([
      {
        words: 'Assessment, by video, 7 December 2026 at 10:30am, Perinatal Loss Pathway',
        outcome: 'Not confirmed: interpreter to arrange',
      },
      {
        words: 'First contact, by telephone, 20 November 2026 at 10:30am, Perinatal Loss Pathway',
        outcome:
          'Not attended: not yet reached (corrected 21 November 2026 at 9:00am: it had been recorded as “Attended”)',
      },
    ]);
    expect(page.tasks.map(({ words }) => words)).toEqual([
      'Arrange an interpreter',
      'Contact the person in another way',
    ]);
  });

  it('dates each decision, says which is in force, and keeps those before it', () => {
    const [first] = aPlacement.decisions;
    if (first === undefined) throw new Error('the example has a decision');
    const declined = {
      at: '2026-11-21T09:00:00.000Z',
      because: 'It has declined: no room. The landing team finds a place.',
      considered: [
        { rule: 'urgent-safety', taken: false, because: 'No sign.' },
        { rule: 'a-person-finds-a-place', taken: true, because: 'Nothing fits.' },
        {
          rule: 'hub-pathway-met',
          serviceId: 'cw-loss',
          taken: false,
          because: 'It has declined.',
        },
      ],
    };
    const moved = { ...aPlacement, considered: declined.considered, decisions: [declined, first] };
    const { considered, earlier } = hubReferralPage({ ...parts, placement: moved });

    expect(considered).toEqual({
      title: 'In force now, decided on 21 November 2026 at 9:00am',
      because: declined.because,
      lines: [
        { what: 'A coordinator who finds a place', became: 'Decided', because: 'Nothing fits.' },
        { what: 'Perinatal Loss Pathway', became: 'Not taken', because: 'It has declined.' },
        { what: 'An urgent call', became: 'Passed', because: 'No sign.' },
      ],
    });
    expect(earlier).toEqual([
      {
        title: 'Decided on 20 November 2026 at 10:02am',
        because: first.because,
        lines: [
          {
            what: 'Perinatal Loss Pathway',
            became: 'Taken',
            because: 'The pathway is offered and the criteria are met.',
          },
          { what: 'An urgent call', became: 'Passed', because: 'Nothing seen needs a call now.' },
        ],
      },
    ]);
    const closed = { ...moved, state: 'closed' as const };
    expect(hubReferralPage({ ...parts, placement: closed }).considered?.title).toMatch(
      /^The last decision, made/,
    );
  });

  it('keeps a hidden address hidden', () => {
    const { sent } = aReferral;
    const where = { ...sent.where, residence: 'hidden' as const };
    const hidden = { ...parts, referral: { ...aReferral, sent: { ...sent, where } } };
    const words = JSON.stringify(hubReferralPage(hidden).details);

    expect(words).toContain('Hidden address, Coventry');
    expect(words).not.toMatch(/Example Street|CV1/);
  });

  it('shows nothing of the equality questions', () => {
    expect(JSON.stringify(page)).not.toMatch(/African|Ethnic|ethnic/);
  });

  it('goes without the details and the criteria of a silent service', () => {
    const bare = hubReferralPage({ ...parts, referral: undefined, assessment: undefined });

    expect(bare).toMatchObject({ title: 'WM-4K7Q-2N8D', details: undefined, services: undefined });
    expect(bare.summary).toContainEqual({ key: 'Held by', value: 'Perinatal Loss Pathway' });
  });
});

describe('the moves', () => {
  it('are all that routing knows', () => {
    expect(
      Object.values(moves)
        .map(({ move }) => move)
        .sort(),
    ).toEqual([...MOVES].sort());
  });

  it.each(
    Object.values(moves).flatMap((move) => rulesOf(move.form).map((rule) => ({ ...rule, move }))),
  )('$move.path has a sentence for $field: $rule', ({ move, field, rule }) => {
    expect(move.sentences[field]?.[rule]).toMatch(/^[A-Z].{8,}/);
  });

  it.each(EXAMPLES)(
    '$path takes its example and sends what routing takes',
    ({ path, answers, Body }) => {
      const move = moves[path];
      const body = {
        ...move.body(answers, { now: NOW }),
        version: 3,
        byName: 'Joe',
      };

      expect(checkAnswers(move.form, answers, move.sentences)).toEqual([]);
      expect(move.alsoCheck?.(answers, context) ?? []).toEqual([]);
      expect(
        validateSync(plainToInstance(Body, body), { whitelist: true, forbidNonWhitelisted: true }),
      ).toEqual([]);
    },
  );

  it.each(DECLINE_REASON_CODES)('declines for %s only with the words it needs', (reason) => {
    const problems = moves.decline.alsoCheck?.({ reason }, context) ?? [];
    const needsWords = [
      'not-clinically-appropriate',
      'could-not-contact',
      'information-missing',
      'other-service-better',
    ];

    expect(problems.map(({ field }) => field)).toEqual(
      needsWords.includes(reason) ? ['comment'] : [],
    );
  });

  it('name the appointments and tasks that they are about', () => {
    const optionsOf = (path: MovePath) =>
      moves[path]
        .questions(context)
        .slice(0, 1)
        .flatMap((part) => ('options' in part ? part.options : []));

    expect(optionsOf('appointment-confirmation').map(({ text }) => text)).toEqual([
      'Assessment, by video, 7 December 2026 at 10:30am, Perinatal Loss Pathway',
    ]);
    expect(optionsOf('finished-task').map(({ text }) => text)).toEqual([
      'Contact the person in another way',
    ]);
    const taskId = REFERRAL_ID;
    const placement = { ...aPlacement, taskId };
    expect(
      moves['finished-task']
        .questions({ ...context, placement })
        .flatMap((part) => ('options' in part ? part.options : []))
        .map(({ value }) => value),
    ).toContain(taskId);
  });

  it('do not forget the interpreter that the referral asks for', () => {
    const answers = { on: '2026-12-07', interpreter: 'not-needed' };
    const fields = (interpreter: MoveContext['interpreter']) =>
      moves.appointment.alsoCheck?.(answers, { ...context, interpreter }).map(({ field }) => field);

    expect(fields({ needed: true, words: 'Polish' })).toEqual(['interpreter']);
    // Where the referral cannot be read, that none is needed cannot be said.
    expect(fields(undefined)).toEqual(['interpreter']);
    expect(fields({ needed: false, words: '' })).toEqual([]);
  });

  it('never records a call of the future', () => {
    const answers = { to: 'crisis', takenBy: 'Night team', on: '2026-11-22', time: '23:00' };

    expect(moves.call.body(answers, { now: NOW })).toMatchObject({
      at: NOW.toISOString(),
    });
    const fields = (on: string, time: string) =>
      moves.call.alsoCheck?.({ ...answers, on, time }, context).map(({ field }) => field);
    expect(fields('2026-11-23', '11:00')).toEqual(['on']);
    expect(fields('2026-11-22', '23:00')).toEqual(['time']);
    expect(fields('2026-11-22', '11:00')).toEqual([]);
  });

  it('keep the version that was read first, so that nobody is overwritten', () => {
    const shown = { answers: {}, problems: [], version: '2' };

    expect(movePage(moves.decline, context, shown)).toMatchObject({
      hidden: { version: '2' },
    });
  });
});

describe('somebody was faster', () => {
  it.each([
    {
      code: 'move-not-allowed',
      detail: 'It is closed.',
      is: 'It is closed.',
    },
    {
      code: 'moved-meanwhile',
      detail: 'Since version 8: accept by cw-loss at 2026-11-20T15:40:00.000Z.',
      is: 'Somebody has decided or recorded something about it since then. Read it again before you decide.',
    },
  ])('is told with what has happened, in words: $code', ({ code, detail, is }) => {
    expect(conflictPage({ code, detail }, aPlacement)).toMatchObject({
      detail: is,
      last: '20 November 2026 at 3:40pm: Acknowledged by a named person. (Joe Adeyemi)',
      holder: 'Perinatal Loss Pathway',
    });
  });
});
