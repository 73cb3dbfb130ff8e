import { randomBytes, randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import {
  londonDay,
  referralProfiled,
  referralReceived,
  safetyAdvice,
  type Day,
  type ReferralReceivedData,
  type ReferralSent,
  type SendReferral,
} from '@waymark/contracts';
import {
  commandCause,
  UnitOfWork,
  uuidV7,
  type CommandResult,
  type IdempotencyKey,
  type Transaction,
} from '@waymark/messaging';
import { Clock, ProblemError, type Caller } from '@waymark/platform';
import { problemsIn } from '../domain/completeness.js';
import { factsFromForm } from '../domain/facts-from-form.js';
import { PlaceList } from '../domain/place-list.js';
import { interpreterNeeded, profileOf } from '../domain/profile.js';
import { REFERENCE_BYTES, referenceFrom } from '../domain/reference.js';
import { selfReferralProblems } from '../domain/self-referral-problems.js';
import { senderOf } from '../domain/sender.js';
import { isUrgent } from '../domain/urgency.js';
import { ReferralStore, type NewNote, type NewReferral } from '../store/referral.store.js';
import { LinkStore } from '../store/link.store.js';
import { RestrictionStore, type RestrictionChange } from '../store/restriction.store.js';
import { SameWomanStore, type OpenReferral } from '../store/same-woman.store.js';
import { LookUpPlaces } from './look-up-places.js';
import { NoteConcern } from './note-concern.js';
import { sayRestriction } from './say-restriction.js';

export interface Sending {
  readonly form: SendReferral;
  readonly by: Caller;
  readonly key: IdempotencyKey;
  readonly traceparent: string;
}

type Prepared = Omit<NewReferral, 'reference' | 'firstReferredOn' | 'linkedTo'>;

const MOST_REFERENCES_TRIED = 5;
const MOST_LINKS = 20;

/** A referrer's form becomes a referral: kept, linked to her other open ones, and said to everyone at once. */
@Injectable()
export class ReceiveReferral {
  @Inject(NoteConcern) private readonly noteConcern!: NoteConcern;
  @Inject(RestrictionStore) private readonly restrictions!: RestrictionStore;
  @Inject(LinkStore) private readonly links!: LinkStore;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly places: PlaceList,
    private readonly lookUpPlaces: LookUpPlaces,
    private readonly referrals: ReferralStore,
    private readonly sameWoman: SameWomanStore,
  ) {}

  /** A sign that was marked before the form was sent is looked after with the referral from now on. */
  private async clearConcern(tx: Transaction, { form, by, traceparent }: Sending): Promise<void> {
    const { safetyConcernId: id } = form;
    if (id === undefined) return;
    await this.noteConcern.clearIn(tx, id, { because: 'referral-sent', by, traceparent });
  }

  async execute(sending: Sending): Promise<CommandResult<ReferralSent>> {
    const { form, by } = sending;
    const receivedAt = this.clock.now();
    const today = londonDay(receivedAt);
    const problems = [
      ...(by.roles.includes('self-referrer') ? selfReferralProblems(form) : []),
      ...problemsIn(form, { today, sentBy: by.kind, places: this.places }),
    ];
    const prepared =
      problems.length === 0 ? await this.prepare(sending, receivedAt, today) : undefined;

    if (prepared === undefined) {
      // Refused in a command, so that the first answer to a repeated key comes before today's rules.
      return this.unitOfWork.command(sending.key, () =>
        Promise.reject(ProblemError.unprocessable(problems)),
      );
    }
    const work = async (tx: Transaction): Promise<CommandResult<ReferralSent>> => {
      const found = await this.sameWoman.openReferralsOf(tx, form);
      const others = await this.oneOf(tx, found);
      const referral = await this.keep(tx, prepared, others);
      await this.say(tx, referral, sending.traceparent);
      tx.audit({ action: 'referral.sent', subject: referral.id, by: by.subject });
      await this.clearConcern(tx, sending);
      return { status: 201, body: answerTo(referral) };
    };
    return this.unitOfWork.command(sending.key, work, {
      apartBy: this.sameWoman.namesOf(form.person),
    });
  }

  /** Of two that somebody has set apart it is with neither: a person decides whose it is. */
  private async oneOf(
    tx: Transaction,
    found: readonly OpenReferral[],
  ): Promise<readonly OpenReferral[]> {
    if (found.length < 2) return found;
    const ids = found.map(({ id }) => id);
    return (await this.links.areApart(tx, ids)) ? [] : found;
  }

  private async prepare(
    { form, by }: Sending,
    receivedAt: Date,
    receivedOn: Day,
  ): Promise<Prepared> {
    const found = await this.lookUpPlaces.execute(form.where, form.person.postcode, receivedOn);
    const facts = factsFromForm(form, receivedOn, found.places);
    const sender = senderOf(by, form.referrer.facts.role);
    if (sender === undefined) {
      throw ProblemError.forbidden('The organisation of the token is not a code, like eastham-gp.');
    }
    return {
      id: uuidV7(receivedAt),
      receivedAt,
      receivedOn,
      channel: sender.channel,
      sender: sender.organisation,
      sentBy: by.subject,
      urgent: isUrgent(facts),
      facts,
      landingTeam: found.landingTeam,
      ...(found.deprivationDecile !== undefined && { deprivationDecile: found.deprivationDecile }),
      form,
    };
  }

  private async keep(
    tx: Transaction,
    prepared: Prepared,
    others: readonly OpenReferral[],
  ): Promise<NewReferral> {
    const { form, receivedOn } = prepared;
    const days = [receivedOn, ...others.map((other) => other.firstReferredOn)];
    if (form.firstReferredOn !== undefined) days.push(form.firstReferredOn);
    const firstReferredOn = days.reduce((first, day) => (day < first ? day : first));
    const linkedTo = others.slice(0, MOST_LINKS).map(({ id }) => id);
    const notes = notesOf(form);
    for (let tried = 0; tried < MOST_REFERENCES_TRIED; tried += 1) {
      const reference = referenceFrom(randomBytes(REFERENCE_BYTES));
      const referral = { ...prepared, reference, firstReferredOn, linkedTo };
      if (!(await this.referrals.add(tx, referral, notes))) continue;
      if (isRestricted(form)) this.restrictions.addWith(tx, firstRestriction(referral));
      return referral;
    }
    throw new Error('No free reference was found');
  }

  private async say(tx: Transaction, referral: NewReferral, traceparent: string): Promise<void> {
    const { id, form, facts, urgent, deprivationDecile } = referral;
    const cause = commandCause({ id: randomUUID(), subject: id, traceparent, urgent });
    tx.publish(referralReceived.following(cause, receivedData(referral)));
    if (isRestricted(form)) await sayRestriction(tx, this.restrictions, cause);
    const profile = profileOf(id, form.equity, facts.ageYears, deprivationDecile);
    tx.publish(referralProfiled.following(cause, profile));
  }
}

const receivedData = (referral: NewReferral): ReferralReceivedData => ({
  referralId: referral.id,
  reference: referral.reference,
  receivedAt: referral.receivedAt.toISOString(),
  receivedOn: referral.receivedOn,
  firstReferredOn: referral.firstReferredOn,
  // A self-referral's "team" would be a name that she typed.
  sender: {
    organisation: referral.sender,
    name: referral.channel === 'self' ? 'Self-referral' : referral.form.referrer.team,
  },
  facts: referral.facts,
  linkedTo: referral.linkedTo,
  landingTeam: referral.landingTeam,
  factsVersion: 1,
  channel: referral.channel,
  interpreterNeeded: interpreterNeeded(referral.form.equity),
  ...(referral.form.callTaken !== undefined && { callRecorded: true }),
});

/** Who works for a service that may see it, or is close to somebody there, is not read by their colleagues. */
const isRestricted = ({ knownToService }: SendReferral): boolean => knownToService === 'yes';

const firstRestriction = ({ id, sender, sentBy, receivedAt }: NewReferral): RestrictionChange => ({
  referralId: id,
  version: 1,
  what: 'restricted',
  organisation: sender,
  by: sentBy,
  at: receivedAt,
});

const answerTo = ({ id, reference, receivedAt, facts }: NewReferral): ReferralSent => ({
  referralId: id,
  reference,
  receivedAt: receivedAt.toISOString(),
  link: `/referrals/${id}`,
  callNow: safetyAdvice(facts),
});

function notesOf(form: SendReferral): readonly NewNote[] {
  const { note, referAnywayBecause, despiteCriteria, urgencyComment, callTaken } = form;
  const texts = [
    { kind: 'note', text: note },
    { kind: 'refer-anyway', text: referAnywayBecause },
    { kind: 'despite-criteria', text: despiteCriteria && JSON.stringify(despiteCriteria) },
    { kind: 'urgency', text: urgencyComment },
    { kind: 'call', text: callTaken && JSON.stringify(callTaken) },
  ] as const;
  return texts.flatMap(({ kind, text }) =>
    text === undefined ? [] : [{ id: randomUUID(), kind, text }],
  );
}
