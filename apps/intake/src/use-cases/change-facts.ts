import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  referralAmended,
  referralQuestionAnswered,
  safetyAdvice,
  type ChangedFacts,
  type NextEvent,
  type PlacesFound,
  type ReferralAmended,
  type ReferralChanged,
  type ReferralFacts,
  type SayMoved,
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
import { amendedParts } from '../domain/amendment.js';
import { changedForm } from '../domain/changed-form.js';
import { changedPaths } from '../domain/changed-paths.js';
import { formOfMove, isAnotherArea, movedTo, nameOfTeam } from '../domain/moved.js';
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
  refuseUnlessMoved,
  refuseUnlessOpen,
  refuseUnlessRead,
  refuseUnlessSomething,
  refuseUnlessWorksWith,
} from './refusals.js';

export interface Change {
  readonly referralId: string;
  readonly parts: ChangedFacts;
  /** Absent: an amendment that nobody asked for. */
  readonly questionId?: string;
  /** She has moved; `parts` say where to. */
  readonly moved?: SayMoved;
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
      this.keepNotes(tx, change);
      if (change.questionId !== undefined) {
        const at = this.clock.now();
        await this.referrals.answerQuestion(tx, change.questionId, at, change.by.subject);
      }
      tx.publish(eventOf(referral, changed, change));
      tx.audit({ action: actionOf(change), subject: referral.id, by: change.by.subject });
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

  /** What was said about urgency; and of what nobody asked for, that it came. */
  private keepNotes(tx: Transaction, { referralId, parts, questionId, moved, by }: Change): void {
    const of = { id: referralId, receivedAt: this.clock.now(), sentBy: by.subject };
    const { urgencyComment: text } = parts;
    if (text !== undefined) {
      this.referrals.addNote(tx, { id: randomUUID(), kind: 'urgency', text }, of);
    }
    if (questionId !== undefined || moved !== undefined) return;
    const amended = JSON.stringify(amendedParts(parts));
    this.referrals.addNote(tx, { id: randomUUID(), kind: 'amendment', text: amended }, of);
  }

  private async referralFor(tx: Transaction, change: Change): Promise<ReferralRecord> {
    const referral = await this.ofWhoMayChange(tx, change);
    if (referral === undefined) throw ProblemError.notFound('referral');
    refuseUnlessOpen(referral);
    refuseUnlessRead(referral.factsVersion, change.parts.factsVersion);
    if (change.questionId !== undefined) refuseUnlessAnswerable(referral, change.questionId);
    return referral;
  }

  /** Facts are the sender's to change; that she has moved is said by whoever has her, too. */
  private async ofWhoMayChange(
    tx: Transaction,
    { referralId, by, moved }: Change,
  ): Promise<ReferralRecord | undefined> {
    const viewer = viewerOf(by);
    const own = await this.referrals.lock(tx, referralId, asSender(viewer));
    if (own !== undefined || moved === undefined) return own;
    const offered = await this.referrals.lock(tx, referralId, viewer);
    if (offered !== undefined) refuseUnlessWorksWith(offered, by.organisation);
    return offered;
  }

  private formAfter({ form }: ReferralRecord, { parts, moved, by }: Change): SendReferral {
    const context = { today: this.clock.today(), sentBy: by.kind, places: this.places };
    if (moved !== undefined) refuseUnlessMoved(form, moved);
    const after = moved === undefined ? changedForm(form, parts) : formOfMove(form, moved);
    const problems = problemsOfChange(form, parts, context, after);
    if (problems.length > 0) throw ProblemError.unprocessable(problems);
    return after;
  }

  /** Before the transaction: who tells where a postcode lies may be slow. */
  private async lookUp(change: Change): Promise<Looked | undefined> {
    const { parts, moved } = change;
    if (parts.where === undefined && parts.postcode === undefined) return undefined;
    const referral = await this.unitOfWork.run((tx) => this.ofWhoMayChange(tx, change));
    if (referral === undefined) return undefined;
    const { form } = referral;
    const { where, person } =
      moved === undefined ? changedForm(form, parts) : formOfMove(form, moved);
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
  { facts, factsVersion, urgent, landingTeam }: ChangedReferral,
  { questionId, moved, by, traceparent }: Change,
): NextEvent {
  const cause = commandCause({ id: randomUUID(), subject: referral.id, traceparent, urgent });
  const changed = changedPaths(referral.facts, facts);
  const [before, after] = [
    { ...referral, places: referral.facts.places },
    { places: facts.places, landingTeam },
  ];
  const isMove = moved !== undefined || isAnotherArea(before, after);
  const data = {
    referralId: referral.id,
    facts,
    factsVersion,
    changed,
    ...(landingTeam !== referral.landingTeam && { landingTeam }),
    ...(isMove && { moved: movedTo(before, after) }),
  };
  return questionId === undefined
    ? referralAmended.following(cause, { ...data, ...saidBy(referral, by.organisation) })
    : referralQuestionAnswered.following(cause, { ...data, questionId });
}

const actionOf = ({ questionId, moved }: Change): string => {
  if (moved !== undefined) return 'referral.moved';
  return questionId === undefined ? 'referral.amended' : 'question.answered';
};

/** By the team that sent it, or by whoever works with her now. */
function saidBy(
  referral: ReferralRecord,
  organisation: string,
): Pick<ReferralAmended['data'], 'byTeam' | 'byOrganisation'> {
  const name = nameOfTeam(referral.progress.at(-1), organisation);
  return name === undefined || organisation === referral.sender
    ? { byTeam: teamOf(referral) }
    : { byTeam: name, byOrganisation: organisation };
}

const teamOf = ({ channel, team }: ReferralRecord): string =>
  channel === 'self' ? 'Self-referral' : team;

const answerTo = (
  referralId: string,
  { facts, factsVersion }: { facts: ReferralFacts; factsVersion: number },
): ReferralChanged => ({ referralId, state: 'open', factsVersion, callNow: safetyAdvice(facts) });
