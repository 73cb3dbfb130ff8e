const weights = [10, 9, 8, 7, 6, 5, 4, 3, 2];
const places = 1_000_000;
/** Coprime to the number of places, so that every place is met once before any is met again. */
const stride = 387_421;

/**
 * NHS numbers of the test range (999…), each once; about 909,000 of them.
 * @param {number} seed
 * @returns {Generator<string>}
 */
export function* nhsNumbers(seed) {
  let place = Math.abs(seed) % places;
  for (let given = 0; given < places; given += 1) {
    const nine = `999${String(place).padStart(6, '0')}`;
    const digit = checkDigit(nine);
    if (digit !== undefined) yield `${nine}${digit}`;
    place = (place + stride) % places;
  }
  throw new Error('Every test NHS number has been given.');
}

/** @param {string} nine digits @returns {number | undefined} none where modulus 11 leaves 10 */
function checkDigit(nine) {
  const sum = weights.reduce((total, weight, at) => total + weight * Number(nine[at]), 0);
  const digit = (11 - (sum % 11)) % 11;
  return digit === 10 ? undefined : digit;
}
