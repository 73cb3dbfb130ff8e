/**
 * Waits for all even when one fails, so that nothing is still starting while the rest is stopped.
 * @template {readonly Promise<unknown>[] | []} T
 * @param {T} promises
 * @param {() => void} [abandon] called at the first failure
 * @returns {Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }>}
 */
export async function allOrFirstError(promises, abandon = () => undefined) {
  /** @type {unknown[]} */
  const failures = [];
  const noted = promises.map((promise) =>
    promise.catch((/** @type {unknown} */ error) => {
      failures.push(error);
      abandon();
    }),
  );
  const results = await Promise.all(noted);
  if (failures.length > 0) throw failures[0];
  return /** @type {{ -readonly [K in keyof T]: Awaited<T[K]> }} */ (results);
}
