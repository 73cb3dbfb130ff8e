import { describe, expect, it } from '@jest/globals';
import { ROUTING_ORDER } from '@waymark/routing-order';
import { ruleWords } from './rule-words.js';

describe('the steps of the routing order, in words', () => {
  it.each(ROUTING_ORDER.map(({ name }) => name))('%s is not said in its code', (name) => {
    expect(ruleWords(name).toLowerCase()).not.toBe(
      name === 'link-work' ? '' : name.replaceAll('-', ' '),
    );
    expect(ruleWords(name)).not.toMatch(/\b(her|hub)\b/);
  });

  it('says a rule that it does not know in the words of its code', () => {
    expect(ruleWords('no-such-rule')).toBe('No such rule');
  });
});
