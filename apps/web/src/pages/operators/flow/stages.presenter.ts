import type { FlowStage, FlowStageName, FlowStages, StateCount } from '@waymark/contracts';
import { say } from '../../../language/say.js';
import { lengthWords, secondsWords } from '../../../layout/london-time.js';
import { anyStateWords, stageMeanings, stageWords } from '../../../layout/words/placing-words.js';

/** One box of the picture, and the same row of its table. */
export interface StageRow {
  readonly stage: FlowStageName;
  readonly name: string;
  readonly meaning: string;
  readonly now: string;
  readonly in: string;
  readonly out: string;
  readonly oldest: string;
}

export interface StagesShown {
  readonly asOf: string;
  readonly rows: readonly StageRow[];
}

export interface StateRow {
  /** Where the box of its stage leads; only the first row of a stage has one. */
  readonly id?: string;
  readonly stage: string;
  readonly state: string;
  readonly count: string;
  readonly oldest: string;
}

/** What changes on the page without its being loaded again, by the name that its place on the page has. */
export type Figures = Readonly<Record<string, string>>;

const CLOSED = (): string => say`Closed`;
const NOT_KNOWN = (): string => say`Not known`;
const NONE = (): string => say`None`;

export const stagesShown = ({ asOf, stages }: FlowStages): StagesShown => ({
  asOf: secondsWords(asOf),
  rows: stages.map((one) => stageRow(one, asOf)),
});

const stageRow = (
  { stage, now, inLastHour, outLastHour, oldestSince }: FlowStage,
  asOf: string,
): StageRow => ({
  stage,
  name: stageWords[stage],
  meaning: stageMeanings[stage],
  now: inWords(now),
  in: inWords(inLastHour),
  out: inWords(outLastHour),
  oldest:
    oldestSince === undefined ? NONE() : lengthWords(Date.parse(asOf) - Date.parse(oldestSince)),
});

export function figuresOf(stages: FlowStages): Figures {
  const { asOf, rows } = stagesShown(stages);
  const each = rows.flatMap(({ stage, now, in: into, out, oldest }) => [
    [`${stage}-now`, now],
    [`${stage}-in`, into],
    [`${stage}-out`, out],
    [`${stage}-oldest`, oldest],
  ]);
  return Object.fromEntries([['asOf', asOf], ...each]) as Figures;
}

/**
 * States by stage, in the order of the way; a stage that nothing is in says so. What is closed is last. Without stages, as
 * operations has them.
 */
export function stateRows(
  stages: readonly FlowStage[] | undefined,
  states: readonly StateCount[],
  now: Date,
): readonly StateRow[] {
  const shown = (stage: string, { state, count, oldestSince }: StateCount): StateRow => ({
    stage,
    state: anyStateWords(state),
    count: inWords(count),
    oldest:
      oldestSince === undefined
        ? say`No data`
        : lengthWords(now.getTime() - Date.parse(oldestSince)),
  });
  if (stages === undefined) {
    return states.map((one) => shown(one.state === 'closed' ? CLOSED() : NOT_KNOWN(), one));
  }
  const open = stages.flatMap(({ stage }) => {
    const name = stageWords[stage];
    const rows = states.filter((one) => one.stage === stage).map((one) => shown(name, one));
    const [first = { stage: name, state: say`No referral`, count: '0', oldest: NONE() }, ...rest] =
      rows;
    return [{ ...first, id: `stage-${stage}` }, ...rest];
  });
  const closed = states.filter(({ stage }) => stage === undefined);
  return [...open, ...closed.map((one) => shown(CLOSED(), one))];
}

const inWords = (number: number): string => number.toLocaleString('en-GB');
