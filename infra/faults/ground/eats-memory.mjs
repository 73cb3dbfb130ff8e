// Loaded before a service: every event that it reads stays in its memory with half a megabyte beside it, as a leak
// would do. With a small heap the process then ends while it has a batch in its hands.
const parse = JSON.parse;
/** @type {unknown[]} */
const kept = [];
const eightBytes = 65_536;

/** @type {typeof JSON.parse} */
JSON.parse = (text, ...rest) => {
  const value = parse(text, ...rest);
  if (typeof value?.referralId === 'string') kept.push(value, new Array(eightBytes).fill(1));
  return value;
};
