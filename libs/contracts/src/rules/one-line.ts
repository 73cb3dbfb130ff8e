/** The control characters one by one: not every reader of the schema knows `\p{Cc}`. */
const CONTROL = '\\u0000-\\u001F\\u007F-\\u009F';

/** Printable text on one line. */
export const ONE_LINE = new RegExp(`^[^${CONTROL}]*\\S[^${CONTROL}]*$`, 'u');
