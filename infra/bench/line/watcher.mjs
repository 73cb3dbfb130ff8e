import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

const lookMs = 100;
const lookAtAllMs = 300;
const services = ['intake', 'eligibility', 'routing', 'notification', 'operations'];

/** How many of these are looked at while they are on their way: looking must not cost what it measures. */
const lastOnes = 100;

const ROUTED = `
  SELECT count(*)::int AS n FROM unnest($1::text[]) AS id
  JOIN heard ON heard.producer = 'eligibility' AND heard.subject = id AND heard.sequence > 0`;
const SAID = `SELECT coalesce(sum(sequence), 0)::int AS n FROM said WHERE subject = ANY ($1::text[])`;
const TOLD = `
  SELECT coalesce(sum(sequence), 0)::int AS n FROM heard
  WHERE producer = 'routing' AND subject = ANY ($1::text[])`;
const RECORDED = `
  SELECT coalesce(sum(sequence), 0)::int AS n FROM heard WHERE subject = ANY ($1::text[])`;

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

  /** Until routing has judged them all and notification has heard what was said of them. @param {readonly string[]} ids @param {{ withinMs: number, still?: () => void }} limits */
  async allTold(ids, { withinMs, still = () => undefined }) {
    const end = performance.now() + withinMs;
    for (const some of [ids.slice(-lastOnes), ids]) {
      while (!(await this.#areTold(some))) {
        if (performance.now() > end) {
          const { parked, quarantined } = await this.trouble();
          const routed = await this.#number('routing', ROUTED, [ids]);
          throw new Error(
            `Of ${ids.length} referrals ${routed} were routed within ${withinMs / 1000} s; ` +
              `${parked} events are parked, ${quarantined} in quarantine.`,
          );
        }
        still();
        await sleep(some === ids ? lookAtAllMs : lookMs);
      }
    }
  }

  /** What routing has said is read before who heard it. @param {readonly string[]} ids */
  async #areTold(ids) {
    if ((await this.#number('routing', ROUTED, [ids])) < ids.length) return false;
    const said = await this.#number('routing', SAID, [ids]);
    return (await this.#number('notification', TOLD, [ids])) >= said;
  }

  /** Until nothing moves any more but messages, which go out at the provider's pace. @param {readonly string[]} ids @param {number} withinMs @returns {Promise<boolean>} */
  async quiet(ids, withinMs) {
    const end = performance.now() + withinMs;
    for (;;) {
      const said = await Promise.all(
        ['intake', 'eligibility', 'routing'].map((service) => this.#number(service, SAID, [ids])),
      );
      const recorded = await this.#number('operations', RECORDED, [ids]);
      if (recorded >= said.reduce((sum, one) => sum + one, 0)) return true;
      if (performance.now() > end) return false;
      await sleep(lookAtAllMs);
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
   * @param {readonly string[]} ids
   * @returns {Promise<Map<string, { assessedAt: number, routedAt: number, toldAt: number }>>}
   */
  async times(ids) {
    const [received, assessed, saidOfHer] = await Promise.all([
      this.#eventsSaid('intake', ids, 'referral.received.v1'),
      this.#eventsSaid('eligibility', ids, 'referral.assessed.v1'),
      this.#eventsSaid('routing', ids),
    ]);
    const events = [received, assessed, saidOfHer].flatMap((all) =>
      [...all.values()].flat().map(({ id }) => id),
    );
    const [inEligibility, inRouting, inNotification] = await Promise.all(
      ['eligibility', 'routing', 'notification'].map((service) => this.#claims(service, events)),
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
        const routedAt = causes.length > events.length ? latest(causes, inRouting) : Number.NaN;
        // One that goes with another referral of hers may have nothing to be told of its own.
        const toldAt =
          said.length === 0
            ? routedAt
            : latest(
                said.map(({ id }) => id),
                inNotification,
              );
        const assessedAt = latest(causes.slice(0, events.length), inEligibility);
        return [subject, { assessedAt, routedAt, toldAt }];
      }),
    );
  }

  /** @param {string} service @param {readonly string[]} ids @param {string} [type] */
  async #eventsSaid(service, ids, type) {
    const rows = await this.rows(
      service,
      `SELECT DISTINCT subject, event_id AS id, attributes->>'causationid' AS cause
       FROM outbox WHERE subject = ANY ($1::text[]) AND ($2::text IS NULL OR type = $2)`,
      [ids, type ?? null],
    );
    return Map.groupBy(rows, ({ subject }) => subject);
  }

  /** @param {string} service @param {readonly string[]} events */
  async #claims(service, events) {
    const rows = await this.rows(
      service,
      `SELECT event_id, extract(epoch FROM pg_xact_commit_timestamp(xmin)) * 1000 AS at
       FROM inbox WHERE event_id = ANY ($1::uuid[])`,
      [events],
    );
    return new Map(rows.map(({ event_id: event, at }) => [event, Number(at)]));
  }

  /** @param {string} service @param {string} sql @param {readonly unknown[]} [values] */
  async #number(service, sql, values) {
    const [row] = await this.rows(service, sql, values);
    return row.n;
  }
}
