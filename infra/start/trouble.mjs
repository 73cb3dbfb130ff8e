/** What the person at the keyboard can put right: the message is one sentence that says what to do. */
export class Trouble extends Error {
  /** @param {string} message @param {ErrorOptions} [options] */
  constructor(message, options) {
    super(message, options);
    this.name = 'Trouble';
  }
}

const advice = {
  ENOSPC: 'The disk is full: free about 2 GB of space and run the command again.',
  EDQUOT: 'Your disk quota is used up: free about 2 GB of space and run the command again.',
  EROFS: 'This folder is read-only: clone the repository to a folder that you can write to.',
  EMFILE: 'Too many files are open: raise the limit (ulimit -n 4096) and run the command again.',
};

/** @param {string} text @returns {string | undefined} the sentence for a fault of the machine that shows in a log */
export function machineFault(text) {
  if (/ENOSPC|no space left on device/i.test(text)) return advice.ENOSPC;
  if (/EDQUOT|quota exceeded/i.test(text)) return advice.EDQUOT;
  return undefined;
}

/** @param {unknown} error @returns {string} */
export function sentenceFor(error) {
  if (error instanceof Trouble) return error.message;
  const code = /** @type {{ code?: keyof typeof advice }} */ (error)?.code;
  if (code && advice[code]) return advice[code];
  const text = error instanceof Error ? error.message : String(error);
  return machineFault(text) ?? text;
}
