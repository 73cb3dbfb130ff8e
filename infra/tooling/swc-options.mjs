/**
 * How TypeScript becomes JavaScript, for the build and for Jest alike, so that a spec runs what production runs.
 * Class fields are assigned, not defined: a field nobody set is absent, which is what class-validator,
 * TypeORM and JSON are told everywhere else.
 */
export const swcOptions = {
  swcrc: false,
  jsc: {
    parser: { syntax: 'typescript', decorators: true },
    transform: {
      legacyDecorator: true,
      decoratorMetadata: true,
      useDefineForClassFields: false,
    },
    target: 'es2024',
    keepClassNames: true,
  },
  module: { type: 'es6' },
};
