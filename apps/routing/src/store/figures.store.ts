import { Injectable } from '@nestjs/common';
import type { Day, ServiceFigures, WaitStage } from '@waymark/contracts';
import type { Transaction } from '@waymark/messaging';
import type { Counted } from '../domain/service-figures.js';

interface WaitRow {
  readonly service_id: string;
  readonly stage: WaitStage;
  readonly people: number;
  readonly median_days: number;
  readonly nine_in_ten_days: number;
}

interface DecidedRow {
  readonly service_id: string;
  readonly decided: number;
  readonly accepted: number;
}

/** A day begins with midnight in London, whatever clock the database goes by. */
const FROM = `($1::date::timestamp AT TIME ZONE 'Europe/London')`;

// From first referral, in whole London days, to the first time a service took this step with the person: by a move, or by
// an appointment that was attended.
const WAITS = `
WITH taken AS (
  SELECT s.by_organisation AS service_id, m.stage, s.referral_id, s.at
    FROM placement_step s
    JOIN (VALUES ('acknowledge', 'acknowledged'), ('start-care', 'started')) AS m(what, stage) ON m.what = s.what
   WHERE s.what IN ('acknowledge', 'start-care') AND s.at >= ${FROM} AND s.at <= $2
   UNION ALL
  SELECT a->>'serviceId', m.stage, p.referral_id, (a->>'at')::timestamptz
    FROM placement p, jsonb_array_elements(p.record->'appointments') a
    JOIN (VALUES ('assessment', 'assessed'), ('treatment', 'started'), ('support', 'started')) AS m(purpose, stage)
      ON m.purpose = a->>'purpose'
   WHERE a->>'outcome' = 'attended' AND (a->>'at')::timestamptz >= ${FROM} AND (a->>'at')::timestamptz <= $2
), reached AS (
  SELECT service_id, stage, referral_id, min(at) AS at FROM taken GROUP BY 1, 2, 3
), waited AS (
  SELECT r.service_id, r.stage,
         (r.at AT TIME ZONE 'Europe/London')::date - (p.record->>'firstReferredOn')::date AS days
    FROM reached r JOIN placement p USING (referral_id)
)
SELECT service_id, stage, count(*)::int AS people,
       percentile_disc(0.5) WITHIN GROUP (ORDER BY days) AS median_days,
       percentile_disc(0.9) WITHIN GROUP (ORDER BY days) AS nine_in_ten_days
  FROM waited GROUP BY service_id, stage ORDER BY service_id, stage`;

// Of several decisions about one referral the last counts; a place on the waiting list is a yes, and what was accepted by
// mistake is not decided yet.
const DECIDED = `
WITH last AS (
  SELECT DISTINCT ON (by_organisation, referral_id) by_organisation AS service_id, what
    FROM placement_step
   WHERE what IN ('accept', 'waitlist', 'decline', 'correct-acceptance') AND at >= ${FROM} AND at <= $2
   ORDER BY by_organisation, referral_id, at DESC, id DESC
)
SELECT service_id, count(*)::int AS decided, count(*) FILTER (WHERE what <> 'decline')::int AS accepted
  FROM last WHERE what <> 'correct-acceptance' GROUP BY service_id`;

/** Waits and acceptance, counted from what services did, and kept until they are counted again. */
@Injectable()
export class FiguresStore {
  /** True for one instance an hour: it counts. */
  async isTimeToCount(tx: Transaction, now: Date, notSince: Date): Promise<boolean> {
    const mine = await tx.query(
      `UPDATE directory_state SET figures_counted_at = $1
        WHERE figures_counted_at IS NULL OR figures_counted_at <= $2 RETURNING 1`,
      [now, notSince],
    );
    return mine.length === 1;
  }

  async count(tx: Transaction, from: Day, now: Date): Promise<ReadonlyMap<string, Counted>> {
    const waits = await tx.query<WaitRow>(WAITS, [from, now]);
    const decided = await tx.query<DecidedRow>(DECIDED, [from, now]);
    const services = new Set([...waits, ...decided].map((row) => row.service_id));
    return new Map(
      [...services].map((id) => {
        const counts = decided.find((row) => row.service_id === id);
        return [
          id,
          {
            waits: waits
              .filter((row) => row.service_id === id)
              .map((row) => ({
                stage: row.stage,
                people: row.people,
                medianDays: row.median_days,
                nineInTenDays: row.nine_in_ten_days,
              })),
            decided: counts?.decided ?? 0,
            accepted: counts?.accepted ?? 0,
          },
        ];
      }),
    );
  }

  async replace(tx: Transaction, figures: ReadonlyMap<string, ServiceFigures>): Promise<void> {
    await tx.query('DELETE FROM service_figures');
    for (const [id, of] of figures) tx.insert('service_figures', { service_id: id, figures: of });
    await tx.query('UPDATE directory_state SET revision = revision + 1');
  }
}
