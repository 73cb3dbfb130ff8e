const shown = 3;

/** What is wrong, in a sentence with a few examples; nothing where nothing is. @param {readonly string[]} all @param {string} what */
export const some = (all, what) =>
  all.length === 0 ? [] : [`${all.length} ${what}, such as ${all.slice(0, shown).join(', ')}`];
