/** More sets than this are never shown. */
const MOST_SETS = 5;
/** Beyond so many optional items only sets up to `LARGEST` are looked for. */
const LARGEST = 3;
const MANY = 12;

/**
 * Every set of items that suffices and of which no part does, the smallest first, among equals in the order given;
 * at most five. `suffices` must never turn to no when an item is added.
 */
export function smallestSets<Item>(
  items: readonly Item[],
  suffices: (chosen: ReadonlySet<Item>) => boolean,
): readonly (readonly Item[])[] {
  const all = new Set(items);
  if (!suffices(all)) return [];
  const needed = items.filter((item) => !suffices(without(all, item)));
  if (suffices(new Set(needed))) return [needed];

  const optional = items.filter((item) => !needed.includes(item));
  const largest = optional.length > MANY ? LARGEST : optional.length;
  const found: (readonly Item[])[] = [];
  for (let size = 1; size <= largest && found.length < MOST_SETS; size += 1) {
    for (const chosen of chosenOf(optional, size)) {
      const holdsOne = found.some((one) => one.every((item) => chosen.includes(item)));
      if (!holdsOne && suffices(new Set([...needed, ...chosen]))) found.push(chosen);
      if (found.length === MOST_SETS) break;
    }
  }
  const inOrder = (chosen: readonly Item[]) =>
    items.filter((item) => needed.includes(item) || chosen.includes(item));
  return found.length === 0 ? [items] : found.map(inOrder);
}

function without<Item>(all: ReadonlySet<Item>, left: Item): ReadonlySet<Item> {
  const rest = new Set(all);
  rest.delete(left);
  return rest;
}

/** Every choice of so many, in the order given. */
function* chosenOf<Item>(
  items: readonly Item[],
  size: number,
  from = 0,
): Generator<readonly Item[]> {
  if (size === 0) {
    yield [];
    return;
  }
  for (let at = from; at <= items.length - size; at += 1) {
    for (const rest of chosenOf(items, size - 1, at + 1)) yield [items[at] as Item, ...rest];
  }
}
