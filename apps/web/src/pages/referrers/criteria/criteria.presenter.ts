import type {
  Advice,
  Candidate,
  Day,
  DestinationKind,
  MissingAnswer,
  Outcome,
  PlaceNote,
  PreCheckAnswer,
  ServiceJudgement,
} from '@waymark/contracts';
import { inLanguage, say } from '../../../language/say.js';
import { judgementView, type JudgementView } from '../../../layout/judging/judged-lines.js';
import type { Refused } from '../../../clients/refused.js';
import { dayWords } from '../../../layout/london-time.js';
import { redirectsView, type RedirectView } from '../../../layout/services/redirects-view.js';
import {
  serviceView as serviceNowView,
  type ServiceView as Standing,
} from '../../../layout/services/service-view.js';
import { destinationWords } from '../../../layout/words/placing-words.js';
import type { TopicSlug } from '../refer/draft/draft.js';
import { CRITERIA, SO_FAR } from '../refer/form-flow.js';
import { topicOfFact, topicOfLine } from './change-link.js';
import { whereItWouldGo } from './where-it-would-go.js';
import type { SayNo } from './whether-they-say-no.js';

interface ServiceView {
  readonly name: string;
  readonly area: string;
  readonly why: string;
  readonly basisOpen: boolean;
  readonly href: string;
  /** Its opening and waits, published and real; absent where routing did not answer. */
  readonly standing: Standing | undefined;
  readonly waits: readonly string[];
  readonly redirects: readonly RedirectView[];
  readonly judgements: readonly JudgementView[];
}

interface Missing {
  readonly question: string;
  readonly change?: string;
}

export interface CriteriaPage {
  readonly title: string;
  readonly section: string;
  readonly judgedOn: string;
  readonly callNow: readonly Advice[];
  /** What sending would do, in one sentence. */
  readonly headline?: string;
  /** Why; absent, like the headline, where routing did not answer. */
  readonly preview?: string;
  /** A clinical date that waits do not move. */
  readonly planBy?: string;
  readonly advice: readonly { readonly kind: string; readonly how: string }[];
  readonly missing: readonly Missing[];
  /** What was noticed about where the person belongs. */
  readonly placeNotes: readonly string[];
  readonly changeWhere: string;
  readonly services: readonly ServiceView[];
  readonly back: { readonly href: string; readonly text: string };
  readonly onward: string;
  readonly onwardWords: string;
  /** Said where the criteria say no: it is not the end. */
  readonly saidNo?: string;
  /** Said where nobody is named yet: what was taken for granted. */
  readonly assumed?: string;
  /** Where the answers can be deleted. */
  readonly remove?: string;
}

/** Before anybody is named, or before it is sent. */
export type CriteriaStage = typeof CRITERIA | typeof SO_FAR;

/** What the criteria say, before anything is sent; `open` are the topics of this draft. */
export function criteriaPage(
  id: string,
  answer: PreCheckAnswer,
  open: readonly TopicSlug[],
  notes: readonly PlaceNote[] = [],
  stage: CriteriaStage = CRITERIA,
  answered: readonly TopicSlug[] = [],
): CriteriaPage {
  const change = changeLinks(id, open, stage);
  return {
    ...frame(id, stage),
    ...(stage === SO_FAR && { assumed: assumedWords(answered) }),
    judgedOn: dayWords(answer.judgedOn),
    callNow: answer.callNow,
    ...(answer.routing !== undefined && {
      headline: whereItWouldGo(answer) ?? '',
      preview: answer.routing.words,
    }),
    ...(answer.routing?.planBy !== undefined && {
      planBy: planByWords(answer.routing.planBy, answer.judgedOn),
    }),
    advice: (answer.routing?.advice ?? [])
      .filter(({ how }) => !answer.callNow.some((call) => call.how === how))
      .map(adviceView),
    missing: answer.missing.map(({ fact, question }: MissingAnswer) => ({
      question,
      ...change(topicOfFact(fact)),
    })),
    placeNotes: [...new Set(notes.map(({ words }) => words))],
    changeWhere: `/refer/${id}/where?from=${stage}`,
    services: servicesOf(answer).map(({ candidate, own }) => ({
      ...serviceView(candidate, own, change),
      standing: standingOf(candidate, answer),
    })),
  };
}

/** No dead end: on with a reason, back to the answers, or to other help. */
export const waysOnAfterNo = (
  id: string,
  sayNo: SayNo,
): Required<Pick<CriteriaPage, 'saidNo' | 'onward' | 'onwardWords'>> => ({
  saidNo: SAID_NO[sayNo],
  onward: `/refer/${id}/refer-anyway`,
  onwardWords: say`Refer anyway, and say why`,
});

const SAID_NO: Readonly<Record<SayNo, string>> = inLanguage(() => ({
  all: say`With these answers, no local service’s published criteria are met.`,
  preferred: say`With these answers, the published criteria of no service of the kind that the person would rather go to are met.`,
}));

// The plan is owed by the maternity unit and the place together, whichever place it is.
const planByWords = (day: Day, today: Day): string =>
  day >= today
    ? say`A fear of birth: a plan for the birth is wanted by ${dayWords(day)}, at about 34 weeks of pregnancy. A place that cannot see the person by then is not enough by itself.`
    : say`A fear of birth: a plan for the birth was wanted by ${dayWords(day)}, at about 34 weeks of pregnancy. Speak with the maternity unit today as well.`;

/** What can be said where eligibility, or the list of places, is silent. */
export const criteriaUnknownPage = (id: string, stage: CriteriaStage = CRITERIA): object =>
  frame(id, stage);

/** Answers contradict each other, so no criteria can be applied to them. */
export const criteriaRefusedPage = (
  id: string,
  { refused }: Refused,
  stage: CriteriaStage = CRITERIA,
): object => ({
  ...frame(id, stage),
  refused: [...new Set(refused.map(({ message }) => message))],
});

const frame = (id: string, stage: CriteriaStage) => ({
  section: say`Make a referral`,
  back: { href: `/refer/${id}`, text: say`Back` },
  ...(stage === CRITERIA
    ? {
        title: say`What the local criteria say`,
        onward: `/refer/${id}/check-answers`,
        onwardWords: say`Continue to check your answers`,
      }
    : {
        title: say`What the local criteria say so far`,
        onward: `/refer/${id}`,
        onwardWords: say`Go on to refer with these answers`,
        remove: `/refer/drafts/${id}/removal`,
      }),
});

/** What is taken for granted before everything is asked; `answered` are the topics that were saved. */
const assumedWords = (answered: readonly TopicSlug[]): string =>
  [
    ...(answered.includes('person') ? [] : [say`Nobody is named yet, and the age is open.`]),
    ...(answered.includes('consent')
      ? []
      : [say`It is taken for granted that the person agrees to be referred.`]),
    say`What was not asked yet is open; below, each service says what it needs to know.`,
    say`Your answers are kept for 14 days, or until you delete them.`,
  ].join(' ');

export const adviceView = ({ kind, how }: Advice) => ({
  kind: isDestination(kind) ? destinationWords[kind] : kind,
  how,
});

const isDestination = (kind: string): kind is DestinationKind =>
  Object.hasOwn(destinationWords, kind);

type ChangeLink = (topic: TopicSlug | undefined) => { readonly change?: string };

// A page that earlier answers leave out is reached by the one that opens it.
function changeLinks(id: string, open: readonly TopicSlug[], stage: CriteriaStage): ChangeLink {
  return (topic) => {
    if (topic === undefined) return {};
    const shown = open.includes(topic) ? topic : 'need';
    return { change: `/refer/${id}/${shown}?from=${stage}` };
  };
}

const BEST_FIRST: readonly Outcome[] = ['eligible', 'not-yet', 'cannot-tell', 'not-eligible'];
const rankOf = ({ outcome }: ServiceJudgement): number => BEST_FIRST.indexOf(outcome);

/** Where it would go first, then services that may take her; among equals as eligibility has put them. */
function servicesOf({ candidates, judgements, routing }: PreCheckAnswer) {
  return candidates
    .map((candidate) => {
      const own = judgements
        .filter(({ serviceId }) => serviceId === candidate.serviceId)
        .toSorted((one, other) => rankOf(one) - rankOf(other));
      const chosen = candidate.serviceId === routing?.serviceId;
      return {
        candidate,
        own,
        rank: chosen ? -1 : Math.min(...own.map(rankOf), BEST_FIRST.length),
      };
    })
    .toSorted((one, other) => one.rank - other.rank);
}

// The heading says which service it is.
function withoutName(why: string, judgement: ServiceJudgement | undefined): string {
  const name = judgement && `${judgement.serviceName} (${judgement.area}): `;
  if (name === undefined || !why.startsWith(name)) return why;
  const rest = why.slice(name.length);
  return `${rest.charAt(0).toUpperCase()}${rest.slice(1)}`;
}

function standingOf({ serviceId }: Candidate, { routing }: PreCheckAnswer): Standing | undefined {
  const now = routing?.services?.find((service) => service.serviceId === serviceId);
  return now && serviceNowView(now);
}

function serviceView(
  { serviceId, why, basisOpen }: Candidate,
  judgements: readonly ServiceJudgement[],
  change: ChangeLink,
): Omit<ServiceView, 'standing'> {
  const [first] = judgements;
  return {
    name: first?.serviceName ?? serviceId,
    area: first?.area ?? '',
    why: withoutName(why, first),
    basisOpen,
    href: `/services/${serviceId}`,
    waits: first?.waits ?? [],
    redirects: redirectsView(first?.redirects ?? []),
    judgements: judgements.map((judgement) => {
      const view = judgementView(judgement);
      return {
        ...view,
        canChange: true,
        asked: view.asked.map((one) => ({ ...one, ...change(topicOfFact(one.fact)) })),
        wouldChange: view.wouldChange.map((together) =>
          together.map((one) => ({
            ...one,
            ...(one.how === 'check' && change(topicOfFact(one.fact))),
          })),
        ),
        lines: view.lines.map((line) => ({
          ...line,
          ...change(topicOfLine(line.criterion, line.missing)),
        })),
      };
    }),
  };
}
