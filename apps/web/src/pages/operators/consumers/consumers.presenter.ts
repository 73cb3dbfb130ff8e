import type { Consumers, EventLane, GroupMembers } from '@waymark/contracts';
import { HEARERS, type AnswerOf, type Hearer } from '../../../clients/hearers.js';
import { inLanguage, inSentence, say } from '../../../language/say.js';
import { lengthWords, momentWords, secondsWords } from '../../../layout/london-time.js';

/** An event that waits longer than this is late: an alert pages then as well. */
const LATE_SECONDS = 60;

interface ConsumerRow {
  readonly service: Hearer;
  readonly lane: string;
  readonly hears: string;
  readonly state: string;
  readonly colour: 'green' | 'yellow' | 'red' | 'grey';
  readonly members: string;
  readonly oldest: string;
  readonly last: string;
}

export interface ConsumersPage {
  readonly title: string;
  readonly section: string;
  readonly asOf: string;
  readonly consumers: readonly ConsumerRow[];
  /** Services that do not answer at all. */
  readonly silent: readonly Hearer[];
  readonly brokerSilent: boolean;
  /** `10:42:07`: when the broker was asked who hears; absent where it is silent, or the services are older than the site. */
  readonly membersAsOf?: string;
}

const LANES: readonly EventLane[] = ['normal', 'urgent'];
const laneWords: Readonly<Record<EventLane, string>> = inLanguage(() => ({
  normal: say`Ordinary`,
  urgent: say`Urgent`,
}));

/** By age, never by how many wait: a dead group has no lag at all. */
export function consumersPage(answers: readonly AnswerOf<Consumers>[], now: Date): ConsumersPage {
  const { groups, groupsAsOf } = newest(answers) ?? {};
  return {
    title: say`Consumers`,
    section: say`Operations`,
    asOf: momentWords(now.toISOString()),
    consumers: HEARERS.flatMap((service) => {
      const answer = answers.find((one) => one.service === service)?.answer;
      return LANES.map((lane) => rowOf(service, lane, answer, groups));
    }),
    silent: answers.flatMap(({ service, answer }) => (answer === undefined ? [service] : [])),
    brokerSilent: groups === undefined,
    ...(groupsAsOf !== undefined && { membersAsOf: secondsWords(groupsAsOf) }),
  };
}

/** Each says the same of all groups; whoever asked the broker last says it best. */
const newest = (answers: readonly AnswerOf<Consumers>[]): Consumers | undefined =>
  answers
    .flatMap(({ answer }) => (answer?.groups === undefined ? [] : [answer]))
    .toSorted(({ groupsAsOf: one = '' }, { groupsAsOf: other = '' }) => (one < other ? 1 : -1))[0];

/** Consumers that nobody stands behind, in one sentence each; for pages that speak of something else. */
export const nobodyProcesses = ({
  consumers,
}: Pick<ConsumersPage, 'consumers'>): readonly string[] =>
  consumers
    .filter(({ state }) => state === NOBODY())
    .map(({ service, lane }) => say`${service}, ${inSentence(lane)} events`);

const NOBODY = (): string => say`Nobody is processing`;

function rowOf(
  service: Hearer,
  lane: EventLane,
  answer: Consumers | undefined,
  groups: readonly GroupMembers[] | undefined,
): ConsumerRow {
  const own = answer?.consumers.find((one) => one.lane === lane);
  const members = groups?.find((one) => one.service === service && one.lane === lane)?.members;
  const { sinceDoneSeconds, hearing, hears = [] } = own ?? {};
  const oldestSeconds = own && Math.max(own.oldestSeconds, own.behindSeconds ?? 0);
  return {
    service,
    lane: laneWords[lane],
    hears: hears.length === 0 ? say`Not known` : hears.join(', '),
    ...stateOf({ members, hearing, oldestSeconds }),
    members: members === undefined ? say`Not known` : String(members),
    oldest: ageWords(oldestSeconds, say`Nothing waits`),
    last:
      sinceDoneSeconds === undefined ? lastWords(own) : say`${ageWords(sinceDoneSeconds, '')} ago`,
  };
}

const lastWords = (own: object | undefined): string =>
  own === undefined ? say`Not known` : say`Nothing since it started`;

interface Known {
  readonly members: number | undefined;
  readonly hearing: boolean | undefined;
  readonly oldestSeconds: number | undefined;
}

function stateOf({
  members,
  hearing,
  oldestSeconds = 0,
}: Known): Pick<ConsumerRow, 'state' | 'colour'> {
  // Where the broker does not say, the process itself knows whether it hears.
  if (members === 0 || (members === undefined && hearing === false))
    return { state: NOBODY(), colour: 'red' };
  if (members === undefined && hearing === undefined)
    return { state: say`Not known`, colour: 'grey' };
  if (oldestSeconds > LATE_SECONDS) return { state: say`Late`, colour: 'yellow' };
  return { state: say`Processing`, colour: 'green' };
}

function ageWords(seconds: number | undefined, none: string): string {
  if (seconds === undefined) return say`Not known`;
  if (seconds === 0 && none !== '') return none;
  return seconds < 60 ? say`${String(seconds)} seconds` : lengthWords(seconds * 1000);
}
