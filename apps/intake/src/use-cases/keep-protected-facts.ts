import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  MOST_PROTECTED_FACTS,
  type AddProtectedFact,
  type EndProtectedFact,
  type ProtectedFact,
  type ProtectedFactKept,
} from '@waymark/contracts';
import {
  UnitOfWork,
  type CommandResult,
  type IdempotencyKey,
  type Transaction,
} from '@waymark/messaging';
import { Clock, ProblemError, RestrictedRecord, type Caller } from '@waymark/platform';
import { factReaderOf } from '../domain/protected-facts.js';
import { isOpenTo } from '../domain/restriction.js';
import { viewerOf } from '../domain/viewer.js';
import { ProtectedFactStore, type FoundPart } from '../store/protected-fact.store.js';
import { RestrictionStore } from '../store/restriction.store.js';
import { erasedAlready } from './refusals.js';

interface Asked<Body> {
  readonly referralId: string;
  readonly body: Body;
  readonly by: Caller;
  readonly key?: IdempotencyKey;
}

/** Who sent a referral, and clinicians of the team that holds it, tell apart what the form has no place for. Nothing is said of it elsewhere. */
@Injectable()
export class KeepProtectedFacts {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly restrictions: RestrictionStore,
    private readonly facts: ProtectedFactStore,
  ) {}

  add({
    referralId,
    body,
    by,
    key,
  }: Asked<AddProtectedFact>): Promise<CommandResult<ProtectedFactKept>> {
    return this.unitOfWork.command(key, async (tx) => {
      const part = await this.lock(tx, referralId, by);
      if (part === undefined) throw ProblemError.notFound('referral');
      if (part.state !== 'open') throw notOpen();
      if (part.standing >= MOST_PROTECTED_FACTS) throw tooMany();
      const factId = randomUUID();
      this.facts.add(tx, {
        ...{ ...body, id: factId, referralId, team: part.team },
        ...{ organisation: by.organisation, by: by.subject, at: this.clock.now() },
      });
      tx.audit({ action: 'protected-fact.added', subject: referralId, by: by.subject });
      return { status: 201, body: { factId } };
    });
  }

  /** By who wrote it, or a clinician of the team that holds the person. */
  end(
    factId: string,
    { referralId, body: { because }, by, key }: Asked<EndProtectedFact>,
  ): Promise<CommandResult<ProtectedFactKept>> {
    return this.unitOfWork.command(key, async (tx) => {
      const part = await this.lock(tx, referralId, by);
      const fact = await this.facts.find(tx, referralId, factId);
      const may = fact !== undefined && (isOwn(fact, by) || part?.reads === true);
      if (!may) throw ProblemError.notFound('protected fact');
      if (fact.endedAt !== undefined) throw erasedAlready();
      await this.facts.end(tx, factId, { because, by: by.subject, at: this.clock.now() });
      const reason = `${because} ${factId}`;
      tx.audit({ action: 'protected-fact.ended', subject: referralId, by: by.subject, reason });
      return { status: 200, body: { factId } };
    });
  }

  /** What the caller has to do with it; nobody else adds or ends one until the transaction ends. */
  private async lock(tx: Transaction, id: string, by: Caller): Promise<FoundPart | undefined> {
    const door = await this.restrictions.lock(tx, id, viewerOf(by));
    if (door === undefined) throw ProblemError.notFound('referral');
    if (!isOpenTo(door)) throw new RestrictedRecord();
    return this.facts.partOf(tx, id, factReaderOf(by));
  }
}

const isOwn = ({ writtenBy, organisation }: ProtectedFact, by: Caller): boolean =>
  writtenBy === by.subject && organisation === by.organisation;

const notOpen = (): ProblemError =>
  ProblemError.conflict(
    'referral-not-open',
    'This referral has ended, so nothing is added to it. Tell the team that has the person.',
  );

const tooMany = (): ProblemError =>
  ProblemError.conflict(
    'too-many-protected-facts',
    `A referral can have ${String(MOST_PROTECTED_FACTS)} protected facts. End those that are no longer so first.`,
  );
