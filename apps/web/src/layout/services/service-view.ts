import {
  WAIT_STAGES,
  type ActualWait,
  type Capacity,
  type OpeningPeriod,
  type ServiceFigures,
  type ServiceNow,
  type ServiceOpening,
  type WaitStage,
} from '@waymark/contracts';
import { count, say } from '../../language/say.js';
import { dayWords } from '../london-time.js';
import type { Tag } from '../words/judging-words.js';
import { offerWords, openingWords, stageWords } from '../words/service-words.js';

interface WaitRow {
  readonly stage: string;
  readonly published: string;
  readonly actual: string;
}

/** How a service stands, for whoever thinks of referring there: published and real side by side. */
export interface ServiceView {
  readonly opening: Tag;
  readonly openingSentences: readonly string[];
  readonly announced: readonly string[];
  readonly capacity: string | undefined;
  readonly waits: readonly WaitRow[];
  /** Waits as its public page words them. */
  readonly pageWaits: readonly string[];
  /** The time that real waits were counted over; absent where nothing was counted. */
  readonly counted: string | undefined;
  readonly acceptance: string | undefined;
  readonly offers: readonly string[];
}

const COLOURS: Readonly<Record<ServiceOpening, string>> = {
  open: 'green',
  limited: 'yellow',
  'waiting-list-only': 'orange',
  paused: 'red',
  closed: 'red',
  'not-confirmed': 'grey',
};

export function serviceView(service: ServiceNow): ServiceView {
  const { opening, announced, capacity, publishedWaits, figures, offers } = service;
  return {
    opening: { text: openingWords[opening], colour: COLOURS[opening] },
    openingSentences: openingSentences(service),
    announced: announced.map(periodWords),
    capacity: capacity && capacityWords(capacity),
    waits: WAIT_STAGES.map((stage) => waitRow(stage, service)).filter(
      ({ published, actual }) => published !== NOT_PUBLISHED() || actual !== NOT_COUNTED(),
    ),
    pageWaits: publishedWaits
      .filter(({ from }) => from === 'public-page')
      .map(({ words }) => words),
    counted: figures && say`${dayWords(figures.from)} to ${dayWords(figures.to)}`,
    acceptance: figures && acceptanceWords(figures),
    offers: offers.map(
      ({ offer, wording }) => `${offerWords[offer]}${wording === undefined ? '' : `: ${wording}`}`,
    ),
  };
}

function openingSentences({
  opening,
  openingSaidBy,
  openingTo,
  openingWording,
}: ServiceNow): readonly string[] {
  return [
    ...(openingWording === undefined ? [] : [openingWording]),
    ...(openingTo === undefined ? [] : [say`Until ${dayWords(openingTo)}.`]),
    saidBy(openingSaidBy, opening),
  ];
}

function saidBy(by: ServiceNow['openingSaidBy'], opening: ServiceOpening): string {
  if (by === 'service') return say`Said by the service itself.`;
  return opening === 'not-confirmed'
    ? say`The service itself has not said whether it is open.`
    : say`Read from its public page; the service has not said so itself.`;
}

/** `Paused … from 21 December 2026 to 3 January 2027: …` */
export function periodWords({ opening, from, to, wording }: OpeningPeriod): string {
  const until = to === undefined ? '' : say` to ${dayWords(to)}`;
  const words = wording === undefined ? '' : `. ${wording}`;
  return say`${openingWords[opening]}, from ${dayWords(from)}${until}${words}`;
}

function capacityWords({ newPeopleAWeek, placesFree, asOf }: Capacity): string | undefined {
  const parts = [
    ...(placesFree === undefined ? [] : [count(placesFree, 'free place')]),
    ...(newPeopleAWeek === undefined ? [] : [say`${count(newPeopleAWeek, 'new referral')} a week`]),
  ];
  return parts.length === 0 ? undefined : say`${parts.join(', ')}, as of ${dayWords(asOf)}`;
}

const NOT_PUBLISHED = (): string => say`Not published`;
const NOT_COUNTED = (): string => say`Not counted yet`;

function waitRow(stage: WaitStage, { publishedWaits, figures }: ServiceNow): WaitRow {
  const published = publishedWaits.find((wait) => wait.stage === stage)?.days;
  return {
    stage: stageWords[stage],
    published: published === undefined ? NOT_PUBLISHED() : count(published, 'day'),
    actual: actualWords(figures?.waits.find((wait) => wait.stage === stage)),
  };
}

function actualWords(wait: ActualWait | undefined): string {
  if (wait === undefined) return NOT_COUNTED();
  const { people, medianDays, nineInTenDays } = wait;
  if (people === undefined || medianDays === undefined) return say`Fewer than 5 people`;
  const slow =
    nineInTenDays === undefined ? '' : say`, nine in ten within ${count(nineInTenDays, 'day')}`;
  return say`Half within ${count(medianDays, 'day')}${slow} (about ${String(people)} people)`;
}

function acceptanceWords({ decided, acceptedPercent }: ServiceFigures): string {
  return decided === undefined || acceptedPercent === undefined
    ? say`Fewer than 5 referrals were decided.`
    : say`About ${String(acceptedPercent)} in 100 of about ${String(decided)} referrals decided were accepted.`;
}
