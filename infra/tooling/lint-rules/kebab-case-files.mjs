import { basename } from 'node:path';

const kebabCase = /^[a-z0-9]+(?:[.-][a-z0-9]+)*\.[a-z]+$/;

export const kebabCaseFiles = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { refused: 'Name the file after the one thing it exports, in kebab-case.' },
  },
  create: (context) => ({
    Program(node) {
      if (!kebabCase.test(basename(context.filename))) {
        context.report({ node, messageId: 'refused' });
      }
    },
  }),
};
