import type {
  AssessmentView,
  DirectoryEntry,
  Move,
  PlacementView,
  ReferralMessage,
  ReferralView,
  SamePerson,
} from '@waymark/contracts';
import type { MovePath } from '../../../clients/routing.client.js';
import { inLanguage, say } from '../../../language/say.js';
import type { Chosen } from '../../../layout/form/fill-again.js';
import { newIdempotencyKey } from '../../../layout/form/idempotency-key.js';
import { optionsFrom, type Option } from '../../../layout/form/question.js';
import { judgementView, type JudgementView } from '../../../layout/judging/judged-lines.js';
import { fileLines, type FileLine } from '../../../layout/files/file-lines.js';
import { dayWords, momentWords } from '../../../layout/london-time.js';
import { holderWords } from '../../../layout/words/holder-words.js';
import type { Tag } from '../../../layout/words/judging-words.js';
import { pathwayWords } from '../../../layout/words/need-words.js';
import { appointmentShown, type AppointmentLine } from '../../../layout/words/appointment-words.js';
import { askedLine } from '../../../layout/words/nudge-words.js';
import { messageLines, type MessageLine } from '../../../layout/words/message-words.js';
import { nextStepWords, stateWords } from '../../../layout/words/placing-words.js';
import { ruleWords } from '../../../layout/words/rule-words.js';
import { protectedFactsLink } from '../../../layout/words/protected-fact-words.js';
import { restrictedLine } from '../../../layout/words/restriction-words.js';
import { safeContactFirst } from '../../../layout/words/safe-contact.js';
import { dueWords } from '../../../layout/words/target-words.js';
import { samePersonLine } from '../same-person/same-person.presenter.js';
import { moves } from '../moves/moves.js';
import { whatFollows, type KnownBefore, type WhatFollows } from '../moves/what-follows.js';
import { carrying, listPath, type ListFilter } from '../worklist/worklist-filter.js';
import { assignedTo, tagsOf } from '../worklist/worklist-row.js';
import type { Colleague } from '../../../store/colleagues.store.js';
import type { AmongColleagues } from './working-the-list.js';
import { amongLines, skipWords } from './among-colleagues.js';
import { detailsFor } from '../../../layout/words/link-work-details.js';
import type { DetailSection } from '../../../layout/words/referral-details.js';

/** Everything the page is made from; what a silent service would have said is undefined. */
export interface HubReferralParts {
  readonly placement: PlacementView;
  readonly referral: ReferralView | undefined;
  /** Intake has answered, and shares nothing with this team: it has let go, or has not been asked yet. */
  readonly isKeptBack?: boolean;
  readonly samePerson: SamePerson | undefined;
  readonly assessment: AssessmentView | undefined;
  /** What was sent about it, as far as that is for the reader; undefined where nobody answers. */
  readonly sent?: readonly ReferralMessage[] | undefined;
  readonly services: readonly DirectoryEntry[];
  readonly now: Date;
  /** The reader's organisation has the person, or owes the next step. */
  readonly mayMove?: boolean;
  /** The reader's organisation, where the reader is a link worker. */
  readonly linkWorkOf?: string;
  readonly among?: AmongColleagues;
  /** What decisions made at once would do and say. */
  readonly before?: KnownBefore;
  readonly colleagues?: readonly Colleague[];
  /** The list that is worked through, where there is one. */
  readonly list?: ListFilter | undefined;
}

interface MoveLink {
  readonly text: string;
  readonly href: string;
  /** Done by a button on this page; the others ask something first. */
  readonly atOnce: boolean;
  /** Of what is done at once: what comes next, and what is sent. */
  readonly follows?: WhatFollows | undefined;
}

interface ServiceView {
  readonly name: string;
  readonly why: string;
  readonly judgements: readonly JudgementView[];
}

interface DecisionView {
  readonly title: string;
  readonly because: string;
  readonly lines: readonly {
    readonly what: string;
    readonly became: string;
    readonly because: string;
  }[];
}

export interface HubReferralPage {
  readonly title: string;
  readonly section: string;
  readonly tags: readonly Tag[];
  readonly marked: string | undefined;
  /** Loss comes first in everything that is said. */
  readonly loss?: string;
  readonly safeContact: readonly string[];
  /** That an operator asked the team to look at it. */
  readonly asked?: string;
  /** What only colleagues tell one another: who has it open, and who went past it. */
  readonly among: readonly string[];
  /** Where it is said that the person is to be reached in other ways. */
  readonly contact?: string;
  /** Where it is said who may open it; what is not shared with the team is neither opened nor printed by it. */
  readonly access?: string;
  /** Where what is told apart from the form is. */
  readonly protectedFacts?: { readonly href: string; readonly text: string };
  /** How a restricted record is open to the reader. */
  readonly restricted?: string;
  readonly print?: string;
  /** How the list is gone on with, where one is worked through. */
  readonly worked?: { readonly skip: string };
  readonly skipReasons: readonly Option[];
  readonly chosen: Chosen;
  readonly summary: readonly { readonly key: string; readonly value: string }[];
  readonly samePerson: { readonly text: string; readonly href: string } | undefined;
  readonly moves: readonly MoveLink[];
  /** Where the team's link-work plan with the person is, or would be. */
  readonly plan: string | undefined;
  /** Where it is recorded what the person said about sharing; first among what can be done where it is owed. */
  readonly agreement: { readonly href: string; readonly owed: boolean } | undefined;
  /** Where it is said that the person lives somewhere else now. */
  readonly moved?: string;
  readonly hidden: Readonly<Record<string, string>>;
  readonly details: readonly DetailSection[] | undefined;
  readonly isKeptBack: boolean;
  readonly files: readonly FileLine[];
  readonly judged: string | undefined;
  readonly services: readonly ServiceView[] | undefined;
  /** The decision in force, or the last one where it is closed. */
  readonly considered: DecisionView | undefined;
  /** Those before it, the newest first. */
  readonly earlier: readonly DecisionView[];
  readonly advice: readonly string[];
  /** Undefined where notification is silent; none where there are none for this reader. */
  readonly messages: readonly MessageLine[] | undefined;
  readonly history: readonly { readonly when: string; readonly words: string }[];
  readonly alongside: readonly string[];
  readonly appointments: readonly AppointmentLine[];
  readonly tasks: readonly {
    readonly words: string;
    readonly because: string;
    readonly due: string;
  }[];
  readonly back: { readonly href: string; readonly text: string };
}

/** What each move is called and where it is made. */
const MOVES: Readonly<
  Record<Move, { readonly text: string; readonly path: MovePath; readonly atOnce?: true }>
> = inLanguage(() => ({
  acknowledge: { text: say`Acknowledge: we have it`, path: 'acknowledgement', atOnce: true },
  accept: { text: say`Accept`, path: 'acceptance', atOnce: true },
  ask: { text: say`Ask the referrer`, path: 'question' },
  decline: { text: say`Decline, with a reason and a next step`, path: 'decline' },
  reconfirm: { text: say`Record that nothing has changed, or that it has`, path: 'reconfirmation' },
  'offer-to': { text: say`Offer to a service by hand`, path: 'offer' },
  'record-call': { text: say`Record who took the call`, path: 'call' },
  'record-receipt': { text: say`Record who has taken over`, path: 'receipt' },
  'finish-task': { text: say`A task is done`, path: 'finished-task' },
  waitlist: { text: say`Put on the waiting list`, path: 'waiting-list' },
  'start-care': { text: say`Record that care has started`, path: 'care', atOnce: true },
  'book-appointment': { text: say`Book an appointment`, path: 'appointment' },
  'confirm-appointment': {
    text: say`The interpreter is arranged`,
    path: 'appointment-confirmation',
  },
  'record-appointment': { text: say`Record or cancel an appointment`, path: 'appointment-outcome' },
  'record-contact': { text: say`Record that you tried to reach the person`, path: 'contact' },
  'pass-on': { text: say`Pass on to another service`, path: 'onward' },
  'step-up': { text: say`Step up, to a place for greater need`, path: 'step-up' },
  'step-down': { text: say`Step down, to a place for less need`, path: 'step-down' },
  'take-back': { text: say`Take back the request to take over`, path: 'take-back', atOnce: true },
  'offer-alongside': { text: say`Ask a team to work alongside`, path: 'alongside-offer' },
  'say-worse': { text: say`Things are worse: a clinician looks at it today`, path: 'worse' },
  'record-review': { text: say`Record that a clinician has looked at it`, path: 'review' },
  pause: { text: say`Pause, with a reason and a day`, path: 'pause' },
  resume: { text: say`End the pause`, path: 'resumption', atOnce: true },
  'record-death': { text: say`Record that the person or a baby has died`, path: 'death' },
  'correct-death': { text: say`A death was recorded by mistake`, path: 'death-correction' },
  'correct-appointment': {
    text: say`What was recorded of an appointment was a mistake`,
    path: 'appointment-correction',
  },
  'correct-contact': {
    text: say`That you tried to reach the person was recorded by mistake`,
    path: 'contact-correction',
  },
  'correct-acceptance': { text: say`It was accepted by mistake`, path: 'acceptance-correction' },
  'record-death-review': { text: say`Record what became of appointments`, path: 'death-review' },
  close: { text: say`Close, with the outcome`, path: 'closure' },
  reopen: { text: say`Open it again`, path: 'reopening' },
}));

/** What is done by a button on the page, by its address. */
export const movesAtOnce = ({ moves: allowed }: PlacementView): readonly MovePath[] =>
  allowed.flatMap((move) => (MOVES[move].atOnce === true ? [MOVES[move].path] : []));

const followsOf = (move: Move, { before }: HubReferralParts): WhatFollows | undefined =>
  before && whatFollows(moves[MOVES[move].path], before);

export function hubReferralPage(parts: HubReferralParts): HubReferralPage {
  const { placement, referral, assessment, services } = parts;
  const nameOf = (id: string): string =>
    services.find(({ serviceId }) => serviceId === id)?.name ?? id;
  const query = carrying(parts.list);
  const path = `/worklist/${placement.referralId}`;
  return {
    title: placement.reference,
    section: say`Worklist`,
    tags: tagsOf(placement),
    marked: services.find(({ serviceId }) => serviceId === placement.serviceId)?.marked,
    ...(placement.death !== undefined && { loss: LOSS[placement.death] }),
    safeContact: reachedFirst(parts),
    ...(placement.asked !== undefined && { asked: askedLine(placement.asked) }),
    among: amongLines(parts.among, parts.now),
    ...(referral?.open === true && { contact: `${path}/contact-details` }),
    ...(parts.isKeptBack !== true && {
      access: `/restricted/${placement.referralId}/access`,
      print: `${path}/print`,
    }),
    ...protectedFactsLink(referral),
    ...restrictedOf(referral),
    ...(parts.list !== undefined && { worked: { skip: `${path}/skip${query}` } }),
    skipReasons: optionsFrom(skipWords),
    chosen: { reason: [] },
    summary: summaryRows(parts),
    samePerson: linkToOthers(placement.referralId, parts.samePerson),
    plan: linkWorksWith(parts) ? `${path}/plan` : undefined,
    agreement: agreementLink(parts),
    ...(parts.mayMove === true && { moved: `${path}/moved` }),
    moves: placement.moves.map((move) => ({
      text: MOVES[move].text,
      href: `${path}/${MOVES[move].path}${query}`,
      atOnce: MOVES[move].atOnce ?? false,
      ...(MOVES[move].atOnce === true && { follows: followsOf(move, parts) }),
    })),
    hidden: {
      version: String(placement.version),
      idempotencyKey: newIdempotencyKey(),
    },
    details: referral && detailsFor(referral),
    isKeptBack: parts.isKeptBack === true,
    files: fileLines(referral?.attachments, `/worklist/${placement.referralId}/files`),
    judged: assessment && dayWords(assessment.judgedOn),
    services: assessment && judgedServices(assessment),
    considered: decisionNow(placement, nameOf),
    earlier: placement.decisions.slice(1).map(({ at, because, considered }) => ({
      title: say`Decided on ${momentWords(at)}`,
      because,
      lines: linesOf(considered, nameOf),
    })),
    advice: placement.advice.map(({ how }) => how),
    messages: messageLines(parts.sent),
    history: placement.history.map(({ at, by, because }) => ({
      when: momentWords(at),
      words: `${because}${byWhom(by)}`,
    })),
    alongside: placement.alongside
      .filter(({ state }) => state !== 'closed')
      .map((one) => alongsideLine(one, nameOf)),
    appointments: placement.appointments.map((one) => appointmentShown(one, referral?.sent)),
    tasks: placement.tasks.map(({ step }) => ({
      words: nextStepWords[step.what],
      because: step.because,
      due: dueWords(step, parts.now),
    })),
    back: { href: listPath(parts.list ?? {}), text: say`Worklist` },
  };
}

function restrictedOf(referral: ReferralView | undefined): Pick<HubReferralPage, 'restricted'> {
  if (referral?.restricted !== true) return {};
  return { restricted: restrictedLine(referral.openUntil) };
}

function agreementLink({ placement, referral }: HubReferralParts): HubReferralPage['agreement'] {
  if (referral?.open !== true) return undefined;
  const steps = [placement.nextStep, ...placement.tasks.map(({ step }) => step)];
  return {
    href: `/referrals/${placement.referralId}/agreement`,
    owed: steps.some((step) => step?.what === 'ask-her'),
  };
}

const NOT_SHARED = (): string =>
  say`How the person may be contacted is not shared with your team, so nothing is known to be safe. Do not contact them.`;

const reachedFirst = ({ isKeptBack, referral }: HubReferralParts): readonly string[] =>
  isKeptBack === true ? [NOT_SHARED()] : safeContactFirst(referral?.sent.person.contact);

const LOSS = inLanguage(() => ({
  woman: say`The person has died. Nobody writes to them or telephones them. Look at what was booked.`,
  baby: say`A baby has died. Begin with that, and never ask how the baby is. No message goes to the person: somebody speaks with them.`,
}));

function linkToOthers(id: string, found: SamePerson | undefined): HubReferralPage['samePerson'] {
  const text = samePersonLine(found);
  return text === undefined ? undefined : { text, href: `/worklist/${id}/same-person` };
}

/** Who works with the person besides, or is asked to take over. */
function alongsideLine(
  { serviceId, state, as }: PlacementView['alongside'][number],
  nameOf: (id: string) => string,
): string {
  const name = serviceId === undefined ? say`A team` : nameOf(serviceId);
  const asked = as === 'hand-over' ? say`, asked to take over` : '';
  return `${name}${asked}: ${stateWords[state]}`;
}

// Routing decides; a link that leads nowhere is not offered.
function linkWorksWith({ placement, services, linkWorkOf }: HubReferralParts): boolean {
  const kind = services.find(({ serviceId }) => serviceId === linkWorkOf)?.kind ?? '';
  const isTheirs = placement.serviceId === linkWorkOf;
  return isTheirs && kind.startsWith('vcse') && placement.state !== 'offered';
}

function summaryRows({ placement, now, colleagues = [] }: HubReferralParts) {
  const { state, pathway, holder, nextStep, because, heldUntil, assignee } = placement;
  return [
    { key: say`State`, value: stateWords[state] },
    ...(pathway === undefined ? [] : [{ key: say`For`, value: pathwayWords[pathway] }]),
    { key: say`Why it came to you`, value: because },
    { key: say`Held by`, value: holderWords(holder, nextStep) },
    { key: say`Assigned in your team to`, value: assignedTo(assignee, colleagues) },
    ...(nextStep === undefined
      ? []
      : [
          {
            key: say`Next step`,
            value: say`${nextStepWords[nextStep.what]}, by ${nextStep.ownerName}. ${nextStep.because}`,
          },
          {
            key: say`Due`,
            value: dueWords(nextStep, now),
          },
        ]),
    ...(heldUntil === undefined ? [] : [{ key: say`Held until`, value: dayWords(heldUntil) }]),
    { key: say`Waiting since`, value: waitWords(placement) },
  ];
}

/** One clock: it begins with the first referral and stops with first help. */
function waitWords({ firstReferredOn, firstHelpOn, daysWaited }: PlacementView): string {
  const days = daysWaited === 1 ? '1 day' : say`${String(daysWaited)} days`;
  return firstHelpOn === undefined
    ? say`${dayWords(firstReferredOn)}: ${days}, no help yet`
    : say`${dayWords(firstReferredOn)}; first help after ${days}, on ${dayWords(firstHelpOn)}`;
}

function judgedServices({ candidates, judgements }: AssessmentView): readonly ServiceView[] {
  return candidates.map(({ serviceId, why }) => {
    const own = judgements.filter((judgement) => judgement.serviceId === serviceId);
    return { name: own[0]?.serviceName ?? serviceId, why, judgements: own.map(judgementView) };
  });
}

/** What was chosen by hand stands above what the routing order last considered. */
function decisionNow(
  { decisions, considered, state }: PlacementView,
  nameOf: (id: string) => string,
): DecisionView | undefined {
  const [last] = decisions;
  if (last === undefined) return undefined;
  const stands = state === 'closed' ? say`The last decision, made` : say`In force now, decided`;
  return {
    title: say`${stands} on ${momentWords(last.at)}`,
    because: last.because,
    lines: linesOf(considered, nameOf),
  };
}

const linesOf = (
  considered: PlacementView['considered'],
  nameOf: (id: string) => string,
): DecisionView['lines'] =>
  takenFirst(considered).map(({ serviceId, rule, taken, because }) => ({
    ...(serviceId === undefined
      ? { what: ruleWords(rule), became: taken ? say`Decided` : say`Passed` }
      : { what: nameOf(serviceId), became: taken ? say`Taken` : say`Not taken` }),
    because,
  }));

// What decided, then the places that were not taken, then the steps that were passed.
const takenFirst = (considered: PlacementView['considered']): PlacementView['considered'] => {
  const rest = considered.filter(({ taken }) => !taken);
  return [
    ...considered.filter(({ taken }) => taken),
    ...rest.filter(({ serviceId }) => serviceId !== undefined),
    ...rest.filter(({ serviceId }) => serviceId === undefined),
  ];
};

/** A person is named; an organisation's code is no name. */
export const byWhom = (by: string): string => (/^[a-z0-9-]*$/.test(by) ? '' : ` (${by})`);
