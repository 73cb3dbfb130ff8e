import type { NextStep, ReferralCue, WorklistItem } from '@waymark/contracts';
import { inLanguage, say } from '../../../language/say.js';
import {
  clockWords,
  dayWords,
  lengthWords,
  momentWords,
  timeWords,
} from '../../../layout/london-time.js';
import { languageWords } from '../../../layout/words/language-words.js';
import type { Tag } from '../../../layout/words/judging-words.js';
import { pathwayWords } from '../../../layout/words/need-words.js';
import { askedLine } from '../../../layout/words/nudge-words.js';
import { nextStepWords, stateWords } from '../../../layout/words/placing-words.js';
import {
  contactCueWords,
  workNoticeWords,
  workReasonWords,
} from '../../../layout/words/work-words.js';
import type { Colleague } from '../../../store/colleagues.store.js';
import type { OpenPage } from '../../../store/open-pages.store.js';
import { carrying, type ListFilter } from './worklist-filter.js';
import type { Cues } from './worklist-desk.js';

/** What stands beside the rows. */
export interface Beside {
  readonly now: Date;
  /** Undefined while intake is silent. */
  readonly cues?: Cues | undefined;
  readonly colleagues?: readonly Colleague[];
  readonly open?: readonly OpenPage[];
  readonly filter?: ListFilter;
}

export interface Row {
  /** Of the row: one referral may be in the list for its own step and for a task. */
  readonly key: string;
  readonly id: string;
  readonly href: string;
  readonly reference: string;
  readonly pathway: string;
  readonly stage: string;
  readonly tags: readonly Tag[];
  /** Read before anything is done. */
  readonly first: readonly string[];
  readonly interpreter?: string;
  readonly why: string;
  readonly because: string;
  /** That an operator asked the team to look at it; nothing of the person. */
  readonly asked?: string;
  readonly holder: string;
  readonly assigned: string;
  /** Who has it open, and since when. */
  readonly open?: string;
  readonly next: string;
  readonly clock: string;
  readonly due: string;
  readonly waits: string;
}

const AS: Readonly<Record<WorklistItem['as'], Tag | undefined>> = inLanguage(() => ({
  lead: undefined,
  alongside: { text: say`Alongside`, colour: 'blue' },
  'hand-over': { text: say`Asked to take over`, colour: 'green' },
  task: { text: say`Task`, colour: 'purple' },
}));

/** Nothing by which a colleague could be recognised: reference, clock, and whose it is. */
const bare = (row: Row): Row => ({
  ...row,
  pathway: say`Restricted`,
  stage: say`Only those who are named open it`,
  first: [],
  why: '',
  because: say`Open it to read why it is here. Whoever is not named gives a reason, which is looked at.`,
});

export function rowOf(item: WorklistItem, beside: Beside): Row {
  const { asked } = item;
  const row = {
    ...wholeRow(item, beside),
    ...(asked !== undefined && { asked: askedLine(asked) }),
  };
  if (item.closed !== true) return row;
  const { interpreter: _interpreter, ...rest } = row;
  return bare(rest);
}

function wholeRow(item: WorklistItem, beside: Beside): Row {
  const { now, colleagues = [], open = [], filter = {} } = beside;
  const { referralId, reference, state, pathway, because, holder, nextStep, why } = item;
  const cue = beside.cues?.get(referralId);
  const opened = open.find((one) => one.referralId === referralId);
  const interpreter = interpreterLine(cue);
  return {
    key: `${item.as}-${item.taskId ?? referralId}`,
    id: referralId,
    href: `/worklist/${referralId}${carrying(filter)}`,
    reference,
    pathway: pathway === undefined ? say`Not placed yet` : pathwayWords[pathway],
    stage: stateWords[state],
    tags: tagsOf(item),
    first: firstOf(item, beside, cue),
    ...(interpreter !== undefined && { interpreter }),
    why: why === undefined ? '' : workReasonWords[why],
    because,
    holder: holder?.name ?? say`Nobody: it is closed`,
    assigned: assignedTo(item.assignee, colleagues),
    ...(opened !== undefined && { open: openLine(opened, now) }),
    next: nextStep === undefined ? stateWords[state] : nextStepWords[nextStep.what],
    clock: nextStep === undefined ? say`No clock runs` : clockCell(nextStep, now),
    due: nextStep === undefined ? '' : momentWords(nextStep.dueAt),
    waits: say`Waiting since ${dayWords(item.firstReferredOn)}`,
  };
}

/** Loss first, then how the person may be reached; what is not known is never called safe. */
function firstOf(
  { notices = [] }: WorklistItem,
  { cues }: Beside,
  cue: ReferralCue | undefined,
): readonly string[] {
  const contact = cue?.contact ?? (cues === undefined ? 'read-first' : 'not-known');
  return [
    ...notices.map((notice) => workNoticeWords[notice]),
    ...(contact === 'safe' ? [] : [contactCueWords[contact]]),
  ];
}

export function interpreterLine(
  cue: Pick<ReferralCue, 'interpreterNeeded' | 'language'> | undefined,
): string | undefined {
  if (cue?.interpreterNeeded !== 'yes') return undefined;
  const { language } = cue;
  const isKnown = language !== 'not-stated' && language !== 'not-known';
  return say`Interpreter: ${isKnown ? (languageWords[language] ?? language) : say`language not known`}`;
}

export function assignedTo(assignee: string | undefined, colleagues: readonly Colleague[]): string {
  if (assignee === undefined) return say`Nobody`;
  return (
    colleagues.find(({ subject }) => subject === assignee)?.name ??
    say`Somebody who has left the team`
  );
}

/** `Priya Shah has it open since 10:42am (12 minutes)` */
export const openLine = ({ name, since }: OpenPage, now: Date): string =>
  say`${name} has it open since ${timeWords(since)} (${lengthWords(now.getTime() - since.getTime())})`;

/** `2 days over the 10-working-day target`, or without a target `3 hours left`. */
export function clockCell({ dueAt, target }: NextStep, now: Date): string {
  if (target === undefined) return clockWords(dueAt, now);
  const left = Date.parse(dueAt) - now.getTime();
  const length = lengthWords(left);
  const days = target.workingDays;
  return left < 0
    ? say`${length} over the ${days}-working-day target`
    : say`${length} left of the ${days}-working-day target`;
}

/** Said in words, beside any colour. */
export function tagsOf(
  item: Pick<WorklistItem, 'urgent' | 'overdue' | 'needsAttention' | 'as' | 'restricted'>,
): readonly Tag[] {
  const kind = AS[item.as];
  return [
    ...(item.urgent ? [{ text: say`Urgent`, colour: 'red' }] : []),
    ...(item.overdue ? [{ text: say`Overdue`, colour: 'orange' }] : []),
    ...(item.needsAttention ? [{ text: say`Needs attention`, colour: 'yellow' }] : []),
    ...(item.restricted === true ? [{ text: say`Restricted`, colour: 'grey' }] : []),
    ...(kind === undefined ? [] : [kind]),
  ];
}
