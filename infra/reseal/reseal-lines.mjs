const many = (/** @type {number} */ values) =>
  `${values.toLocaleString('en-GB')} ${values === 1 ? 'value' : 'values'}`;

/**
 * What was done, by column and key, and which keys are not needed any more.
 * @param {import('./reseal.mjs').Report} report
 * @param {readonly string[]} ring the current key first
 * @param {readonly import('../../libs/platform/src/index.js').SealedColumn[]} columns
 */
export function linesOf({ resealed, unopened, used }, ring, columns) {
  const [current, ...old] = ring;
  const inUse = new Set(used.map(({ key }) => key));
  const passing = columns.filter(({ as }) => as.is === 'passing');
  const isPassing = (/** @type {{ table: string, column: string }} */ { table, column }) =>
    passing.find((one) => one.table === table && one.column === column);
  return [
    ...used.map(({ table, column, key, values }) => `${table}.${column}, ${key}: ${many(values)}`),
    `${many(resealed)} sealed anew with ${current}`,
    ...unopened.map((row) => `NOT OPENED by any of these keys: ${row}`),
    ...used
      .filter(({ key }) => key !== current)
      .map((one) => {
        const gone = isPassing(one);
        const what = `${one.key} is still needed by ${many(one.values)} of ${one.table}.${one.column}`;
        return gone?.as.is === 'passing' ? `${what}, gone within ${gone.as.lasts}` : what;
      }),
    ...old
      .filter((id) => !inUse.has(id))
      .map((id) => `${id} is not needed any more, but for backups from before`),
  ];
}
