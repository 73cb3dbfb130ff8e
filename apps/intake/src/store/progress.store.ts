import { Injectable } from '@nestjs/common';
import type { Holder, MissingAnswer, NextStep, ReferralFacts } from '@waymark/contracts';
import type { Transaction } from '@waymark/messaging';
import type { DeathKept } from '../domain/baby-death.js';
import type { Progress } from '../domain/progress-words.js';
import type { AccessKind } from '../domain/viewer.js';
import type { ReferralState } from './referral-record.js';

export interface NewProgress extends Progress {
  readonly referralId: string;
  /** Routing's number of it: 1..n without gaps. */
  readonly sequence: number;
  readonly at: string;
  readonly what: string;
  readonly holder?: Holder;
  readonly nextStep?: NextStep;
}

/** The facts of one referral, and what deaths have changed in them. */
export interface FactsKept {
  readonly facts: ReferralFacts;
  readonly factsVersion: number;
  readonly state: ReferralState;
  readonly deaths: readonly DeathKept[];
}

export interface NewQuestion {
  readonly id: string;
  readonly referralId: string;
  readonly askedAt: string;
  readonly askedBy: string;
  readonly asks: readonly MissingAnswer[];
}

/** Rows are nearly always only added, so that a whole batch of events is one statement a table. */
@Injectable()
export class ProgressStore {
  add(tx: Transaction, progress: NewProgress): void {
    tx.insert('referral_progress', {
      referral_id: progress.referralId,
      sequence: progress.sequence,
      at: progress.at,
      what: progress.what,
      words: progress.words,
      state: progress.state ?? null,
      holder: progress.holder ?? null,
      next_step: progress.nextStep ?? null,
    });
  }

  grant(
    tx: Transaction,
    grant: {
      readonly referralId: string;
      readonly organisation: string;
      readonly kind: AccessKind;
      readonly from: string;
    },
  ): void {
    const row = {
      referral_id: grant.referralId,
      organisation: grant.organisation,
      as_kind: grant.kind,
      from_at: grant.from,
    };
    tx.insert('referral_access', row, 'nothing');
  }

  /** It was never taken there, and sharing goes no further; offered again, it is granted again. */
  async endAccess(
    tx: Transaction,
    {
      referralId,
      organisation,
      kind,
    }: { referralId: string; organisation: string; kind: AccessKind },
  ): Promise<void> {
    await tx.query(
      'DELETE FROM referral_access WHERE referral_id = $1 AND organisation = $2 AND as_kind = $3',
      [referralId, organisation, kind],
    );
  }

  ask(tx: Transaction, { id, referralId, askedAt, askedBy, asks }: NewQuestion): void {
    const row = { id, referral_id: referralId, asked_at: askedAt, asked_by: askedBy, asks };
    tx.insert('question', row, 'nothing');
  }

  async isSelfReferral(tx: Transaction, referralId: string): Promise<boolean> {
    const [row] = await tx.each<{ self: boolean }>(IS_SELF, { id: referralId });
    return row?.self === true;
  }

  async close(
    tx: Transaction,
    { referralId, at, outcome }: { referralId: string; at: string; outcome: string },
  ): Promise<void> {
    await tx.query(
      `UPDATE referral SET state = 'closed', ended_at = $2, ended_because = $3
       WHERE id = $1 AND state = 'open'`,
      [referralId, at, outcome],
    );
  }

  /** What routing had closed is open again; what its sender has withdrawn stays so. */
  async reopen(tx: Transaction, referralId: string): Promise<void> {
    await tx.query(
      `UPDATE referral SET state = 'open', ended_at = NULL, ended_because = NULL
       WHERE id = $1 AND state = 'closed'`,
      [referralId],
    );
  }

  /** The facts, locked until the transaction ends. */
  async factsOf(tx: Transaction, referralId: string): Promise<FactsKept | undefined> {
    const [row] = await tx.query<FactsKept>(
      `SELECT facts, facts_version AS "factsVersion", state, coalesce(baby_deaths, '[]') AS deaths
       FROM referral WHERE id = $1 FOR UPDATE`,
      [referralId],
    );
    return row;
  }

  async saveFacts(
    tx: Transaction,
    referralId: string,
    { facts, factsVersion, deaths }: Omit<FactsKept, 'state'>,
  ): Promise<void> {
    await tx.query(
      'UPDATE referral SET facts = $2, facts_version = $3, baby_deaths = $4 WHERE id = $1',
      [referralId, JSON.stringify(facts), factsVersion, JSON.stringify(deaths)],
    );
  }

  async stopMessages(tx: Transaction, referralId: string, stopped: boolean): Promise<void> {
    await tx.query('UPDATE referral SET messages_stopped = $2 WHERE id = $1', [
      referralId,
      stopped,
    ]);
  }
}

const IS_SELF = `
SELECT given.nth, sent.self FROM json_to_recordset($1) AS given(nth int, id uuid)
CROSS JOIN LATERAL (SELECT channel = 'self' AS self FROM referral WHERE id = given.id OFFSET 0) AS sent`;
