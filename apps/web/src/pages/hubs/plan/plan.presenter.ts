import {
  BARRIERS,
  type DirectoryEntry,
  type PlanDesk,
  type PlanEntry,
  type PlanMove,
  type PlanScores,
  type PlanView,
  type StarDomain,
} from '@waymark/contracts';
import { count, inSentence, say } from '../../../language/say.js';
import { dayWords, momentWords } from '../../../layout/london-time.js';
import type { Tag } from '../../../layout/words/judging-words.js';
import {
  barrierWords,
  categoryWords,
  channelWords,
  doerWords,
  ownDoerWords,
  goalStateWords,
  outcomeWords,
  planChangeWords,
  scorePointWords,
  stepStateWords,
  strikeWords,
  themeWords,
} from '../../../layout/words/link-work-words.js';
import type { ReachableBy } from '../../../layout/words/reaching-words.js';
import { safeContactFirst, safeContactReadWords } from '../../../layout/words/safe-contact.js';
import { PLAN_FORMS } from './changes/plan-forms.js';

/** Everything the page is made from; what a silent service would have said is undefined. */
export interface PlanParts {
  readonly desk: PlanDesk;
  readonly contact: ReachableBy | undefined;
  readonly services: readonly DirectoryEntry[];
}

interface Link {
  readonly href: string;
  readonly text: string;
  /** Read out after the text, where several links have the same. */
  readonly of?: string;
}

interface EntryView {
  readonly when: string;
  readonly lines: readonly string[];
  readonly words: string | undefined;
  readonly by: string;
  readonly struck: string | undefined;
  readonly strike: Link | undefined;
}

interface StepView {
  readonly words: string;
  readonly who: string;
  /** As the person says it. */
  readonly ownWho: string;
  readonly by: string;
  readonly state: Tag;
  /** The same without a judgement of how late it is. */
  readonly stands: string;
  readonly change: Link | undefined;
}

interface GoalView {
  readonly id: string;
  readonly words: string;
  readonly category: string;
  readonly state: Tag;
  readonly steps: readonly StepView[];
  readonly links: readonly Link[];
}

interface ScoreTable {
  readonly columns: readonly { readonly heading: string; readonly strike: Link | undefined }[];
  readonly rows: readonly { readonly domain: string; readonly scores: readonly string[] }[];
}

export interface PlanPage {
  readonly title: string;
  readonly section: string;
  readonly reference: string;
  readonly tags: readonly Tag[];
  readonly safeContact: readonly string[];
  readonly summary: readonly { readonly key: string; readonly value: string }[];
  readonly actions: readonly Link[];
  readonly hasPlan: boolean;
  readonly goals: readonly GoalView[];
  readonly reviews: readonly EntryView[];
  readonly contacts: readonly EntryView[];
  readonly moreContacts: string | undefined;
  readonly scores: ScoreTable | undefined;
  readonly signposts: readonly EntryView[];
  readonly barriers: readonly EntryView[];
  readonly ending: EntryView | undefined;
  readonly changes: readonly { readonly when: string; readonly words: string }[];
  readonly print: string;
  readonly back: Link;
}

const CONTACTS_SHOWN = 10;
/** What is offered above the plan; the rest is offered beside what it is about. */
const BESIDE: readonly PlanMove[] = ['change-goal', 'add-step', 'record-step', 'strike-entry'];

type PlanContent = Pick<
  PlanPage,
  | 'hasPlan'
  | 'goals'
  | 'reviews'
  | 'contacts'
  | 'moreContacts'
  | 'scores'
  | 'signposts'
  | 'barriers'
  | 'ending'
  | 'changes'
>;

const NO_PLAN: PlanContent = {
  hasPlan: false,
  goals: [],
  reviews: [],
  contacts: [],
  moreContacts: undefined,
  scores: undefined,
  signposts: [],
  barriers: [],
  ending: undefined,
  changes: [],
};

/** `whole`: with every contact, to print. */
export function planPage({ desk, contact, services }: PlanParts, whole = false): PlanPage {
  return {
    title: say`Link-work plan`,
    section: say`Worklist`,
    reference: desk.reference,
    tags: tagsOf(desk),
    safeContact: safeContactFirst(contact),
    summary: summaryOf(desk),
    actions: PLAN_FORMS.filter(({ what }) => desk.may.includes(what) && !BESIDE.includes(what)).map(
      ({ path, title }) => ({ href: addressOf(desk, path), text: title }),
    ),
    ...(desk.plan === undefined ? NO_PLAN : contentOf(desk, desk.plan, services, whole)),
    print: `${addressOf(desk)}/print`,
    back: { href: `/worklist/${desk.referralId}`, text: say`Referral` },
  };
}

function contentOf(
  desk: PlanDesk,
  plan: PlanView,
  services: readonly DirectoryEntry[],
  whole: boolean,
): PlanContent {
  const contacts = whole ? plan.contacts : plan.contacts.slice(0, CONTACTS_SHOWN);
  const left = plan.contacts.length - contacts.length;
  const { ending } = plan;
  return {
    hasPlan: true,
    goals: plan.goals.map((goal) => goalView(desk, goal)),
    reviews: entries(desk, plan.reviews, ({ nextReviewOn }) =>
      nextReviewOn === undefined ? [] : [say`Next review by ${dayWords(nextReviewOn)}`],
    ),
    contacts: entries(desk, contacts, contactLines),
    moreContacts:
      left > 0
        ? say`${count(left, 'earlier contact')} can be read in the printed plan.`
        : undefined,
    scores: scoreTable(desk, plan.scores),
    signposts: entries(desk, plan.signposts, ({ category, serviceId }) => [
      categoryWords[category],
      ...(serviceId === undefined ? [] : [nameOf(serviceId, services)]),
    ]),
    barriers: entries(desk, plan.barriers, ({ barrier, category, overcome }) => [
      `${barrierWords[barrier]} (${inSentence(themeWords[BARRIERS[barrier]])})`,
      `${categoryWords[category]}. ${overcome ? say`Overcome.` : say`Not overcome yet.`}`,
    ]),
    ending: ending && entryView(desk, ending, [outcomeWords[ending.outcome]], false),
    changes: plan.changes.map(changeWords),
  };
}

const addressOf = ({ referralId }: PlanDesk, path?: string, about?: string): string =>
  `/worklist/${referralId}/plan${path === undefined ? '' : `/${path}`}${about === undefined ? '' : `?about=${about}`}`;

function tagsOf({ plan, isWithThem }: PlanDesk): readonly Tag[] {
  return [
    ...(plan?.overdue === true ? [{ text: say`Review overdue`, colour: 'orange' }] : []),
    ...(plan?.state === 'ended' ? [{ text: say`Ended`, colour: 'grey' }] : []),
    ...(isWithThem ? [] : [{ text: say`No longer with your team`, colour: 'grey' }]),
  ];
}

function summaryOf({ plan, limit }: PlanDesk) {
  const lasts =
    limit === undefined
      ? say`As agreed with the person: no baby is known of`
      : say`Up to the baby’s second birthday, ${dayWords(limit.endsBy)}${limit.from === 'due-date' ? say` (reckoned from the due date)` : ''}`;
  return [
    ...(plan === undefined
      ? [{ key: say`State`, value: say`No plan yet` }]
      : [
          { key: say`Begun`, value: dayWords(plan.openedOn) },
          {
            key: say`Next review`,
            value:
              plan.nextReviewOn === undefined
                ? say`None: it has ended`
                : dayWords(plan.nextReviewOn),
          },
        ]),
    { key: say`It lasts`, value: lasts },
  ];
}

const STATE_COLOURS: Readonly<Record<string, string>> = {
  open: 'blue',
  reached: 'green',
  'partly-reached': 'aqua-green',
  'no-longer-wanted': 'grey',
  done: 'green',
  'not-done': 'orange',
  'not-needed': 'grey',
};
const colourOf = (state: string): string => STATE_COLOURS[state] ?? 'grey';

function goalView(desk: PlanDesk, goal: PlanView['goals'][number]): GoalView {
  const { entryId, category, state, steps } = goal;
  const of = `: ${categoryWords[category]}`;
  const link = (what: PlanMove, path: string, text: string): readonly Link[] =>
    desk.may.includes(what) ? [{ href: addressOf(desk, path, entryId), text, of }] : [];
  return {
    id: entryId,
    words: goal.words ?? '',
    category: categoryWords[category],
    state: { text: goalStateWords[state], colour: colourOf(state) },
    steps: steps.map((step) => ({
      words: step.words ?? '',
      who: doerWords[step.who],
      ownWho: ownDoerWords[step.who],
      by: dayWords(step.by),
      state: step.overdue
        ? { text: say`Overdue`, colour: 'orange' }
        : { text: stepStateWords[step.state], colour: colourOf(step.state) },
      stands: stepStateWords[step.state],
      change: desk.may.includes('record-step')
        ? {
            href: addressOf(desk, 'step-result', step.entryId),
            text: say`Record`,
            of: `: ${step.words ?? ''}`,
          }
        : undefined,
    })),
    links: [
      ...link('add-step', 'step', say`Add a step`),
      ...link('change-goal', 'goal-change', say`Change this goal`),
    ],
  };
}

const contactLines = ({
  channel,
  reached,
  minutes,
  asAgreed,
  safeContact,
}: PlanView['contacts'][number]) => [
  `${channelWords[channel]}, ${reached ? say`reached` : say`not reached`}, ${count(minutes, 'minute')}`,
  ...(asAgreed ? [] : [say`Not in a way that was agreed`]),
  ...(safeContact === undefined ? [] : [safeContactReadWords[safeContact]]),
];

const entries = <E extends PlanEntry>(
  desk: PlanDesk,
  list: readonly E[] | undefined,
  linesOf: (entry: E) => readonly string[],
): readonly EntryView[] => (list ?? []).map((entry) => entryView(desk, entry, linesOf(entry)));

function entryView(
  desk: PlanDesk,
  entry: PlanEntry,
  lines: readonly string[],
  canStrike = true,
): EntryView {
  const mayStrike = canStrike && entry.struck === undefined && desk.may.includes('strike-entry');
  return {
    when: dayWords(entry.on),
    lines,
    words: entry.words,
    by: entry.byName,
    struck: entry.struck && say`Does not count: ${inSentence(strikeWords[entry.struck])}`,
    strike: mayStrike
      ? {
          href: addressOf(desk, 'correction', entry.entryId),
          text: say`Mark as not counting`,
          of: `: ${lines[0] ?? ''}, ${dayWords(entry.on)}`,
        }
      : undefined,
  };
}

/** Domains down, times across, oldest first; what does not count is left out. */
function scoreTable(desk: PlanDesk, all: readonly PlanScores[]): ScoreTable | undefined {
  const counted = all.filter(({ struck }) => struck === undefined).toReversed();
  if (counted.length === 0) return undefined;
  const used = new Set(counted.flatMap(({ scores }) => scores.map(({ domain }) => domain)));
  const known = desk.domains.filter(({ code }) => used.has(code));
  const gone: readonly StarDomain[] = [...used]
    .filter((code) => !desk.domains.some((domain) => domain.code === code))
    .map((code) => ({ code, label: code }));
  return {
    columns: counted.map((entry) => ({
      heading: `${scorePointWords[entry.at]}, ${dayWords(entry.on)}`,
      strike: entryView(desk, entry, [scorePointWords[entry.at]]).strike,
    })),
    rows: [...known, ...gone].map(({ code, label }) => ({
      domain: label,
      scores: counted.map(({ scores }) => {
        const found = scores.find(({ domain }) => domain === code);
        return found === undefined ? say`Not scored` : String(found.score);
      }),
    })),
  };
}

const nameOf = (id: string, services: readonly DirectoryEntry[]): string =>
  services.find(({ serviceId }) => serviceId === id)?.name ?? id;

/** Who did what to a plan, and when. */
export const changeWords = ({ at, what, byName }: PlanView['changes'][number]) => ({
  when: momentWords(at),
  words: `${isPlanMove(what) ? planChangeWords[what] : what} (${byName})`,
});

const isPlanMove = (what: string): what is PlanMove => Object.hasOwn(planChangeWords, what);
