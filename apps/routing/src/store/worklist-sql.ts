import type { WorklistShow as Show, WorklistSort } from '@waymark/contracts';
import { READS_AS } from '@waymark/platform';
import { needsAttention } from './failed-event.store.js';

// $1 organisation · $2 now · $3 what the rules say (`WorkRules`) · $4 the filter · from $5 on what each question adds.

// Of a placement, looked at once: whether somebody may see a row is asked for each time that it is read.
const PLACED = `p.record, p.quarantined, p.restricted, p.reference, p.state,
  p.restricted IS TRUE AND is_closed_to(p.referral_id, $1, ${READS_AS}) AS closed`;

/** What a team has to do, with why and in which part. A sending team sees here what it owes; what it holds while others owe is in its own list of referrals. What goes with another referral and has been read is worked on there. */
const NEEDS_ACTION = `
mine AS (
  SELECT referral_id, due_at, step_owner AS owner, NULL::jsonb AS alongside, NULL::jsonb AS task, ${PLACED}
    FROM placement p
   WHERE state <> 'closed'
     AND (state <> 'goes-with' OR record->'standing'->'isRead' = 'false'::jsonb)
     AND (step_owner = $1 OR service_id = $1 OR (holder_organisation = $1 AND holder_kind <> 'sending-team'))
  UNION ALL
  SELECT p.referral_id, a.due_at, $1, a.record, NULL, ${PLACED}
    FROM placement_alongside a JOIN placement p USING (referral_id) WHERE a.service_id = $1 AND a.is_active
  UNION ALL
  SELECT p.referral_id, t.due_at, $1, NULL, t.record, ${PLACED}
    FROM placement_task t JOIN placement p USING (referral_id) WHERE t.owner = $1 AND t.done_at IS NULL
)`;

/** What somebody of the team has done since midnight in London, and nothing has happened since. */
const DONE_TODAY = `
mine AS (
  SELECT p.referral_id, p.due_at, p.step_owner AS owner, NULL::jsonb AS alongside, NULL::jsonb AS task, ${PLACED}
    FROM placement p
    CROSS JOIN LATERAL (
      SELECT s.at, s.by_organisation, s.by_name FROM placement_step s
       WHERE s.referral_id = p.referral_id ORDER BY s.id DESC LIMIT 1) last
   WHERE p.referral_id IN (
           SELECT referral_id FROM placement_step
            WHERE by_organisation = $1 AND by_name IS NOT NULL AND at >= ${midnight('$2')})
     AND last.by_organisation = $1 AND last.by_name IS NOT NULL AND last.at >= ${midnight('$2')}
)`;

function midnight(instant: string): string {
  return `date_trunc('day', ${instant}::timestamptz AT TIME ZONE 'Europe/London') AT TIME ZONE 'Europe/London'`;
}

// New information stands until somebody of the team has done something. Looked for only where it changes why.
const ARRIVED_SINCE = `(
  SELECT max(id) FILTER (WHERE s.what IN (SELECT jsonb_array_elements_text($3::jsonb->'information'))
      AND s.by_organisation <> $1)
    > coalesce(max(id) FILTER (WHERE s.by_organisation = $1 AND s.by_name IS NOT NULL), 0)
    FROM placement_step s WHERE s.referral_id = because.referral_id)`;

/** A clinical date outranks the usual time while nobody has helped. Of what is closed nobody is told that there is one. */
const CLINICAL_DATE = `NOT closed AND record->'deadline' IS NOT NULL AND record->'firstHelp' IS NULL`;

const WORK = `
seen AS (
  SELECT mine.*,
    coalesce(task->'step'->>'what', alongside->'nextStep'->>'what', record->'nextStep'->>'what') AS what,
    coalesce(alongside->>'state', state) AS stage,
    coalesce(alongside->>'pathway', record#>>'{standing,to,pathway}',
      record#>>'{standing,then,standing,to,pathway}') AS pathway,
    given.assignee
  FROM mine
  LEFT JOIN assignment given ON given.referral_id = mine.referral_id AND given.organisation = $1
), because AS (
  SELECT seen.*, coalesce($3::jsonb->'ofTask'->>(task->>'purpose'), $3::jsonb->'ofStep'->>what, 'look-into') AS of_step
  FROM seen
), work AS (
  SELECT because.*,
    CASE WHEN closed THEN 'look-into'
         WHEN task IS NOT NULL OR NOT $3::jsonb->'byInformation' ? of_step THEN of_step
         WHEN ${ARRIVED_SINCE} THEN 'information-arrived'
         ELSE of_step END AS why,
    CASE WHEN $3::jsonb->'atOnce' ? what AND owner = $1 THEN 'at-once'
         WHEN due_at <= $2::timestamptz THEN 'overdue'
         WHEN stage = 'paused' OR owner <> $1 THEN 'waiting'
         WHEN ${CLINICAL_DATE} THEN 'clinical-date'
         WHEN due_at <= $2::timestamptz + make_interval(secs => ($3::jsonb->>'soonSeconds')::int) THEN 'due-soon'
         ELSE 'due-later' END AS part
  FROM because
)`;

// What is closed is there whatever is asked of what nobody is told: nobody misses it, and nobody learns of it.
const CHOSEN = `
chosen AS (
  SELECT * FROM work
   WHERE ($4::jsonb->>'stage' IS NULL OR closed OR stage = $4::jsonb->>'stage')
     AND ($4::jsonb->>'pathway' IS NULL OR closed OR pathway = $4::jsonb->>'pathway')
     AND ($4::jsonb->>'why' IS NULL OR why = $4::jsonb->>'why')
     AND ($4::jsonb->>'part' IS NULL OR part = $4::jsonb->>'part')
     AND ($4::jsonb->>'assignedTo' IS NULL OR coalesce(assignee, 'nobody') = $4::jsonb->>'assignedTo'
       OR ($4::jsonb->>'assignedTo' = 'nobody' AND NOT $4::jsonb->'team' ? assignee))
     AND ($4::jsonb->'among' IS NULL
       OR referral_id IN (SELECT jsonb_array_elements_text($4::jsonb->'among')::uuid))
)`;

const TIME_LEFT = `($3::jsonb->'partOrder'->>part)::int,
  (${CLINICAL_DATE}) DESC, due_at NULLS LAST`;
const ORDERS: Readonly<Record<WorklistSort, string>> = {
  'time-left': TIME_LEFT,
  'longest-wait': `record->>'firstReferredOn', ${TIME_LEFT}`,
  newest: `record->>'receivedAt' DESC`,
  reference: 'reference',
};

/** To the end, so that no two rows ever change places. */
export const orderBy = (sort: WorklistSort): string =>
  `${ORDERS[sort]}, referral_id, task->>'taskId' NULLS FIRST`;

/** From here: `work`, all that there is, and `chosen`, what the filter leaves of it. */
export const withWork = (show: Show): string => `WITH ${mineOf(show)}, ${WORK}, ${CHOSEN}`;

function mineOf(show: Show): string {
  return show === 'done-today' ? DONE_TODAY : NEEDS_ACTION;
}

export const ROWS = `
SELECT record, restricted, closed, alongside, task, assignee, why, part,
       ${needsAttention('chosen')} AS needs_attention FROM chosen`;

/** How many there are, whatever the filter. */
const countOf = (show: Show): string =>
  `WITH ${mineOf(show)} SELECT count(*)::int AS count FROM mine`;

/** What there is to do, by why and by part, whatever the filter. */
const TILES = `
  (SELECT coalesce(json_agg(c), '[]') FROM (
     SELECT why AS of, count(*)::int AS count FROM work GROUP BY why) c) AS why,
  (SELECT coalesce(json_agg(c), '[]') FROM (
     SELECT part AS of, count(*)::int AS count FROM work GROUP BY part) c) AS part`;

/** Beside a list of something else. */
export const TO_DO = `WITH ${NEEDS_ACTION}, ${WORK} SELECT ${TILES}`;

const COUNTED = `
SELECT (SELECT count(*) FROM chosen)::int AS total,
  (${countOf('done-today')}) AS done_today,
  (SELECT count(*) FROM work)::int AS everything,
  (SELECT coalesce(json_agg(c), '[]') FROM (
     SELECT part AS of, count(*)::int AS count FROM chosen GROUP BY part) c) AS parts,
  ${TILES}`;

/** One page and all counts from one reading. $5: rows of a page; $6: rows before it, where there are so many; else the first. */
export const PAGE = (sort: WorklistSort): string => `
, counted AS (${COUNTED})
SELECT counted.*, (SELECT coalesce(json_agg(page), '[]') FROM (
    ${ROWS} ORDER BY ${orderBy(sort)}
    LIMIT $5 OFFSET (SELECT CASE WHEN $6::int < total THEN $6::int ELSE 0 END FROM counted)) page) AS items
  FROM counted`;

/** $5: after which referral. Each is met once, at its first row: whoever goes through the list comes to its end. */
export const AFTER = (sort: WorklistSort): string => `
, placed AS (SELECT referral_id, row_number() OVER (ORDER BY ${orderBy(sort)}) AS nth FROM chosen)
, met AS (SELECT referral_id, min(nth) AS nth FROM placed GROUP BY referral_id)
SELECT referral_id FROM met
 WHERE nth > coalesce((SELECT nth FROM met WHERE referral_id = $5), 0)
 ORDER BY nth LIMIT 1`;

/** $5: since when. */
export const ARRIVED = `
SELECT count(DISTINCT chosen.referral_id)::int AS count FROM chosen
  JOIN referral_access came ON came.referral_id = chosen.referral_id
 WHERE came.organisation = $1 AND came.from_at > $5`;
