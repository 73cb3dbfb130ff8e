import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  referralAmended,
  referralQuestionAnswered,
  safetyAdvice,
  type ChangedFacts,
  type NextEvent,
  type PlacesFound,
  type ReferralChanged,
  type ReferralFacts,
  type SendReferral,
} from '@waymark/contracts';
import {
  commandCause,
  UnitOfWork,
  type CommandResult,
  type IdempotencyKey,
  type Transaction,
} from '@waymark/messaging';
import { Clock, ProblemError, type Caller } from '@waymark/platform';
import { changedForm } from '../domain/changed-form.js';
import { changedPaths } from '../domain/changed-paths.js';
import { factsFromForm } from '../domain/facts-from-form.js';
import { PlaceList } from '../domain/place-list.js';
import { problemsOfChange } from '../domain/problems-of-change.js';
import { isUrgent } from '../domain/urgency.js';
import { urgencyAnsweredAnew } from '../domain/urgency-answers.js';
import { asSender, viewerOf } from '../domain/viewer.js';
import type { ReferralRecord } from '../store/referral-record.js';
import { ReferralStore, type ChangedReferral } from '../store/referral.store.js';
import { LookUpPlaces } from './look-up-places.js';
import {
  refuseUnlessAnswerable,
  refuseUnlessOpen,
  refuseUnlessRead,
  refuseUnlessSomething,
} from './refusals.js';

export interface Change {
  readonly referralId: string;
  readonly parts: ChangedFacts;
  /** Absent: an amendment that nobody asked for. */
  readonly questionId?: string;
  readonly by: Caller;
  readonly key?: IdempotencyKey;
  readonly traceparent: string;
}

/** The referrer answers a question or corrects facts: the referral is judged again, its holder does not move. */
@Injectable()
export class ChangeFacts {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly places: PlaceList,
    private readonly lookUpPlaces: LookUpPlaces,
    private readonly referrals: ReferralStore,
  ) {}

  async execute(change: Change): Promise<CommandResult<ReferralChanged>> {
    refuseUnlessSomething(change.parts);
    const looked = await this.lookUp(change);
    return this.unitOfWork.command(change.key, async (tx) => {
      const referral = await this.referralFor(tx, change);
      // Somebody was faster: what was looked up may be of another home.
      refuseUnlessRead(referral.factsVersion, looked?.factsVersion);
      const form = this.formAfter(referral, change);
      const changed = this.changed(referral, form, looked?.found);

      await this.referrals.saveChange(tx, referral.id, changed);
      if (looked !== undefined || change.parts.birthDate !== undefined) {
        await this.referrals.savePerson(tx, referral.id, form.person);
      }
      this.keepComment(tx, change);
      if (change.questionId !== undefined) {
        const at = this.clock.now();
        await this.referrals.answerQuestion(tx, change.questionId, at, change.by.subject);
      }
      tx.publish(eventOf(referral, changed, change));
      const action = change.questionId === undefined ? 'referral.amended' : 'question.answered';
      tx.audit({ action, subject: referral.id, by: change.by.subject });
      return { status: 200, body: answerTo(referral.id, changed) };
    });
  }

  private changed(
    referral: ReferralRecord,
    form: SendReferral,
    found: Looked['found'] = { places: referral.facts.places, landingTeam: referral.landingTeam },
  ): ChangedReferral {
    const facts = factsFromForm(form, referral.receivedOn, found.places);
    return {
      facts,
      factsVersion: referral.factsVersion + 1,
      where: form.where,
      // Once urgent, always urgent: what was said on the urgent topic is never overtaken.
      urgent: referral.urgent || isUrgent(facts),
      landingTeam: found.landingTeam,
      ...(urgencyAnsweredAnew(referral.form, form) && { safetyChangedAt: this.clock.now() }),
    };
  }

  private keepComment(tx: Transaction, { referralId, parts, by }: Change): void {
    const { urgencyComment } = parts;
    if (urgencyComment === undefined) return;
    const note = { id: randomUUID(), kind: 'urgency', text: urgencyComment } as const;
    const of = { id: referralId, receivedAt: this.clock.now(), sentBy: by.subject };
    this.referrals.addNote(tx, note, of);
  }

  private async referralFor(tx: Transaction, change: Change): Promise<ReferralRecord> {
    const viewer = asSender(viewerOf(change.by));
    const referral = await this.referrals.lock(tx, change.referralId, viewer);
    if (referral === undefined) throw ProblemError.notFound('referral');
    refuseUnlessOpen(referral);
    refuseUnlessRead(referral.factsVersion, change.parts.factsVersion);
    if (change.questionId !== undefined) refuseUnlessAnswerable(referral, change.questionId);
    return referral;
  }

  private formAfter(referral: ReferralRecord, { parts, by }: Change): SendReferral {
    const context = { today: this.clock.today(), sentBy: by.kind, places: this.places };
    const problems = problemsOfChange(referral.form, parts, context);
    if (problems.length > 0) throw ProblemError.unprocessable(problems);
    return changedForm(referral.form, parts);
  }

  /** Before the transaction: who tells where a postcode lies may be slow. */
  private async lookUp({ referralId, parts, by }: Change): Promise<Looked | undefined> {
    if (parts.where === undefined && parts.postcode === undefined) return undefined;
    const viewer = asSender(viewerOf(by));
    const referral = await this.unitOfWork.run((tx) => this.referrals.lock(tx, referralId, viewer));
    if (referral === undefined) return undefined;
    const { where, person } = changedForm(referral.form, parts);
    const on = this.clock.today();
    const found = await this.lookUpPlaces.execute(where, person.postcode, on, {
      chosenCounts: parts.where !== undefined && parts.postcode === undefined,
    });
    return { factsVersion: referral.factsVersion, found };
  }
}

interface Looked {
  readonly factsVersion: number;
  readonly found: Pick<PlacesFound, 'places' | 'landingTeam'>;
}

function eventOf(
  referral: ReferralRecord,
  { facts, factsVersion, urgent }: ChangedReferral,
  { questionId, traceparent }: Change,
): NextEvent {
  const cause = commandCause({ id: randomUUID(), subject: referral.id, traceparent, urgent });
  const changed = changedPaths(referral.facts, facts);
  const data = { referralId: referral.id, facts, factsVersion, changed };
  return questionId === undefined
    ? referralAmended.following(cause, { ...data, byTeam: teamOf(referral) })
    : referralQuestionAnswered.following(cause, { ...data, questionId });
}

const teamOf = ({ channel, team }: ReferralRecord): string =>
  channel === 'self' ? 'Self-referral' : team;

const answerTo = (
  referralId: string,
  { facts, factsVersion }: { facts: ReferralFacts; factsVersion: number },
): ReferralChanged => ({ referralId, state: 'open', factsVersion, callNow: safetyAdvice(facts) });
