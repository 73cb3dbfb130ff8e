import { Engine } from 'json-rules-engine';

const operators = {
  in: 'in',
  overlaps: 'overlaps',
  'at-least': 'greaterThanInclusive',
  'at-most': 'lessThanInclusive',
  known: 'known',
};

/**
 * json-rules-engine with one rule a pathway, whose conditions are the lines.
 * @param {import('./translate.mjs').Translated} pathway
 */
export function jsonRules({ lines }) {
  const engine = new Engine([], { allowUndefinedFacts: true });
  engine.addOperator(
    'overlaps',
    (value, wanted) => Array.isArray(value) && value.some((one) => wanted.includes(one)),
  );
  engine.addOperator('known', (value) => value !== undefined);
  // What is always so is not put to the engine.
  const asked = lines.filter(({ test }) => typeof test !== 'boolean');
  const conditions = { all: asked.map(({ test }) => conditionOf(test)) };
  engine.addRule({ conditions, event: { type: 'eligible' } });
  return {
    /** @param {object} facts @returns {Promise<readonly boolean[]>} of each line */
    async judge(facts) {
      const { results, failureResults } = await engine.run(facts);
      const [rule] = [...results, ...failureResults];
      let at = 0;
      return lines.map(({ test }) =>
        typeof test === 'boolean' ? test : rule.conditions.all[at++].result,
      );
    },
  };
}

/** @param {import('./translate.mjs').Test} test @returns {any} */
function conditionOf(test) {
  if (typeof test === 'boolean') return test ? { all: [] } : { any: [never] };
  if ('all' in test) return { all: test.all.map(conditionOf) };
  if ('any' in test) return { any: test.any.map(conditionOf) };
  if ('not' in test) return { not: conditionOf(test.not) };
  const { fact, is, value } = test;
  return { fact, operator: operators[is], value: value ?? true };
}

const never = { fact: 'today', operator: 'lessThanInclusive', value: -1e9 };
