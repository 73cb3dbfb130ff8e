/** A subject always falls into the same bucket, so one relay at a time sends what is said of it. */
export const BUCKETS = 16;

/** FNV-1a: it must stay the same for ever, in every process. */
export function bucketOf(subject: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < subject.length; at += 1) {
    hash = Math.imul(hash ^ subject.charCodeAt(at), 0x01000193);
  }
  return (hash >>> 0) % BUCKETS;
}
