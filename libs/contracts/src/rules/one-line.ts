/** The control characters one by one: not every reader of the schema knows `\p{Cc}`. */
const CONTROL = '\\u0000-\\u001F\\u007F-\\u009F';

/** Printable text on one line, not blank. Read once from left to right, however long: no way back to try again. */
export const ONE_LINE = new RegExp(`^[^\\S${CONTROL}]*[^\\s${CONTROL}][^${CONTROL}]*$`, 'u');
