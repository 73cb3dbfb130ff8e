import { randomUUID } from 'node:crypto';
import {
  referralAccepted,
  referralAcknowledged,
  referralAssessed,
  referralOffered,
  referralQuestionAsked,
  referralReceived,
  safetyConcernRaised,
  type CallerRole,
  type SendReferral,
  type ServiceName,
} from '@waymark/contracts';
import { anEvent } from '@waymark/testing';
import { EligibilityConsumer } from '../../apps/eligibility/src/entry/eligibility.consumer.js';
import { aForm, type Change } from '../../apps/intake/src/domain/a-form.fixture.js';
import { IntakeConsumer } from '../../apps/intake/src/entry/intake.consumer.js';
import { NotificationConsumer } from '../../apps/notification/src/entry/notification.consumer.js';
import { aReferral } from '../../apps/routing/src/domain/placement.fixture.js';
import {
  candidatesOf,
  judgementOf,
  plain,
  theDirectory,
  type Judged,
} from '../../apps/routing/src/domain/situation.fixture.js';
import { RoutingConsumer } from '../../apps/routing/src/entry/routing.consumer.js';
import { LookAfterConcern } from '../../apps/routing/src/use-cases/look-after-concern.js';
import type { Asked } from './services.fixture.js';

const HUB = 'norfolk-waveney-lotus';
const LIGHT = 'sheffield-light';
const MIDWIVES = 'norfolk-midwives';
const SUBJECT = '0b8f6f0e-0000-4000-8000-000000000001';
const about = { subject: SUBJECT, data: { referralId: SUBJECT } };
const isReceived = {
  ...about,
  data: { ...about.data, sender: { organisation: MIDWIVES, name: 'Midwives' } },
};
/** Asked of who sent the referral, and not answered. */
export const QUESTION = '0b8f6f0e-0000-4000-8000-0000000000ff';
const holder = { organisation: HUB, kind: 'mmhs-hub', name: 'Hub' } as const;
const sender = { organisation: MIDWIVES, kind: 'sending-team', name: 'Midwives' } as const;
const offeredTo = { serviceId: HUB, serviceName: 'Hub', as: 'lead', holder: sender } as const;

/** Where somebody with this role works who has to do with what is kept here. */
export const ownOf = (role?: CallerRole): string => {
  if (role === 'referrer') return MIDWIVES;
  return role === 'link-worker' ? LIGHT : HUB;
};

/** What is in the addresses of one service, by the first word of the address, or its words around the first id, then by its place. */
export type Ids = Readonly<Record<string, readonly string[]>>;

const made = async <Body extends object>(
  service: Asked,
  name: ServiceName,
  path: string,
  role: CallerRole,
  body: object,
): Promise<Body> => {
  const who = { organisation: ownOf(role), subject: `test|${role}`, audience: name };
  const { status, body: answer } = await service.call<Body>('POST', path, {
    token: await service.issuers.person({ ...who, roles: [role] }),
    body,
    headers: { 'idempotency-key': randomUUID() },
  });
  if (status >= 300) {
    throw new Error(`${path}: ${String(status)} ${JSON.stringify(answer)}`);
  }
  return answer;
};

async function ofIntake(service: Asked): Promise<Ids> {
  const make = <Body extends object>(path: string, role: CallerRole, body: object) =>
    made<Body>(service, 'intake', path, role, body);
  const sent = async (person: Change<SendReferral>['person'] = {}): Promise<string> => {
    const form = aForm({ person, where: { residencePlaces: ['norfolk'] } });
    const { referralId } = await make<{ referralId: string }>('/referrals', 'referrer', form);
    const told = { subject: referralId, data: { referralId, ...offeredTo } };
    await service.app.get(IntakeConsumer).onOffered(anEvent(referralOffered, told));
    return referralId;
  };
  const open = await sent();
  await service.app.get(IntakeConsumer).onQuestionAsked(
    anEvent(referralQuestionAsked, {
      ...{ subject: open, sequence: 2 },
      data: { referralId: open, questionId: QUESTION },
    }),
  );
  await service.app.get(IntakeConsumer).onAcknowledged(
    anEvent(referralAcknowledged, {
      ...{ subject: open, sequence: 3 },
      data: { referralId: open, holder },
    }),
  );
  const file = {
    fileName: 'letter.pdf',
    content: Buffer.from('%PDF-1.7 invented').toString('base64'),
  };
  const { attachmentId } = await make<{ attachmentId: string }>(
    `/referrals/${open}/attachments`,
    'referrer',
    file,
  );
  const { factId } = await make<{ factId: string }>(
    `/referrals/${open}/protected-facts`,
    'referrer',
    { kind: 'partner', details: 'Invented.', neededFor: 'plan-contact' },
  );
  const another = { nhsNumber: '9990001073', fullName: 'Ada Otherwood', birthDate: '1990-01-02' };
  const closed = await sent(another);
  const reason = 'Her sister works there.';
  const restriction = { restricted: true, reason, restrictionVersion: 0 };
  await make(`/referrals/${closed}/restriction`, 'referrer', restriction);
  const { openingId } = await make<{ openingId: string }>(
    `/referrals/${closed}/openings`,
    'hub-clinician',
    { because: 'safety', words: 'She has telephoned.' },
  );
  const concernId = randomUUID();
  const concern = { concernId, team: 'T', calls: ['crisis'], residencePlaces: ['norfolk'] };
  await make('/safety-concerns', 'referrer', concern);
  return {
    referrals: [open, attachmentId],
    'referrals/protected-facts': [open, factId],
    openings: [openingId],
    'safety-concerns': [concernId],
  };
}

async function ofEligibility(service: Asked): Promise<Ids> {
  const consumer = service.app.get(EligibilityConsumer);
  await consumer.onReceived(anEvent(referralReceived, isReceived));
  await consumer.onOffered(
    anEvent(referralOffered, { ...about, data: { ...about.data, ...offeredTo } }),
  );
  const whatIfId = randomUUID();
  await service.query(
    `INSERT INTO what_if (what_if_id, service_id, organisation, since, draft, asked_at)
     VALUES ($1, $2, $2, '2026-01-01', '{}', now())`,
    [whatIfId, HUB],
  );
  const [row] = await service.query<{ id: string }>('SELECT assessment_id AS id FROM assessment');
  return { referrals: [SUBJECT, row?.id ?? ''], 'what-ifs': [whatIfId] };
}

async function ofRouting(service: Asked): Promise<Ids> {
  const consumer = service.app.get(RoutingConsumer);
  const preferring = aReferral({ preference: { sector: 'voluntary-sector' } }, false);
  const received = { ...plain(preferring), ...about.data, linkedTo: [] };
  await consumer.onReceived(anEvent(referralReceived, { ...about, data: received }));
  const judged: readonly Judged[] = [
    [HUB, 'birth-trauma', 'eligible'],
    [LIGHT, 'peer-support', 'eligible'],
  ];
  const data = {
    ...{ referralId: SUBJECT, factsVersion: 1, judgements: judged.map(judgementOf) },
    candidates: candidatesOf(theDirectory(), judged),
  };
  await consumer.onAssessed(anEvent(referralAssessed, { subject: SUBJECT, data }));
  const make = (path: string, role: CallerRole, body: object) =>
    made(service, 'routing', path, role, { byName: 'Sam Example', ...body });
  const [stands] = await service.query<{ version: number }>('SELECT version FROM placement');
  await make(`/placements/${SUBJECT}/acknowledgement`, 'link-worker', { ...stands });
  const plan = { version: 0, nextReviewOn: '2026-12-21' };
  await make(`/placements/${SUBJECT}/plan`, 'link-worker', plan);
  await make(`/services/${HUB}/closure`, 'hub-clinician', {
    ...{ on: '2027-03-01', reason: 'staffing', exceptions: [], wording: 'We close.' },
  });
  const concernId = randomUUID();
  // Half an hour and more before: a task of those who wrote it.
  await consumer.onConcernRaised(
    anEvent(safetyConcernRaised, {
      subject: concernId,
      data: { concernId, sender: isReceived.data.sender, raisedAt: '2026-11-23T08:00:00.000Z' },
    }),
  );
  await service.app.get(LookAfterConcern).timeWentBy(concernId);
  return { placements: [SUBJECT], services: [HUB], 'safety-concerns': [concernId] };
}

async function ofNotification(service: Asked): Promise<Ids> {
  const consumer = service.app.get(NotificationConsumer);
  for (const event of [
    anEvent(referralReceived, isReceived),
    anEvent(referralOffered, { ...about, data: { ...about.data, ...offeredTo } }),
    anEvent(referralAcknowledged, { ...about, data: { ...about.data, holder } }),
    anEvent(referralAccepted, { ...about, data: { ...about.data, holder, as: 'lead' } }),
  ]) {
    await consumer.onSomethingToTell(event);
  }
  const { id } = await made<{ id: string }>(service, 'notification', '/webhooks', 'administrator', {
    url: 'https://hub.example/waymark',
  });
  return { referrals: [SUBJECT], webhooks: [id] };
}

/** Puts into each service what an organisation of its own has there; operations keeps nobody's. */
export const OWN: Readonly<Record<string, (service: Asked) => Promise<Ids>>> = {
  intake: ofIntake,
  eligibility: ofEligibility,
  routing: ofRouting,
  notification: ofNotification,
};
