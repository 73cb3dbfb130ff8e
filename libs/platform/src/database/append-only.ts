/**
 * What the triggers of append-only tables refuse, by table: a trigger says it whose function's name ends in
 * `append_only`. With `UPDATE OF` it names the columns that stay; the others may be changed.
 */
export const APPEND_ONLY = `
SELECT tgrelid AS "table",
  bool_or((tgtype & 8) <> 0) AS never_deleted,
  bool_or((tgtype & 16) <> 0) AS never_changed,
  array_remove(array_agg(DISTINCT kept.attnum), NULL) AS kept
FROM pg_trigger
JOIN pg_proc ON pg_proc.oid = tgfoid AND proname LIKE '%append\\_only'
LEFT JOIN LATERAL unnest(tgattr::int2[]) AS kept(attnum) ON true
WHERE NOT tgisinternal
GROUP BY tgrelid`;
