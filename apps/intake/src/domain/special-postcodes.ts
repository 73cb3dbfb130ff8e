import type { Nation } from '@waymark/contracts';
import type { PostcodeAnswer } from './area-codes.js';

const NATION_BY_POSTCODE_AREA: Readonly<Record<string, Nation>> = {
  BT: 'northern-ireland',
  IM: 'isle-of-man',
  JE: 'channel-islands',
  GY: 'channel-islands',
};

/**
 * What the letters of a postcode tell without a table. Postcode areas on the borders of Wales and Scotland run across
 * them, so those are left to a table.
 */
export function answerByLetters(postcode: string): PostcodeAnswer | undefined {
  // Written where there is no address, or none is known.
  if (postcode.startsWith('ZZ99')) return { is: 'stands-for-nothing' };
  const outside = NATION_BY_POSTCODE_AREA[/^[A-Z]+/.exec(postcode)?.[0] ?? ''];
  return outside && { is: 'known', area: { outside } };
}
