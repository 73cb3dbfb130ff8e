/** The control characters but tab and line end, one by one: not every reader of the schema knows `\p{Cc}`. */
const CONTROL = '\\u0000-\\u0008\\u000B-\\u001F\\u007F-\\u009F';

/** Several lines that can be read, not blank. Read once from left to right, however long. */
export const FREE_TEXT = new RegExp(`^[^\\S${CONTROL}]*[^\\s${CONTROL}][^${CONTROL}]*$`, 'u');
