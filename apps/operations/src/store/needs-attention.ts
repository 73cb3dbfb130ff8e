/**
 * SQL: whether an event about a referral still waits in some service's quarantine. Counted from what was heard, by the
 * service and the event that it is about: neither the order in which that came nor what else waits changes the answer. Nobody
 * hears themselves, so what failed here is looked for in the quarantine itself.
 */
export const needsAttention = (subject: string): string => `(EXISTS (
  SELECT FROM timeline AS failed
   WHERE failed.subject = ${subject} AND failed.type IN ('event.quarantined.v1', 'event.unquarantined.v1')
   GROUP BY failed.source, failed.caused_by
  HAVING count(*) FILTER (WHERE failed.type = 'event.quarantined.v1')
       > count(*) FILTER (WHERE failed.type = 'event.unquarantined.v1'))
  OR EXISTS (SELECT FROM quarantine AS own WHERE own.subject = ${subject} AND own.state = 'waiting'))`;
