import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

const lookMs = 100;
const services = ['intake', 'eligibility', 'routing', 'notification', 'operations'];

const ROUTED = `
  SELECT (SELECT coalesce(sum(sequence), 0)::int FROM said) AS said,
    (SELECT count(*)::int FROM heard
     WHERE producer = 'eligibility' AND sequence > 0 AND length(subject) = 36) AS routed`;
const TOLD = `SELECT coalesce(sum(sequence), 0)::int AS n FROM heard WHERE producer = 'routing'`;

/**
 * Sees from the services' own tables how far the line is. Times are those of the commits, by PostgreSQL's clock.
 * Routed: routing has heard how she was judged, and what came before. Told: notification has heard all that routing
 * said of her until then, and planned its messages.
 */
export class Watcher {
  /** @type {Map<string, pg.Client>} */
  #clients = new Map();

  /** @param {Readonly<Record<string, string>>} databaseUrls */
  constructor(databaseUrls) {
    this.databaseUrls = databaseUrls;
  }

  async open() {
    for (const service of services) {
      const client = new pg.Client({ connectionString: this.databaseUrls[service] });
      client.on('error', () => undefined);
      await client.connect();
      this.#clients.set(service, client);
    }
  }

  async close() {
    for (const client of this.#clients.values()) await client.end();
  }

  /** @param {string} service @param {string} sql @param {readonly unknown[]} [values] */
  async rows(service, sql, values = []) {
    const client = this.#clients.get(service);
    if (!client) throw new Error(`${service} is not watched.`);
    return (await client.query(sql, [...values])).rows;
  }

  /** How many referrals each has heard of and dealt with; what routing has said is read before who heard it. */
  async counts() {
    const received = await this.#number('intake', 'SELECT count(*)::int AS n FROM referral');
    const [{ routed, said }] = await this.rows('routing', ROUTED);
    const told = await this.#number('notification', TOLD);
    return { received, routed, waitingToBeTold: said - told };
  }

  /** @param {number} referrals since the databases were empty @param {{ withinMs: number, still?: () => void }} limits */
  async allTold(referrals, { withinMs, still = () => undefined }) {
    const end = performance.now() + withinMs;
    for (;;) {
      const { received, routed, waitingToBeTold } = await this.counts();
      if (received >= referrals && routed >= referrals && waitingToBeTold <= 0) return;
      if (performance.now() > end) {
        const { parked, quarantined } = await this.trouble();
        throw new Error(
          `Of ${referrals} referrals ${routed} were routed within ${withinMs / 1000} s; ` +
            `${parked} events are parked, ${quarantined} in quarantine.`,
        );
      }
      still();
      await sleep(lookMs);
    }
  }

  /** Until nothing moves any more: messages sent, operations up to date. @param {number} withinMs @returns {Promise<boolean>} */
  async quiet(withinMs) {
    const end = performance.now() + withinMs;
    for (;;) {
      const [unsent, behind] = await Promise.all([
        this.#number(
          'notification',
          `SELECT count(*)::int AS n FROM message WHERE status IN ('PENDING', 'SENDING')`,
        ),
        this.#behindInOperations(),
      ]);
      if (unsent === 0 && behind === 0) return true;
      if (performance.now() > end) return false;
      await sleep(lookMs);
    }
  }

  /** What should not be there after a healthy run. */
  async trouble() {
    const of = async (/** @type {string} */ sql) => {
      const each = await Promise.all(services.map((service) => this.#number(service, sql)));
      return each.reduce((sum, one) => sum + one, 0);
    };
    return {
      parked: await of('SELECT count(*)::int AS n FROM parked'),
      quarantined: await of('SELECT count(*)::int AS n FROM quarantine'),
      unsaid: await of('SELECT count(*)::int AS n FROM outbox WHERE published_at IS NULL'),
    };
  }

  /**
   * When each referral was judged, routed and told of, in ms since 1970. What routing said of her later (a message
   * that failed, a clock) does not count.
   * @returns {Promise<Map<string, { assessedAt: number, routedAt: number, toldAt: number }>>}
   */
  async times() {
    const [received, assessed, saidOfHer] = await Promise.all([
      this.#eventsSaid('intake', 'referral.received.v1'),
      this.#eventsSaid('eligibility', 'referral.assessed.v1'),
      this.#eventsSaid('routing'),
    ]);
    const [inEligibility, inRouting, inNotification] = await Promise.all(
      ['eligibility', 'routing', 'notification'].map((service) => this.#claims(service)),
    );
    const latest = (
      /** @type {readonly string[]} */ events,
      /** @type {Map<string, number>} */ claims,
    ) =>
      events.length === 0
        ? Number.NaN
        : Math.max(...events.map((event) => claims.get(event) ?? Number.NaN));
    return new Map(
      [...received].map(([subject, events]) => {
        const causes = [...events, ...(assessed.get(subject) ?? [])].map(({ id }) => id);
        const said = (saidOfHer.get(subject) ?? []).filter(({ cause }) => causes.includes(cause));
        return [
          subject,
          {
            assessedAt: latest(causes.slice(0, events.length), inEligibility),
            routedAt: causes.length > events.length ? latest(causes, inRouting) : Number.NaN,
            toldAt: latest(
              said.map(({ id }) => id),
              inNotification,
            ),
          },
        ];
      }),
    );
  }

  /** @param {string} service @param {string} [type] */
  async #eventsSaid(service, type) {
    const rows = await this.rows(
      service,
      `SELECT DISTINCT subject, event_id AS id, attributes->>'causationid' AS cause
       FROM outbox WHERE $1::text IS NULL OR type = $1`,
      [type ?? null],
    );
    return Map.groupBy(rows, ({ subject }) => subject);
  }

  /** @param {string} service */
  async #claims(service) {
    const rows = await this.rows(
      service,
      `SELECT event_id, extract(epoch FROM pg_xact_commit_timestamp(xmin)) * 1000 AS at FROM inbox`,
    );
    return new Map(rows.map(({ event_id: event, at }) => [event, Number(at)]));
  }

  async #behindInOperations() {
    const said = await Promise.all(
      ['intake', 'eligibility', 'routing', 'notification'].map((service) =>
        this.#number(service, 'SELECT coalesce(sum(sequence), 0)::int AS n FROM said'),
      ),
    );
    const heard = await this.#number(
      'operations',
      'SELECT coalesce(sum(sequence), 0)::int AS n FROM heard',
    );
    return said.reduce((sum, one) => sum + one, 0) - heard;
  }

  /** @param {string} service @param {string} sql */
  async #number(service, sql) {
    const [row] = await this.rows(service, sql);
    return row.n;
  }
}
