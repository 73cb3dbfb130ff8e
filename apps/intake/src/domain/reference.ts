// Crockford's base32: no I, L, O or U, so that it survives the telephone.
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** How many random bytes a reference is made of: eight signs of five bits. */
export const REFERENCE_BYTES = 5;

/** Random bytes as what people say on the telephone, `WM-4K7Q-2N8D`. */
export function referenceFrom(bytes: Uint8Array): string {
  const number = bytes.subarray(0, REFERENCE_BYTES).reduce((sum, byte) => sum * 256 + byte, 0);
  const signs = Array.from({ length: 8 }, (_, index) =>
    ALPHABET.charAt(Math.floor(number / 32 ** (7 - index)) % 32),
  ).join('');
  return `WM-${signs.slice(0, 4)}-${signs.slice(4)}`;
}
