// An id or a code has no blanks; what has may be a sentence about somebody.
const ID_OR_CODE = /^[\w.:/|+#-]{1,200}$/;

/** The text as it is where it can only be an id or a code; otherwise that it was none. */
export const idOrCode = (text: string): string =>
  ID_OR_CODE.test(text) ? text : '[not an id or code]';
