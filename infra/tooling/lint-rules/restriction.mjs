/**
 * A lint rule that refuses whatever matches one of its selectors, with one sentence saying what to do instead.
 * Named rules, because a later block of `no-restricted-syntax` silently replaces an earlier one.
 * Each selector reports under its own message id, so that each can be proven to fire.
 */
export function restriction(sentence, ...selectors) {
  return {
    meta: {
      type: 'problem',
      schema: [],
      messages: Object.fromEntries(selectors.map((selector) => [selector, sentence])),
    },
    create: (context) =>
      Object.fromEntries(
        selectors.map((selector) => [
          selector,
          (node) => context.report({ node, messageId: selector }),
        ]),
      ),
  };
}
