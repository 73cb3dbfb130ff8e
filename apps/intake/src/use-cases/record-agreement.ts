import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  referralAmended,
  safetyAdvice,
  type ReferralAmended,
  type AgreementAsked,
  type RecordAgreement as Body,
  type ReferralChanged,
} from '@waymark/contracts';
import {
  commandCause,
  UnitOfWork,
  type CommandResult,
  type IdempotencyKey,
  type Transaction,
} from '@waymark/messaging';
import { Clock, ProblemError, type Caller } from '@waymark/platform';
import { agreementProblems, consentAfter } from '../domain/agreement.js';
import { changedPaths } from '../domain/changed-paths.js';
import { nameOfTeam } from '../domain/moved.js';
import { viewerOf } from '../domain/viewer.js';
import type { ReferralRecord } from '../store/referral-record.js';
import { ReferralStore } from '../store/referral.store.js';
import { refuseUnlessOpen, refuseUnlessRead } from './refusals.js';

export interface Recording {
  readonly referralId: string;
  readonly body: Body;
  readonly by: Caller;
  readonly key?: IdempotencyKey;
  readonly traceparent: string;
}

/** Somebody has asked the person who may be told: what was said stands from now on, and the referral is judged again. */
@Injectable()
export class RecordAgreement {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly referrals: ReferralStore,
  ) {}

  execute(recording: Recording): Promise<CommandResult<ReferralChanged>> {
    const { referralId, by, key, traceparent } = recording;
    const { factsVersion: read, ...agreement } = recording.body;
    return this.unitOfWork.command(key, async (tx) => {
      // Whoever has the referral may have been the one to ask, not only who sent it.
      const referral = await this.referrals.lock(tx, referralId, viewerOf(by));
      if (referral === undefined) throw ProblemError.notFound('referral');
      refuseUnlessOpen(referral);
      refuseUnlessRead(referral.factsVersion, read);
      this.refuseIfWrong(referral, agreement);

      const { urgent, landingTeam, form } = referral;
      const consent = consentAfter(referral.facts.consent, agreement);
      const facts = { ...referral.facts, consent };
      const factsVersion = referral.factsVersion + 1;
      const changed = { facts, factsVersion, where: form.where, urgent, landingTeam };
      await this.referrals.saveChange(tx, referralId, changed);
      this.keep(tx, recording, agreement);
      const cause = commandCause({ id: randomUUID(), subject: referralId, traceparent, urgent });
      const data = {
        referralId,
        facts,
        factsVersion,
        changed: changedPaths(referral.facts, facts),
      };
      tx.publish(referralAmended.following(cause, { ...data, ...saidBy(referral, by) }));
      tx.audit({ action: 'agreement.recorded', subject: referralId, by: by.subject });
      const body = {
        referralId,
        state: 'open' as const,
        factsVersion,
        callNow: safetyAdvice(facts),
      };
      return { status: 200, body };
    });
  }

  private refuseIfWrong({ form, receivedOn }: ReferralRecord, agreement: AgreementAsked): void {
    const { birthDate } = form.person;
    const about = { today: this.clock.today(), receivedOn, birthDate };
    const problems = agreementProblems(agreement, about);
    if (problems.length > 0) throw ProblemError.unprocessable(problems);
  }

  private keep(tx: Transaction, { referralId, by }: Recording, agreement: AgreementAsked): void {
    const text = JSON.stringify(agreement);
    const note = { id: randomUUID(), kind: 'agreement', text } as const;
    const of = { id: referralId, receivedAt: this.clock.now(), sentBy: by.subject };
    this.referrals.addNote(tx, note, of);
  }
}

/** By the team that sent it, or by whoever has it; the person's own referral names no team. */
function saidBy(
  { channel, team, sender, progress }: ReferralRecord,
  { organisation }: Caller,
): Pick<ReferralAmended['data'], 'byTeam' | 'byOrganisation'> {
  if (sender === organisation) return { byTeam: channel === 'self' ? 'Self-referral' : team };
  const held = progress.findLast((step) => step.holder?.organisation === organisation)?.holder;
  const name = nameOfTeam(progress.at(-1), organisation) ?? held?.name ?? organisation;
  return { byTeam: name, byOrganisation: organisation };
}
