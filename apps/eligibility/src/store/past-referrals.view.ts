import type { Day } from '@waymark/contracts';
import pg from 'pg';
import { KEYS } from '../domain/what-if/rounded.js';
import type { PastReferral } from '../domain/what-if/past-judge.js';

/** Days one after another, both inside, on which clocks started. */
export interface DaySpan {
  readonly from: Day;
  readonly to: Day;
  readonly referrals: number;
}

/** Referrals read at a time. */
const PAGE = 1_000;
/** A span is about so many: enough to be worth the asking, few enough to be shared out evenly. */
const SPAN = 10_000;

const past = (from: string, to: string): string => `
  SELECT newest.facts, newest.judged_on::text AS "judgedOn",
         referral.first_referred_on::text AS "firstReferredOn",
         equity.age_band AS "ageBand", equity.ethnic_category AS "ethnicCategory",
         equity.language, equity.deprivation_decile AS "deprivationDecile",
         (hashtextextended(referral.referral_id::text, salt.salt) & ${String(KEYS - 1)})::int AS key
    FROM referral
    CROSS JOIN what_if_salt AS salt
    JOIN LATERAL (SELECT facts, judged_on FROM assessment
                   WHERE assessment.referral_id = referral.referral_id
                   ORDER BY facts_version DESC LIMIT 1) AS newest ON true
    LEFT JOIN equity_profile AS equity ON equity.referral_id = referral.referral_id
   WHERE referral.first_referred_on BETWEEN ${from} AND ${to} AND NOT referral.withdrawn`;

/** Every referral that was judged, streamed: what is read leaves only as counts. A connection of its own. */
export class PastReferralsView {
  private constructor(private readonly client: pg.Client) {}

  static async open(databaseUrl: string): Promise<PastReferralsView> {
    const client = new pg.Client({ connectionString: databaseUrl, application_name: 'what-if' });
    client.on('error', () => undefined);
    await client.connect();
    // About everybody, and what leaves are counts.
    await client.query(`SET app.actor = 'service'`);
    return new PastReferralsView(client);
  }

  /** Withdrawn referrals are left out. */
  async spansSince(since: Day): Promise<readonly DaySpan[]> {
    const { rows } = await this.client.query<{ day: Day; referrals: number }>(
      `SELECT first_referred_on::text AS day, count(*)::int AS referrals FROM referral
        WHERE first_referred_on >= $1 AND NOT withdrawn GROUP BY 1 ORDER BY 1`,
      [since],
    );
    const spans: DaySpan[] = [];
    for (const { day, referrals } of rows) {
      const last = spans.at(-1);
      if (last !== undefined && last.referrals + referrals <= SPAN) {
        spans[spans.length - 1] = { ...last, to: day, referrals: last.referrals + referrals };
      } else spans.push({ from: day, to: day, referrals });
    }
    return spans;
  }

  /** The newest facts of each referral, a page at a time; the next page is on its way while one is judged. */
  async *of({ from, to }: DaySpan): AsyncGenerator<readonly PastReferral[]> {
    await this.client.query('BEGIN READ ONLY');
    // A cursor takes no parameters.
    const query = past(this.client.escapeLiteral(from), this.client.escapeLiteral(to));
    await this.client.query(`DECLARE past NO SCROLL CURSOR FOR ${query}`);
    let next = this.page();
    for (;;) {
      const page = await next;
      if (page.length === 0) break;
      next = this.page();
      yield page;
    }
    await this.client.query('COMMIT');
  }

  close(): Promise<void> {
    return this.client.end();
  }

  private async page(): Promise<readonly PastReferral[]> {
    const { rows } = await this.client.query<PastReferral>(`FETCH ${String(PAGE)} FROM past`);
    return rows;
  }
}
