import { ZenEngine } from '@gorules/zen-engine';

const engine = new ZenEngine();

/**
 * zen-engine with one expression node a pathway, one expression a line.
 * @param {import('./translate.mjs').Translated} pathway
 */
export function zen({ lines }) {
  const position = { x: 0, y: 0 };
  // What is always so is not put to the engine.
  const expressions = lines.flatMap(({ test }, at) =>
    typeof test === 'boolean'
      ? []
      : [{ id: String(at), key: `line${at}`, value: expressionOf(test) }],
  );
  const decision = engine.createDecision(
    Buffer.from(
      JSON.stringify({
        nodes: [
          { id: 'in', type: 'inputNode', name: 'in', position },
          {
            id: 'lines',
            type: 'expressionNode',
            name: 'lines',
            position,
            content: { expressions },
          },
          { id: 'out', type: 'outputNode', name: 'out', position },
        ],
        edges: [
          { id: '1', sourceId: 'in', targetId: 'lines', type: 'edge' },
          { id: '2', sourceId: 'lines', targetId: 'out', type: 'edge' },
        ],
      }),
    ),
  );
  return {
    /** @param {object} facts @returns {Promise<readonly boolean[]>} of each line */
    async judge(facts) {
      const { result } = await decision.evaluate(facts);
      return lines.map(({ test }, at) =>
        typeof test === 'boolean' ? test : result[`line${at}`] === true,
      );
    },
  };
}

/** @param {import('./translate.mjs').Test} test @returns {string} */
function expressionOf(test) {
  if (typeof test === 'boolean') return String(test);
  if ('all' in test) return joined(test.all, ' and ', 'true');
  if ('any' in test) return joined(test.any, ' or ', 'false');
  if ('not' in test) return `not (${expressionOf(test.not)})`;
  const { fact, is, value } = test;
  const listed = JSON.stringify(value);
  switch (is) {
    case 'known':
      return `${fact} != null`;
    case 'in':
      return `(${fact} != null and ${fact} in ${listed})`;
    case 'overlaps':
      return `some(${fact} ?? [], # in ${listed})`;
    case 'at-least':
      return `(${fact} != null and ${fact} >= ${listed})`;
    case 'at-most':
      return `(${fact} != null and ${fact} <= ${listed})`;
  }
}

const joined = (
  /** @type {readonly import('./translate.mjs').Test[]} */ tests,
  /** @type {string} */ by,
  /** @type {string} */ none,
) => (tests.length === 0 ? none : `(${tests.map(expressionOf).join(by)})`);
