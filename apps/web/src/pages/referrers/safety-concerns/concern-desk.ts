import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { CALL_TAKERS, safetyAdvice, type CallTaker } from '@waymark/contracts';
import { Logger, ProblemError, type Caller } from '@waymark/platform';
import { IntakeClient } from '../../../clients/intake.client.js';
import { subjectOf, type SignedIn } from '../../../sign-in/signed-in.js';
import { AccountsStore } from '../../../store/accounts.store.js';
import { ConcernsStore, type ToSay } from '../../../store/concerns.store.js';
import { textOf, type DraftAnswers } from '../refer/draft/draft.js';
import { referralFromDraft } from '../refer/draft/referral-from-draft.js';

const AGAIN_MS = 30_000;
const MOST_AT_ONCE = 50;
/** So many in a row mean that nobody is there to be told. */
const MOST_SILENT = 3;
/** What intake says of the sign itself. Anything else (not signed in, too many at once) passes. */
const REFUSED_FOR_GOOD: readonly number[] = [403, 404, 422];

/**
 * Sees to it that a sign in a form which is not sent becomes known, without whose it is. What is to be said is kept
 * first and said afterwards: the page never waits for it, and what was not taken is said again.
 */
@Injectable()
export class ConcernDesk implements OnApplicationBootstrap, OnModuleDestroy {
  private timer: NodeJS.Timeout | undefined;
  private saying: Promise<void> = Promise.resolve();
  /** Signs that could not be said when it was tried last: they come after those that were not tried. */
  private readonly notSaid = new Set<string>();

  constructor(
    private readonly concerns: ConcernsStore,
    private readonly accounts: AccountsStore,
    private readonly intake: IntakeClient,
    private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.sayLater();
    }, AGAIN_MS);
    this.timer.unref();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.saying;
  }

  /** After answers about signs or scores were saved. */
  async answered(draftId: string, answers: DraftAnswers, who: SignedIn): Promise<void> {
    const calls = callsIn(answers);
    if (calls.length === 0) await this.concerns.clear(draftId, 'taken-back');
    else if (answers.callTaken === undefined) {
      const { account, membership } = who;
      const { organisation, organisationName: team } = membership;
      const residencePlaces = areasIn(answers);
      const accountId = account.id;
      await this.concerns.raise({ draftId, accountId, organisation, team, calls, residencePlaces });
    }
    this.sayLater();
  }

  async callTaken(draftId: string): Promise<void> {
    await this.concerns.clear(draftId, 'call-taken');
    this.sayLater();
  }

  /** The concern that goes with the referral, where one was raised. */
  async goingWith(draftId: string): Promise<{ readonly safetyConcernId?: string }> {
    return (await this.concerns.isRaised(draftId)) ? { safetyConcernId: draftId } : {};
  }

  sent(draftId: string): Promise<void> {
    return this.concerns.sentWithReferral(draftId);
  }

  /** Everything that is still to be said, one after the other; resolves once it was tried. */
  sayNow(): Promise<void> {
    this.saying = this.saying.then(() => this.sayAll());
    return this.saying;
  }

  private sayLater(): void {
    void this.sayNow();
  }

  private async sayAll(): Promise<void> {
    try {
      const toSay = await this.concerns.toSay(MOST_AT_ONCE);
      const isLater = ({ draftId }: ToSay): number => (this.notSaid.has(draftId) ? 1 : 0);
      let silent = 0;
      for (const one of toSay.toSorted((a, b) => isLater(a) - isLater(b))) {
        silent = (await this.isSaid(one)) ? 0 : silent + 1;
        if (silent === MOST_SILENT) return;
      }
    } catch (cause) {
      this.warn(cause);
    }
  }

  // One that cannot be said keeps no other from being said.
  private async isSaid(one: ToSay): Promise<boolean> {
    try {
      await this.say(one);
      this.notSaid.delete(one.draftId);
      return true;
    } catch (cause) {
      this.notSaid.add(one.draftId);
      this.warn(cause);
      return false;
    }
  }

  private warn(cause: unknown): void {
    this.logger.warn('a sign in an unsent form could not be said yet and is said again', { cause });
  }

  private async say(one: ToSay): Promise<void> {
    const caller = await this.writerOf(one);
    if (caller === undefined) return this.giveUp(one, 'account-ended');
    try {
      await this.tell(caller, one);
      await this.concerns.said(one);
    } catch (thrown) {
      if (!(thrown instanceof ProblemError) || !isForGood(thrown)) throw thrown;
      await this.giveUp(one, thrown.code);
    }
  }

  private tell(caller: Caller, { draftId: concernId, wanted, changedAt: at, ...said }: ToSay) {
    const { team, calls, residencePlaces } = said;
    const changedAt = at.toISOString();
    return wanted === 'raised'
      ? this.intake.raiseConcern(caller, { concernId, team, calls, residencePlaces, changedAt })
      : this.intake.clearConcern(caller, concernId, { because: wanted, changedAt });
  }

  // Refused for good: an operator must know, because nobody else will.
  private async giveUp(one: ToSay, reason: string): Promise<void> {
    const { organisation } = one;
    this.logger.error('a sign in an unsent form was refused', { organisation, reason });
    await this.concerns.said(one);
  }

  private async writerOf({ accountId, organisation }: ToSay): Promise<Caller | undefined> {
    const account = await this.accounts.find(accountId);
    if (account === undefined) return undefined;
    const subject = subjectOf(account);
    return { kind: 'person', subject, organisation, roles: ['referrer'], scopes: [] };
  }
}

// An intake of before does not know the time of a change, and is being renewed.
const isForGood = ({ status, errors = [] }: ProblemError): boolean =>
  REFUSED_FOR_GOOD.includes(status) && !errors.some(({ field }) => field === 'changedAt');

const CALLS: readonly string[] = CALL_TAKERS;

/** Whom the page told to telephone. */
const callsIn = (answers: DraftAnswers): readonly CallTaker[] =>
  safetyAdvice(referralFromDraft(answers))
    .map(({ kind }) => kind)
    .filter((kind): kind is CallTaker => CALLS.includes(kind));

function areasIn({ topics }: DraftAnswers): readonly string[] {
  const area = textOf(topics.where, 'area');
  return area === '' ? [] : [area];
}
