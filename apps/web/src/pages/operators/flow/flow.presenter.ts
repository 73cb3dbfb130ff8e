import type { Flow, FlowStages, Ledger, MessageBacklog, NextStepKind } from '@waymark/contracts';
import { say } from '../../../language/say.js';
import { clockWords, lengthWords, momentWords } from '../../../layout/london-time.js';
import { backlogOf, type Backlog } from '../deliveries/backlog.js';
import { anyStateWords, nextStepWords } from '../../../layout/words/placing-words.js';
import { nobodyProcesses, type ConsumersPage } from '../consumers/consumers.presenter.js';
import { stagesShown, stateRows, type StageRow, type StateRow } from './stages.presenter.js';

interface FlowRow {
  readonly source: string;
  readonly type: string;
  readonly total: number;
  readonly lastHour: number;
  readonly last: string;
}

interface StuckRow {
  readonly href: string;
  readonly reference: string;
  readonly state: string;
  readonly since: string;
  readonly owner: string;
  readonly next: string;
  readonly clock: string;
}

export interface FlowPage {
  readonly title: string;
  readonly section: string;
  readonly asOf: string;
  readonly open: number;
  readonly closed: number;
  /** `10:42:07`: when the figures of the stages were asked for; undefined where operations does not know them yet. */
  readonly stagesAsOf: string | undefined;
  readonly stages: readonly StageRow[];
  readonly states: readonly StateRow[];
  readonly stuck: readonly StuckRow[];
  /** Consumers that nobody stands behind. */
  readonly nobody: readonly string[];
  /** `10:42:07`: when the broker said so. */
  readonly membersAsOf?: string;
  readonly counts: readonly FlowRow[];
  /** Undefined: notification does not answer. */
  readonly backlog: Backlog | undefined;
}

const NEVER = (): string => say`Never`;

/** Counts, ages and references; nothing that says who anybody is. */
export const flowPage = (
  {
    flow,
    stages,
    ledger,
    consumers,
    messages,
  }: {
    flow: Flow;
    /** Undefined: operations does not know them yet. */
    stages: FlowStages | undefined;
    ledger: Ledger;
    consumers: Pick<ConsumersPage, 'consumers' | 'membersAsOf'>;
    messages: MessageBacklog | undefined;
  },
  now: Date,
): FlowPage => ({
  title: say`Flow`,
  section: say`Operations`,
  asOf: momentWords(flow.asOf),
  open: ledger.open,
  closed: ledger.closed,
  nobody: nobodyProcesses(consumers),
  ...(consumers.membersAsOf !== undefined && { membersAsOf: consumers.membersAsOf }),
  backlog: messages && backlogOf(messages),
  ...stagesPart(stages),
  states: ledger.states.length === 0 ? [] : stateRows(stages?.stages, ledger.states, now),
  stuck: ledger.stuck.map(({ referralId, reference, state, since, nextStep }) => ({
    href: `/operations/referrals/${referralId}`,
    reference,
    state: anyStateWords(state),
    since: ageOf(since, now),
    owner: nextStep?.ownerName ?? say`Not known`,
    next: nextStep === undefined ? say`Not known` : stepWords(nextStep.what),
    clock: nextStep === undefined ? say`No clock` : clockWords(nextStep.dueAt, now),
  })),
  counts: flow.counts.map(({ source, type, total, lastHour, lastAt }) => ({
    source,
    type,
    total,
    lastHour,
    last: lastAt === undefined ? NEVER() : say`${ageOf(lastAt, now)} ago`,
  })),
});

function stagesPart(stages: FlowStages | undefined): Pick<FlowPage, 'stages' | 'stagesAsOf'> {
  if (stages === undefined) return { stagesAsOf: undefined, stages: [] };
  const { asOf, rows } = stagesShown(stages);
  return { stagesAsOf: asOf, stages: rows };
}

const ageOf = (since: string, now: Date): string => lengthWords(now.getTime() - Date.parse(since));

const stepWords = (what: NextStepKind): string => nextStepWords[what];
