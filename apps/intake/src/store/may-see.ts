import type { Viewer } from '../domain/viewer.js';

/**
 * True where the viewer may see referral `r`. Sharing stops with a withdrawal; a self-referral is her own
 * and nobody else's of the organisation she wrote through.
 */
export const maySee = (first: number): string => {
  const [organisation, subject, kinds] = [first, first + 1, first + 2].map((n) => `$${n}`);
  return `(
    (r.channel = 'self' AND r.sent_by = ${subject}::text AND 'sender' = ANY (${kinds}::text[]))
    OR EXISTS (
      SELECT 1 FROM referral_access a
      WHERE a.referral_id = r.id AND a.organisation = ${organisation}::text
        AND a.as_kind = ANY (${kinds}::text[])
        AND (a.until_at IS NULL OR a.until_at > now())
        AND (a.as_kind = 'sender' OR r.state <> 'withdrawn')))`;
};

/** The parameters it needs, in order. */
export const viewerParams = ({ organisation, subject, kinds }: Viewer): readonly unknown[] => [
  organisation,
  subject,
  kinds,
];
