import type {
  MessagePreview,
  MessageTemplateView,
  Move,
  MoveEffect,
  PlacementView,
  ReferralView,
  StepThen,
} from '@waymark/contracts';
import { say } from '../../../language/say.js';
import { clockWords, momentWords } from '../../../layout/london-time.js';
import {
  howWritten,
  wayToPerson,
  wordsOf,
  wordsToPerson,
  type WordsSent,
} from '../../../layout/messages/message-to-person.js';
import { nextStepWords } from '../../../layout/words/placing-words.js';
import type { MoveForm, Tells } from './move-form.js';

/** What is known when a preview is made; what a silent service would have said is undefined. */
export interface KnownBefore {
  readonly placement: PlacementView;
  readonly referral: ReferralView | undefined;
  /** By move, where routing says what would follow; undefined where routing does not answer. */
  readonly effects: ReadonlyMap<Move, MoveEffect> | undefined;
  readonly templates: ReadonlyMap<string, MessageTemplateView>;
  readonly now: Date;
}

/** One message as it would be sent, or why none is. */
interface SaidView extends WordsSent {
  readonly to: string;
  readonly how: string;
}

export interface WhatFollows {
  /** Who holds the person then, and what is owed by whom until when. */
  readonly clock: string | undefined;
  readonly said: readonly SaidView[];
  /** It is made beside the placement that leads, and no message goes out. */
  readonly nobodyTold?: true;
}

type Reader = 'sender' | 'person' | 'teams' | 'next';

/** Whom each move tells, and in which words: notification's own table says the same of the events that follow. */
const SENT: Readonly<Record<Tells, readonly (readonly [Reader, string])[]>> = {
  referrer: [['sender', 'referrer-update']],
  question: [['sender', 'referrer-question']],
  person: [
    ['sender', 'referrer-update'],
    ['person', 'woman-update'],
  ],
  teams: [
    ['sender', 'referrer-update'],
    ['teams', 'service-update'],
  ],
};

/** A service is asked, or is found, and reads that there is something new. */
const ASKS_A_SERVICE: readonly Move[] = [
  'decline',
  'offer-to',
  'offer-alongside',
  'pass-on',
  'step-up',
  'step-down',
];
/** Of a team that works alongside nobody is told that it has the person, or has not. */
const NOT_SAID_ALONGSIDE: readonly Move[] = ['acknowledge', 'accept', 'decline', 'start-care'];
/** What is owed goes on as it is until somebody else has taken over. */
const CLOCK_RUNS: readonly Move[] = [
  'pass-on',
  'step-up',
  'step-down',
  'offer-alongside',
  'book-appointment',
];

/** Routing says of these what would follow, whether or not somebody is told. */
const CHANGES_THE_STEP: readonly Move[] = ['resume', 'take-back'];

type Asked = Pick<MoveForm, 'move' | 'tells'>;

export const hasPreview = (asked: Asked): boolean =>
  sentBy(asked).length > 0 || [...CLOCK_RUNS, ...CHANGES_THE_STEP].includes(asked.move);

const sentBy = ({ move, tells }: Asked): readonly (readonly [Reader, string])[] => [
  ...(tells === undefined ? [] : SENT[tells]),
  ...(ASKS_A_SERVICE.includes(move) ? ([['next', 'service-new']] as const) : []),
];

/** The words that have to be asked for before a preview can be made. */
export const templatesOf = (asked: readonly Asked[]): readonly string[] => [
  ...new Set(asked.flatMap((one) => sentBy(one).map(([, template]) => template))),
];

/** A decision before it is made: what comes next, and the messages word for word. Undefined where nothing is sent and nothing is owed anew. */
export function whatFollows(asked: Asked, known: KnownBefore): WhatFollows | undefined {
  const nobodyTold = isQuietBeside(asked.move, known);
  const said = nobodyTold ? [] : sentBy(asked);
  const clock = clockLine(asked.move, known);
  if (said.length === 0 && clock === undefined) return undefined;
  return {
    clock,
    ...(nobodyTold && { nobodyTold }),
    said: said
      .filter(([to]) => to !== 'sender' || known.placement.selfReferral !== true)
      .map(([to, template]) => saidTo(to, known.templates.get(template), asked.move, known)),
  };
}

const isQuietBeside = (move: Move, { effects }: KnownBefore): boolean =>
  NOT_SAID_ALONGSIDE.includes(move) && effects?.get(move)?.as === 'alongside';

function saidTo(
  to: Reader,
  template: MessageTemplateView | undefined,
  move: Move,
  known: KnownBefore,
): SaidView {
  if (to === 'person') return saidToPerson(template, move, known);
  const team = known.referral?.sent.referrer.team;
  const names: Readonly<Record<Exclude<Reader, 'person'>, string>> = {
    sender: say`To the team that sent it${team === undefined ? '' : ` (${team})`}`,
    teams: say`To every other team that works with the person`,
    next:
      move === 'decline'
        ? say`To the next service, where one is found`
        : say`To the service that is asked`,
  };
  const how =
    to === 'sender' ? say`by email, or on this site alone where they chose so` : say`by email`;
  return { to: names[to], how, ...wordsOf(template?.previews.find(isUsualEmail)) };
}

function saidToPerson(
  template: MessageTemplateView | undefined,
  move: Move,
  { placement, referral, effects }: KnownBefore,
): SaidView {
  const to = say`To the person`;
  const none = (how: string): SaidView => ({ to, how, lines: [], lang: 'en' });
  if (placement.death !== undefined)
    return none(say`nothing is sent, because a death is recorded.`);
  const way = wayOf(referral, template);
  if (referral === undefined || way === 'not-known') {
    return none(
      say`it cannot be shown just now whether a safe way is known. Nothing is sent unless one is.`,
    );
  }
  if (way === 'none-safe' || way === 'no-texts') {
    const holder =
      effects?.get(move)?.holder ?? placement.holder?.name ?? say`whoever holds the person`;
    return none(
      way === 'none-safe'
        ? say`nothing is sent, because no safe way to write to them is known. A task stays with ${holder}: contact the person in another way.`
        : say`nothing is sent: a text message would be safe, but none can be sent from here. A task stays with ${holder}: contact the person in another way.`,
    );
  }
  return {
    to,
    how: say`${howWritten[way.channel]}, if that is still safe when it goes out`,
    ...wordsToPerson(template, way, referral.sent.equity),
  };
}

function wayOf(
  referral: ReferralView | undefined,
  template: MessageTemplateView | undefined,
): ReturnType<typeof wayToPerson> {
  if (referral === undefined) return 'not-known';
  return referral.open ? wayToPerson(referral.sent, template) : 'none-safe';
}

const isUsualEmail = ({ channel, reading, language }: MessagePreview): boolean =>
  channel === 'email' && reading === 'usual' && language === 'en';

function clockLine(move: Move, { placement, effects, now }: KnownBefore): string | undefined {
  const { nextStep } = placement;
  if (CLOCK_RUNS.includes(move) && nextStep !== undefined) {
    return say`The clock runs on as it is: ${stepLine(nextStep, now)}.`;
  }
  if (effects === undefined) return say`What comes next cannot be worked out just now.`;
  const effect = effects.get(move);
  return effect && effectLine(effect, now);
}

function effectLine({ as, holder, nextStep, mayDiffer }: MoveEffect, now: Date): string {
  if (holder === undefined) {
    return say`Then it is closed: nobody holds the person any more, no next step is owed, and the clock ends.`;
  }
  const nothing = as === 'alongside' ? say`your team owes nothing more` : say`no next step is owed`;
  const next = nextStep === undefined ? nothing : say`next is ${stepLine(nextStep, now)}`;
  return mayDiffer
    ? say`As things are, ${holder} then holds the person, and ${next}. What you say here may lead elsewhere.`
    : say`Then ${holder} holds the person, and ${next}.`;
}

const stepLine = ({ what, ownerName, dueAt }: StepThen, now: Date): string =>
  say`“${nextStepWords[what]}”, owed by ${ownerName} ${
    dueAt === undefined
      ? say`on the day that you give`
      : say`by ${momentWords(dueAt)} (${clockWords(dueAt, now)})`
  }`;
