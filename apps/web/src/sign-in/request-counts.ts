import { createHmac, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database, refuseTooMany, refuseTooManyAs, TooManyRequests } from '@waymark/platform';
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { ORGANISATION_TOO_MANY } from '../layout/problem-page.js';
import { SecretsStore } from '../store/secrets.store.js';
import { WebConfig } from '../web.config.js';

const FAILED_SIGN_INS = 10;
const FAILED_SIGN_INS_SECONDS = 300;
const MINUTE_SECONDS = 60;
const HOUR_SECONDS = 3600;
/** Of one address, behind which a whole refuge or ward may be. */
const OWN_REFERRALS = { begun: 60, sent: 20 } as const;
/** Forms kept for who has to sign in again, of one address within an hour: a whole ward may be behind it. */
const KEPT_FORMS = 120;
/** What costs the services most: a referral that is sent, and one that is judged before. */
type Costly = 'sent' | 'checked';
const MARK_BYTES = 32;

/** How long instances may not know of each other’s requests. */
const TOLD_AFTER_MS = 1_000;

/** Counts requests and failed sign-ins in PostgreSQL, where every instance of the site sees them. */
@Injectable()
export class RequestCounts {
  /** Those of this instance, refused at once; the others hear of them within a second, and it of theirs. */
  private readonly here: RateLimiterMemory;
  private readonly requests: RateLimiterPostgres;
  private untold = new Map<string, number>();
  private readonly failedSignIns: RateLimiterPostgres;
  private readonly keptForms: RateLimiterPostgres;
  private readonly ofOrganisations: Readonly<Record<Costly, RateLimiterPostgres>>;
  private readonly ownReferrals: Readonly<Record<keyof typeof OWN_REFERRALS, RateLimiterPostgres>>;

  constructor(
    database: Database,
    private readonly secrets: SecretsStore,
    { WEB_REQUESTS_PER_MINUTE, WEB_ORGANISATION_REFERRALS_PER_MINUTE }: WebConfig,
  ) {
    const limiter = (keyPrefix: string, points: number, duration: number): RateLimiterPostgres =>
      new RateLimiterPostgres({
        storeClient: clientOver(database),
        storeType: 'client',
        tableName: 'request_count',
        tableCreated: true,
        keyPrefix,
        points,
        duration,
        inMemoryBlockOnConsumed: points + 1,
        // While the database is silent, each instance counts for itself: nobody is let through uncounted.
        insuranceLimiter: new RateLimiterMemory({ keyPrefix, points, duration }),
      });
    this.requests = limiter('request', WEB_REQUESTS_PER_MINUTE, MINUTE_SECONDS);
    this.here = new RateLimiterMemory({
      points: WEB_REQUESTS_PER_MINUTE,
      duration: MINUTE_SECONDS,
    });
    this.failedSignIns = limiter('failed-sign-in', FAILED_SIGN_INS, FAILED_SIGN_INS_SECONDS);
    this.keptForms = limiter('kept-form', KEPT_FORMS, HOUR_SECONDS);
    const ofOrganisation = (what: string): RateLimiterPostgres =>
      limiter(`organisation-${what}`, WEB_ORGANISATION_REFERRALS_PER_MINUTE, MINUTE_SECONDS);
    this.ofOrganisations = { sent: ofOrganisation('sent'), checked: ofOrganisation('checked') };
    this.ownReferrals = {
      begun: limiter('own-begun', OWN_REFERRALS.begun, HOUR_SECONDS),
      sent: limiter('own-sent', OWN_REFERRALS.sent, HOUR_SECONDS),
    };
  }

  /** @throws TooManyRequests, 429 */
  async request(who: string): Promise<void> {
    await this.here.consume(who).catch(refuseTooMany);
    if (this.untold.size === 0) setTimeout(() => void this.tell(), TOLD_AFTER_MS).unref();
    this.untold.set(who, (this.untold.get(who) ?? 0) + 1);
  }

  // What is not told, because an instance ends or the database is silent, is counted here all the same.
  private async tell(): Promise<void> {
    const { untold } = this;
    this.untold = new Map();
    for (const [who, count] of untold) {
      const inAll = await this.requests.consume(who, count).catch(asCounted);
      if (inAll === undefined || inAll.remainingPoints > 0) continue;
      await this.here.block(who, Math.ceil(inAll.msBeforeNext / 1000));
    }
  }

  /**
   * However many people of it ask, each less than one may: a program that fills in the form slows nobody else down.
   * @throws TooManyRequests, 429
   */
  async ofOrganisation(what: Costly, organisation: string): Promise<void> {
    const refuse = refuseTooManyAs(ORGANISATION_TOO_MANY);
    await this.ofOrganisations[what].consume(organisation).catch(refuse);
  }

  /**
   * Self-referrals of one address within an hour, counted under a mark: that somebody there asked for help is not kept.
   * @throws TooManyRequests, 429
   */
  async ownReferral(what: keyof typeof OWN_REFERRALS, address: string): Promise<void> {
    const key = await this.secrets.get('address-mark', () =>
      randomBytes(MARK_BYTES).toString('base64url'),
    );
    const mark = createHmac('sha256', key).update(address).digest('base64url');
    await this.ownReferrals[what].consume(mark).catch(refuseTooMany);
  }

  /** @throws TooManyRequests, 429, after ten failures within five minutes from one address */
  async mayTrySigningIn(address: string): Promise<void> {
    const so = await this.failedSignIns.get(address);
    if (so !== null && so.consumedPoints >= FAILED_SIGN_INS)
      throw new TooManyRequests(so.msBeforeNext);
  }

  /** @throws TooManyRequests, 429 */
  async keptForm(address: string): Promise<void> {
    await this.keptForms.consume(address).catch(refuseTooMany);
  }

  async signInFailed(address: string): Promise<void> {
    await this.failedSignIns.consume(address).catch(() => undefined);
  }
}

// Too many is an answer here.
const asCounted = (thrown: unknown): RateLimiterRes | undefined =>
  thrown instanceof RateLimiterRes ? thrown : undefined;

interface Statement {
  readonly text: string;
  readonly values?: readonly unknown[];
}

const clientOver = (database: Database) => ({
  query: async ({ text, values = [] }: Statement) => ({
    rows: await database.query<object>(text, values),
  }),
});
