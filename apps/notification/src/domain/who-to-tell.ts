import type { Audience, SafetyConcernTaskOpenedData, WaymarkEvent } from '@waymark/contracts';
import type { TemplateName } from './templates/templates.js';

/** Whom a referral's messages go to: organisations and answers, never addresses. */
export interface Recipients {
  readonly senderOrganisation: string;
  readonly landingTeam: string;
  readonly selfReferral: boolean;
  /** Withdrawn, or she has died: nothing more is sent to her. */
  readonly stopped: boolean;
}

/** A message to be sent; the address is asked for when it goes out. */
export interface PlannedMessage {
  readonly audience: Audience;
  readonly template: TemplateName;
  /** The organisation whose mailbox is meant; absent for the referrer and the woman. */
  readonly organisation?: string;
}

type Plan = (event: WaymarkEvent, to: Recipients) => readonly PlannedMessage[];

const referrer = (template: TemplateName): PlannedMessage => ({ audience: 'referrer', template });
const woman = (template: TemplateName): PlannedMessage => ({ audience: 'woman', template });
const tellReferrer: Plan = () => [referrer('referrer-update')];

// The teams that worked with the person as well as the one that sent.
const tellAll: Plan = (event) => [referrer('referrer-update'), ...tellTeams(event)];

const tellTeams = (event: WaymarkEvent): readonly PlannedMessage[] =>
  ((field(event, 'teams') ?? []) as readonly string[]).map((organisation) => ({
    audience: isCoordinating(organisation) ? 'landing-team' : 'receiving-service',
    template: 'service-update',
    organisation,
  }));

const isCoordinating = (organisation: string): boolean => organisation.startsWith('landing-');

/** One line per event somebody is told of. What is left out tells nobody. */
const PLANS: Readonly<Record<string, Plan>> = {
  'referral.received.v1': (_event, to) =>
    to.selfReferral
      ? [woman('woman-received')]
      : [referrer('referrer-received'), woman('woman-received')],
  'referral.offered.v1': (event) => [service(event, 'service-new'), referrer('referrer-update')],
  'referral.alongside-offered.v1': (event) => [service(event, 'service-new')],
  'referral.goes-with.v1': (event, to) =>
    isToBeRead(event) ? [referrer('referrer-update'), task(event, to)] : [],
  'referral.parted.v1': tellReferrer,
  'referral.held.v1': tellReferrer,
  // From then on the team that sent it no longer holds the person.
  'referral.acknowledged.v1': (event) => (isLead(event) ? [referrer('referrer-update')] : []),
  'referral.accepted.v1': (event) =>
    isLead(event) ? [referrer('referrer-update'), woman('woman-update')] : [],
  'referral.waitlisted.v1': tellReferrer,
  'referral.paused.v1': tellReferrer,
  'referral.care-started.v1': (event) => (isLead(event) ? [referrer('referrer-update')] : []),
  // To a service the offer itself is told.
  'referral.stepped.v1': (event) =>
    field(event, 'toKind') === undefined ? [] : [referrer('referrer-update')],
  // The service agrees appointments with the person itself; only one that was missed is told on.
  'referral.appointment-recorded.v1': (event) =>
    field(event, 'outcome') === 'did-not-attend' ? [referrer('referrer-update')] : [],
  // Whoever was told of it, or would have been, is told that there is something to read.
  'referral.record-corrected.v1': (event) =>
    TOLD_ON.some((code) => code === field(event, 'was') || code === field(event, 'is'))
      ? [referrer('referrer-update')]
      : [],
  'referral.declined.v1': (event) =>
    field(event, 'as') === 'alongside' ? [] : [referrer('referrer-update')],
  'referral.question-asked.v1': () => [referrer('referrer-question')],
  // Whoever has to look at it is told by the task.
  'referral.worse-said.v1': tellReferrer,
  // Whoever said it knows; everybody else who works with the person reads it before they reach out.
  'referral.contact-changed.v1': (event, to) =>
    field(event, 'byOrganisation') === undefined ? tellTeams(event) : tellAll(event, to),
  'referral.closed.v1': tellAll,
  'referral.reopened.v1': tellReferrer,
  'referral.death-recorded.v1': tellAll,
  'referral.death-corrected.v1': tellAll,
  'referral.nudged.v1': (event, to) => [task(event, to, ASKED)],
  'task.opened.v1': (event, to) => [task(event, to)],
  'task.done.v1': (event) =>
    field(event, 'what') === 'review-worse' ? [referrer('referrer-update')] : [],
  'clock.breached.v1': (event, to) => [task(event, to)],
  // The day that a referral waits for has come: its team is asked, and does not have to look by itself.
  'clock.due-soon.v1': (event, to) => (isToReconfirm(event) ? [task(event, to)] : []),
};

/** What a referrer was told of when it was recorded. */
const TOLD_ON: readonly string[] = ['did-not-attend', 'accepted'];

/** Who is told of an event. Nobody is told twice of the same event. */
export function whoToTell(event: WaymarkEvent, to: Recipients): readonly PlannedMessage[] {
  const planned = PLANS[event.type]?.(event, to) ?? [];
  return planned.filter(
    (message) =>
      (message.audience !== 'woman' || !to.stopped) &&
      (message.audience !== 'referrer' || !to.selfReferral),
  );
}

/** A team that wrote a form sees its task in its worklist; a coordinating team has a mailbox as well. */
export const whoCoordinates = ({
  nextStep: { owner },
}: SafetyConcernTaskOpenedData): readonly PlannedMessage[] =>
  isCoordinating(owner)
    ? [{ audience: 'landing-team', template: 'service-action', organisation: owner }]
    : [];

function service(event: WaymarkEvent, template: TemplateName): PlannedMessage {
  return {
    audience: 'receiving-service',
    template,
    organisation: String(field(event, 'serviceId')),
  };
}

/** What the team that sent it reads, and any other team. */
interface TaskWords {
  readonly own: TemplateName;
  readonly theirs: TemplateName;
}

const OWED: TaskWords = { own: 'referrer-action', theirs: 'service-action' };
/** An operator asks them to look at what they owe. */
const ASKED: TaskWords = { own: 'referrer-asked', theirs: 'service-asked' };

/** A task goes to whoever owes it: the sending team hears as the referrer, others in their mailbox. */
function task(event: WaymarkEvent, to: Recipients, words: TaskWords = OWED): PlannedMessage {
  // A task beside the placement's own step is owed by somebody else than that step is.
  const step = (field(event, 'beside') ?? field(event, 'nextStep')) as
    { readonly owner: string } | undefined;
  const owner = step?.owner ?? to.landingTeam;
  if (owner === to.senderOrganisation) return referrer(words.own);
  return {
    // Who coordinates is another team once the person has moved.
    audience:
      owner === to.landingTeam || isCoordinating(owner) ? 'landing-team' : 'receiving-service',
    template: words.theirs,
    organisation: owner,
  };
}

const isLead = (event: WaymarkEvent): boolean => (field(event, 'as') ?? 'lead') === 'lead';

// Afterwards it follows the referral that leads, and that one tells.
const isToBeRead = (event: WaymarkEvent): boolean =>
  (field(event, 'nextStep') as { readonly what: string } | undefined)?.what === 'read-linked';

// Of the lead: a reminder of something beside is nobody’s question.
const isToReconfirm = (event: WaymarkEvent): boolean =>
  field(event, 'beside') === undefined &&
  (field(event, 'nextStep') as { readonly what: string } | undefined)?.what === 'reconfirm';

const field = (event: WaymarkEvent, name: string): unknown =>
  (event.data as Readonly<Record<string, unknown>>)[name];
