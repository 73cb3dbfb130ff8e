import { Injectable } from '@nestjs/common';
import {
  MOST_PROTECTED_FACTS,
  type ProtectedFactReading,
  type ProtectedFacts,
  type ProtectedFactShown,
} from '@waymark/contracts';
import { UnitOfWork, type Transaction } from '@waymark/messaging';
import { ProblemError, RestrictedRecord, type Caller } from '@waymark/platform';
import { factReaderOf } from '../domain/protected-facts.js';
import { isOpenTo } from '../domain/restriction.js';
import { viewerOf } from '../domain/viewer.js';
import { ProtectedFactStore } from '../store/protected-fact.store.js';
import { RestrictionStore, type FoundDoor } from '../store/restriction.store.js';
import { erasedAlready } from './refusals.js';

/** For who wrote one and clinicians of the team that holds the person: that it is there, and one at a time what it says. */
@Injectable()
export class ReadProtectedFacts {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly restrictions: RestrictionStore,
    private readonly facts: ProtectedFactStore,
  ) {}

  list(referralId: string, by: Caller): Promise<ProtectedFacts> {
    const reader = factReaderOf(by);
    return this.unitOfWork.readFor(reader, async (tx) => {
      const { reference } = await this.doorOf(tx, referralId, by);
      const part = await this.facts.partOf(tx, referralId, reader);
      const facts = await this.facts.of(tx, referralId);
      if (part === undefined && facts.length === 0) throw ProblemError.notFound('referral');
      tx.audit({ action: 'protected-facts.listed', subject: referralId, by: by.subject });
      const mayAdd = part?.state === 'open' && part.standing < MOST_PROTECTED_FACTS;
      return { reference, facts, mayAdd };
    });
  }

  /** The audit line, with why, is committed before anything is answered. */
  show(
    referralId: string,
    factId: string,
    { because, by }: { readonly because: ProtectedFactReading; readonly by: Caller },
  ): Promise<ProtectedFactShown> {
    return this.unitOfWork.readFor(factReaderOf(by), async (tx) => {
      await this.doorOf(tx, referralId, by);
      const fact = await this.facts.find(tx, referralId, factId);
      if (fact === undefined) throw ProblemError.notFound('protected fact');
      const details = await this.facts.detailsOf(tx, factId);
      if (details === undefined) throw erasedAlready();
      const reason = `${because} ${factId}`;
      tx.audit({ action: 'protected-fact.read', subject: referralId, by: by.subject, reason });
      return { ...fact, details };
    });
  }

  private async doorOf(tx: Transaction, referralId: string, by: Caller): Promise<FoundDoor> {
    const door = await this.restrictions.door(tx, referralId, viewerOf(by));
    if (door === undefined) throw ProblemError.notFound('referral');
    if (!isOpenTo(door)) throw new RestrictedRecord();
    return door;
  }
}
