/** A file that cannot be loaded: what is wrong and what to do, a sentence each. What is in force stays in force. */
export class ImportRefused extends Error {
  constructor(readonly sentences: readonly string[]) {
    super(sentences.join('\n'));
    Object.defineProperty(this, 'name', { value: 'ImportRefused' });
  }
}
