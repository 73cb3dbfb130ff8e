import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { audited } from './audited.mjs';
import { commandsAreTheSenders, commandsHadTheirEffect } from './commands.mjs';

const her = 'a-referral';
const team = 'a-team';
const next = 'the-next-team';
const sender = 'a-maternity-unit';
const at = new Date(1_000_000);

const event = (/** @type {object} */ over) => ({
  ...{
    subject: her,
    askedBy: null,
    question: null,
    facts: null,
    service: null,
    as: null,
    ...over,
  },
});
const line = (/** @type {string} */ action, /** @type {string} */ by) => ({
  ...{ action, by, subject: her, reason: null, from: '192.0.2.7', at },
});

const booksOfRouting = () => ({
  commands: [
    ...['ask', 'accept', 'book', 'record', 'pass'].map((key) => ({ organisation: team, key })),
    { organisation: next, key: 'take' },
  ],
  outbox: [
    event({ id: 'e1', type: 'referral.question-asked.v1', sequence: 4, askedBy: team }),
    event({ id: 'e3', type: 'referral.accepted.v1', sequence: 6, service: team }),
    ...[
      { id: 'e5', type: 'referral.appointment-booked.v1', sequence: 7, service: team },
      { id: 'e6', type: 'referral.appointment-recorded.v1', sequence: 8, service: team },
      { id: 'e7', type: 'referral.offered.v1', sequence: 9, service: next, as: 'hand-over' },
      { id: 'e8', type: 'referral.accepted.v1', sequence: 10, service: next },
      // As the line offers.
      { id: 'e9', type: 'referral.offered.v1', sequence: 3, service: team, as: 'lead' },
    ].map(event),
    // The line asks, too: that is nobody's command.
    event({ id: 'e0', type: 'referral.question-asked.v1', sequence: 2, askedBy: 'waymark' }),
  ],
  steps: [
    { id: her, what: 'ask', by: 'waymark' },
    { id: her, what: 'ask', by: team },
    { id: her, what: 'accept', by: team },
    ...['book-appointment', 'record-appointment', 'pass-on'].map((what) => ({
      ...{ id: her, what, by: team },
    })),
    { id: her, what: 'accept', by: next },
  ],
  placements: [{ id: her, holder: next }],
  audit: [
    ...['ask', 'book-appointment', 'record-appointment', 'pass-on', 'accept'].map((what) =>
      line(`placement.${what}`, 'clinician'),
    ),
    line('placement.accept', 'another'),
  ],
  proof: [{}],
});

/** A team asked, the referrer answered, the team accepted, booked, cancelled and passed on, another took over: as it is when all went well. */
function allWell() {
  const command = (/** @type {object} */ over) => ({
    ...{ referralId: her, standing: 'acknowledged', answers: ['{}'], attempts: 1, sentAt: +at },
    ...over,
  });
  const books = {
    intake: {
      referrals: [{ id: her, channel: 'api' }],
      commands: [{ organisation: sender, key: 'answer' }],
      outbox: [event({ id: 'e2', type: 'referral.question-answered.v1', question: 'q', facts: 2 })],
      progress: [
        { id: her, sequence: 4 },
        ...[6, 7, 8, 9, 10].map((sequence) => ({ id: her, sequence })),
      ],
      questions: [{ id: 'q', answered: true }],
      audit: [line('referral.sent', 'unit'), line('question.answered', 'unit')],
      proof: [{}],
    },
    routing: booksOfRouting(),
    eligibility: { assessments: [{ id: her, version: 2, times: 1 }], audit: [], proof: [{}] },
    notification: {
      messages: [
        { event: 'e1', audience: 'referrer' },
        { event: 'e3', audience: 'referrer' },
        { event: 'e7', audience: 'referrer' },
        { event: 'e7', audience: 'receiving-service', organisation: next },
        { event: 'e8', audience: 'referrer' },
      ],
      proof: [{}],
    },
    operations: {
      timeline: ['e1', 'e2', 'e3', 'e5', 'e6', 'e7', 'e8'].map((id) => ({ id })),
      ledger: [{ id: her, holder: next }],
      proof: [{}],
    },
  };
  return {
    books,
    commands: [
      command({ kind: 'ask', key: 'ask', organisation: team, by: 'clinician' }),
      command({ kind: 'answer', key: 'answer', organisation: sender, by: 'unit' }),
      command({ kind: 'accept', key: 'accept', organisation: team, by: 'clinician' }),
      command({ kind: 'book', key: 'book', organisation: team, by: 'clinician' }),
      command({ kind: 'record', key: 'record', organisation: team, by: 'clinician' }),
      command({ kind: 'pass', key: 'pass', organisation: team, by: 'clinician' }),
      command({ kind: 'take', key: 'take', organisation: next, by: 'another' }),
    ],
    expected: { quarantined: new Set() },
  };
}

/** @param {(evidence: ReturnType<typeof allWell>) => void} harm */
function judged(harm) {
  const evidence = allWell();
  harm(evidence);
  const all = /** @type {any} */ (evidence);
  return [...commandsHadTheirEffect(all), ...commandsAreTheSenders(all), ...audited(all)].join();
}

/** @type {readonly (readonly [string, (evidence: ReturnType<typeof allWell>) => void, RegExp])[]} */
const harms = [
  [
    'was acknowledged and is not there',
    ({ books }) => books.routing.commands.pop(),
    /acknowledged commands were not done/,
  ],
  [
    'was never said',
    ({ books }) => books.intake.outbox.pop(),
    /not said exactly once, such as answer a-referral 0 times/,
  ],
  [
    'was said twice',
    ({ books }) => books.routing.outbox.push({ ...books.routing.outbox[1], id: 'e4' }),
    /not said exactly once, such as accept a-referral 2 times/,
  ],
  [
    'did not come to operations',
    ({ books }) => books.operations.timeline.pop(),
    /take a-referral: not once on the timeline/,
  ],
  [
    'did not come to who sent it',
    ({ books }) => books.intake.progress.pop(),
    /not once in the words for the referrer/,
  ],
  [
    'was told twice',
    ({ books }) => books.notification.messages.push({ event: 'e3', audience: 'referrer' }),
    /not once in a message to the referrer/,
  ],
  [
    'was not judged again',
    ({ books }) => books.eligibility.assessments.pop(),
    /answer a-referral: not once in a judgement/,
  ],
  [
    'left the question open',
    ({ books }) => (books.intake.questions[0].answered = false),
    /answer a-referral: not once in the question/,
  ],
  [
    'was decided twice',
    ({ books }) => books.routing.steps.push({ id: her, what: 'accept', by: team }),
    /a-referral accept a-team 2 of 1/,
  ],
  [
    'was decided by another team',
    ({ books }) => (books.routing.steps[2].by = 'another-team'),
    /a-referral accept another-team 1 of 0/,
  ],
  [
    'was refused, and done',
    ({ commands }) => (commands[2].standing = 'outdated'),
    /refused were done all the same/,
  ],
  [
    'was answered in two ways',
    ({ commands }) => commands[0].answers.push('{"version":2}'),
    /answered in several ways/,
  ],
  [
    'booked an appointment that was said by another team',
    ({ books }) => (books.routing.outbox[2].service = next),
    /not said exactly once, such as book a-referral 0 times/,
  ],
  [
    'booked an appointment twice',
    ({ books }) => books.routing.steps.push({ id: her, what: 'book-appointment', by: team }),
    /a-referral book-appointment a-team 2 of 1/,
  ],
  [
    'booked an appointment, and nobody wrote it down',
    ({ books }) => books.routing.audit.splice(1, 1),
    /no line of their own in the audit, such as routing placement.book-appointment/,
  ],
  [
    'cancelled an appointment that nobody said to have been',
    ({ books }) => books.routing.outbox.splice(3, 1),
    /not said exactly once, such as record a-referral 0 times/,
  ],
  [
    'passed on, and nobody wrote it down',
    ({ books }) => books.routing.audit.splice(3, 1),
    /no line of their own in the audit, such as routing placement.pass-on/,
  ],
  [
    'passed on to somebody who was not told',
    ({ books }) => books.notification.messages.splice(3, 1),
    /pass a-referral: not once in a message to whoever is asked to take over/,
  ],
  [
    'took over, and is not who holds the person',
    ({ books }) => (books.routing.placements[0].holder = team),
    /take a-referral: not once in who holds the person/,
  ],
  [
    'took over, and operations takes another for who holds the person',
    ({ books }) => (books.operations.ledger[0].holder = team),
    /take a-referral: not once in who holds the person/,
  ],
  [
    'was sent by nobody',
    ({ books }) => books.routing.commands.push({ organisation: team, key: 'other' }),
    /keys of commands were never sent/,
  ],
  [
    'has no line in the audit',
    ({ books }) => books.routing.audit.pop(),
    /no line of their own in the audit, such as routing placement.accept/,
  ],
  [
    'has two lines in the audit',
    ({ books }) => books.routing.audit.push({ ...books.routing.audit[1] }),
    /lines in the audit are about no change/,
  ],
  [
    'is written down as somebody else’s',
    ({ books }) => (books.routing.audit[1].by = 'somebody'),
    /do not say who, when, why and from where/,
  ],
  [
    'is written down without a place',
    ({ books }) => (books.intake.audit[1].from = ''),
    /do not say who, when, why and from where/,
  ],
];

describe('what people do with a referral', () => {
  it('is right where each had its effect once', () => {
    assert.equal(
      judged(() => undefined),
      '',
    );
  });

  for (const [what, harm, red] of harms) {
    it(`is wrong where it ${what}`, () => {
      assert.match(judged(harm), red);
    });
  }
});
