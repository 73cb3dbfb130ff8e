import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  referralAccepted,
  referralAcknowledged,
  referralAssessed,
  referralCareStarted,
  referralClosed,
  referralDeclined,
  referralGoesWith,
  referralHeld,
  referralOffered,
  referralPaused,
  referralQuestionAnswered,
  referralQuestionAsked,
  referralReceived,
  referralRedirected,
  referralReleased,
  referralReopened,
  referralResumed,
  referralWaitlisted,
  taskOpened,
  type EventDefinition,
  type Holder,
  type Ledger,
  type NextStep,
  type StuckReferral,
  type WaymarkEvent,
} from '@waymark/contracts';
import { Clock } from '@waymark/platform';
import { anEvent, StoppedClock } from '@waymark/testing';
import { anOperations, type AnOperations } from './an-operations.fixture.js';
import { RecordEvent } from './use-cases/record-event.js';

const LONG_AFTER = '2027-11-22T12:00:00.000Z';
const RECEIVED = '2026-11-22T10:00:00.000Z';
/** After it was received. */
const A_QUARTER = '2026-11-22T10:15:00.000Z';

interface Heard {
  readonly of: EventDefinition;
  readonly with: object;
}

interface Stage {
  readonly stage: string;
  /** What is heard after it was received; then nothing more. */
  readonly heard: readonly (EventDefinition | Heard)[];
  readonly state: string;
  /** Who owes the step; undefined: Waymark itself, because routing has not spoken. */
  readonly owner?: string;
  /** What Waymark itself owes it by. */
  readonly limit?: string;
}

const HUB = 'cw-loss';
const SENDER = 'demo-midwives';
const accepted = anEvent(referralAccepted).data;
/** Whoever has the person goes on until another place has taken over: holder, step and clock stay. */
const toTakeOver = {
  ...{ as: 'hand-over', serviceId: 'another-hub', serviceName: 'Another hub' },
  ...{ holder: accepted.holder, nextStep: accepted.nextStep },
};

/** Nobody has the person any more, and nothing is owed. */
const ENDED = { holder: undefined, nextStep: undefined };

const STAGES: readonly Stage[] = [
  { stage: 'received', heard: [], state: 'received', limit: A_QUARTER },
  { stage: 'assessed', heard: [referralAssessed], state: 'judged', limit: A_QUARTER },
  { stage: 'held', heard: [referralHeld], state: 'held', owner: SENDER },
  {
    stage: 'released from a hold',
    heard: [referralHeld, referralReleased],
    ...{ state: 'released', owner: HUB },
  },
  { stage: 'offered', heard: [referralOffered], state: 'offered', owner: HUB },
  {
    stage: 'acknowledged',
    heard: [referralOffered, referralAcknowledged],
    ...{ state: 'acknowledged', owner: HUB },
  },
  {
    stage: 'question asked',
    heard: [referralOffered, referralQuestionAsked],
    ...{ state: 'waiting-for-answer', owner: SENDER },
  },
  {
    stage: 'question answered',
    heard: [referralOffered, referralQuestionAsked, referralQuestionAnswered],
    ...{ state: 'answered', limit: '2026-11-22T10:18:00.000Z' },
  },
  {
    stage: 'redirected',
    heard: [referralOffered, referralRedirected],
    ...{ state: 'redirected', owner: HUB },
  },
  {
    stage: 'declined',
    heard: [referralOffered, referralDeclined],
    ...{ state: 'declined', owner: 'landing-national' },
  },
  {
    stage: 'with a person',
    heard: [referralAssessed, taskOpened],
    ...{ state: 'with-a-person', owner: 'landing-national' },
  },
  {
    stage: 'goes with another',
    heard: [referralGoesWith],
    ...{ state: 'goes-with', owner: HUB },
  },
  { stage: 'accepted', heard: [referralAccepted], state: 'accepted', owner: HUB },
  {
    stage: 'hand-over asked for',
    heard: [referralAccepted, { of: referralOffered, with: toTakeOver }],
    ...{ state: 'accepted', owner: HUB },
  },
  {
    stage: 'waiting list',
    heard: [referralAccepted, referralWaitlisted],
    ...{ state: 'waitlisted', owner: HUB },
  },
  {
    stage: 'in care',
    heard: [referralAccepted, referralCareStarted],
    ...{ state: 'in-care', owner: HUB },
  },
  {
    stage: 'paused',
    heard: [referralAccepted, referralPaused],
    ...{ state: 'paused', owner: HUB },
  },
  {
    stage: 'resumed after a pause',
    heard: [referralAccepted, referralPaused, referralResumed],
    ...{ state: 'accepted', owner: HUB },
  },
  {
    stage: 'reopened',
    heard: [referralAccepted, { of: referralClosed, with: ENDED }, referralReopened],
    ...{ state: 'judged', owner: HUB },
  },
];

let operations: AnOperations;
let operator: string;
const clock = new StoppedClock(LONG_AFTER);
const last = new Map<string, WaymarkEvent>();
const numberOf = (stage: string): number => STAGES.findIndex((one) => one.stage === stage);
const idOf = (stage: string): string =>
  `0b8f6f0e-0000-4000-8000-0000000001${String(numberOf(stage)).padStart(2, '0')}`;

/** Each is said a minute after the one before it, and a version later. */
function saidOf(heard: EventDefinition | Heard, nth: number, subject: string): WaymarkEvent {
  const { of: definition, with: more } = 'of' in heard ? heard : { of: heard, with: {} };
  const time = new Date(Date.parse(RECEIVED) + (nth + 1) * 60_000).toISOString();
  const example = anEvent(definition, { subject, time, sequence: nth + 1 });
  const version = 'version' in example.data && { version: nth + 2 };
  Object.assign(example.data, { referralId: subject, ...more, ...version });
  return example;
}

beforeAll(async () => {
  operations = await anOperations('stuck', [{ for: Clock, use: clock }]);
  operator = await operations.issuers.person({
    ...{ roles: ['operator'], organisation: 'an-area', subject: 'test|op', audience: 'operations' },
  });
  const record = operations.app.get(RecordEvent);
  for (const { stage, heard } of STAGES) {
    const subject = idOf(stage);
    const reference = `WM-4K7Q-2N${String(numberOf(stage)).padStart(2, '0')}`;
    const received = anEvent(referralReceived, { subject, time: RECEIVED, data: { reference } });
    const events = [received, ...heard.map((one, nth) => saidOf(one, nth, subject))];
    for (const event of events) await record.execute(event);
    last.set(stage, events.at(-1) ?? received);
  }
});
afterAll(() => operations.close());

async function stuck(): Promise<readonly StuckReferral[]> {
  const { status, body } = await operations.call<Ledger>('GET', '/ledger', { token: operator });
  expect(status).toBe(200);
  return body.stuck;
}

interface Owed {
  readonly holder?: Holder;
  readonly nextStep?: NextStep;
}

/** As routing's last event says it; whoever has the person stays as routing said. */
function expected({ stage, state, owner, limit }: Stage): object {
  const event = last.get(stage);
  if (event === undefined) throw new Error(`nothing was heard of what is ${stage}`);
  const { type, time: at, data } = event;
  const { holder, nextStep } = data as Owed;
  return {
    ...{ state, lastEvent: { type, at }, dueAt: limit ?? nextStep?.dueAt },
    ...(holder !== undefined && { holder }),
    ...(owner !== undefined && { nextStep: { ...nextStep, owner } }),
  };
}

describe('a referral that is held up', () => {
  it.each(STAGES)(
    'after $stage is named over HTTP with its owner, its limit and the last event',
    async (stage) => {
      const found = (await stuck()).find(({ referralId }) => referralId === idOf(stage.stage));

      expect(found).toMatchObject(expected(stage));
      expect(found?.nextStep === undefined).toBe(stage.owner === undefined);
    },
  );

  it('is named once, and nothing else is', async () => {
    expect((await stuck()).map(({ referralId }) => referralId).toSorted()).toEqual(
      STAGES.map(({ stage }) => idOf(stage)).toSorted(),
    );
  });

  it('is not named before its limit: a hold, a pause and care have theirs much later', async () => {
    clock.set('2026-12-01T12:00:00.000Z');
    const named = (await stuck()).map(({ referralId }) => referralId);
    for (const stage of [
      'held',
      'paused',
      'resumed after a pause',
      'in care',
      'hand-over asked for',
    ])
      expect({ stage, named: named.includes(idOf(stage)) }).toEqual({ stage, named: false });
    for (const stage of ['received', 'assessed', 'offered', 'declined', 'released from a hold'])
      expect({ stage, named: named.includes(idOf(stage)) }).toEqual({ stage, named: true });
    clock.set(LONG_AFTER);
  });
});
