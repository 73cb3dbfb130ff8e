/** @typedef {{ state: string, lookedAt: number, of: number }} Progress */

/** How fast referrals are looked at, since the first look that saw any. */
export class Rate {
  /** @type {{ lookedAt: number, ms: number } | undefined} */
  #first;

  /** Seconds that are left, where that can be said. @param {Progress} progress @param {number} ms */
  see({ state, lookedAt, of }, ms) {
    if (state !== 'running' || lookedAt === 0) {
      this.#first = undefined;
      return undefined;
    }
    this.#first ??= { lookedAt, ms };
    const more = lookedAt - this.#first.lookedAt;
    return more > 0
      ? Math.ceil(((of - lookedAt) * (ms - this.#first.ms)) / more / 1000)
      : undefined;
  }
}

/** @param {Progress} progress @param {number | undefined} secondsLeft */
export function progressWords({ state, lookedAt, of }, secondsLeft) {
  if (state === 'waiting') return '… waiting for its turn';
  if (of === 0) return '… looking for those who were referred';
  const share = Math.floor((100 * lookedAt) / of);
  const left = secondsLeft === undefined ? '' : `, about ${secondsLeft} s left`;
  return `… ${share} %: ${number(lookedAt)} of ${number(of)} referrals${left}`;
}

const number = (/** @type {number} */ count) => count.toLocaleString('en-GB');
