/**
 * @typedef {{ doing: 'going on' | 'reading' | 'verifying' | 'switching over', line: number, readBytes: number, fileBytes: number }} Progress
 */

const everyMs = 3_000;

const words = {
  'going on': 'comparing with what an earlier import has read',
  verifying: 'verifying and indexing',
  'switching over': 'switching over',
};

/** Says how far an import is, not too often, and what it took. */
export class Meter {
  #say;
  #started = performance.now();
  #told = performance.now();
  /** @type {Progress | undefined} */
  #first;
  #lines = 0;

  /** @param {(line: string) => void} say */
  constructor(say) {
    this.#say = say;
  }

  /** @param {Progress} progress */
  see(progress) {
    const { doing, line, readBytes, fileBytes } = progress;
    if (doing !== 'reading') {
      this.#say(`… ${words[doing]}`);
      return;
    }
    this.#first ??= progress;
    this.#lines = line;
    const now = performance.now();
    if (now - this.#told < everyMs) return;
    this.#told = now;
    const seconds = (now - this.#started) / 1000;
    const bytes = readBytes - this.#first.readBytes;
    const left = bytes > 0 ? Math.ceil(((fileBytes - readBytes) / bytes) * seconds) : undefined;
    this.#say(
      `… ${Math.floor((100 * readBytes) / fileBytes)} %: line ${line.toLocaleString('en-GB')}, ${this.#rate(seconds)} a second${left === undefined ? '' : `, about ${left} s left`}`,
    );
  }

  summary() {
    const seconds = (performance.now() - this.#started) / 1000;
    const peak = Math.ceil(process.resourceUsage().maxRSS / 1024);
    return `${seconds.toFixed(1)} s, ${this.#rate(seconds)} rows a second, at most ${peak} MB of memory.`;
  }

  /** @param {number} seconds */
  #rate(seconds) {
    const rows = this.#lines - (this.#first?.line ?? 0);
    return Math.round(rows / Math.max(seconds, 0.001)).toLocaleString('en-GB');
  }
}
