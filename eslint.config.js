import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { waymark } from './infra/tooling/lint-rules/plugin.mjs';

const specs = ['**/*.spec.ts', 'libs/testing/**'];
const nodeGlobals = [
  'AbortController AbortSignal Buffer TextDecoder TextEncoder URL URLSearchParams',
  'clearInterval clearTimeout console fetch performance process queueMicrotask',
  'setImmediate setInterval setTimeout structuredClone',
]
  .join(' ')
  .split(' ');

const sizes = {
  'max-lines': ['error', 400],
  'max-lines-per-function': ['error', { max: 80, skipBlankLines: true, skipComments: true }],
  'max-params': ['error', 6],
  'max-depth': ['error', 4],
  complexity: ['error', 15],
};

export default defineConfig(
  globalIgnores(['**/dist/', 'coverage/', '.waymark/', 'infra/tooling/*-violations/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' }, plugins: { waymark } },
  {
    files: ['**/*.js', '**/*.mjs'],
    extends: [js.configs.recommended],
    languageOptions: {
      globals: Object.fromEntries(nodeGlobals.map((name) => [name, 'readonly'])),
    },
    rules: { ...sizes, eqeqeq: 'error' },
  },
  {
    files: ['apps/web/src/assets/**/*.js'],
    languageOptions: { globals: { document: 'readonly', window: 'readonly' } },
  },
  {
    files: ['**/*.ts'],
    extends: [
      js.configs.recommended,
      tseslint.configs.strictTypeChecked,
      tseslint.configs.stylisticTypeChecked,
    ],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      ...sizes,
      eqeqeq: 'error',
      'no-console': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/prefer-readonly': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowNever: true },
      ],
      // Nest modules are classes without members.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      // Event data, rows and options are classes without methods: we write and spread plain objects of them.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-misused-spread': 'off',
      'waymark/kebab-case-files': 'error',
      'waymark/named-exports-only': 'error',
      'waymark/environment-in-config-only': 'error',
      'waymark/decorated-types-are-values': 'error',
    },
  },
  {
    files: ['apps/**/*.ts', 'libs/contracts/**/*.ts'],
    ignores: ['libs/contracts/src/rules/**'],
    rules: { 'waymark/no-leaky-validators': 'error' },
  },
  {
    files: ['apps/**/*.ts'],
    ignores: ['**/*.view.ts', ...specs],
    rules: { 'waymark/no-injected-database': 'error' },
  },
  {
    files: ['apps/*/src/{entry,use-cases,domain,store}/**/*.ts', 'libs/routing-order/src/**/*.ts'],
    ignores: specs,
    rules: { 'waymark/told-the-time': 'error' },
  },
  {
    files: ['apps/*/src/{use-cases,domain,store}/**/*.ts', 'libs/routing-order/src/**/*.ts'],
    ignores: specs,
    rules: { 'waymark/no-logging-here': 'error' },
  },
  {
    files: ['apps/*/src/{use-cases,domain}/**/*.ts', 'libs/routing-order/src/**/*.ts'],
    ignores: specs,
    rules: { 'waymark/no-try': 'error' },
  },
  {
    files: ['apps/*/src/domain/**/*.ts', 'libs/routing-order/src/**/*.ts'],
    ignores: specs,
    rules: {
      'waymark/told-the-dice': 'error',
      'no-restricted-globals': [
        'error',
        ...['console', 'crypto', 'fetch', 'globalThis', 'performance', 'process'],
        ...['queueMicrotask', 'setImmediate', 'setInterval', 'setTimeout'],
      ],
    },
  },
  // Declarations for a package without types export what it exports.
  { files: ['**/*.d.ts'], rules: { 'waymark/named-exports-only': 'off' } },
  { files: ['**/*.module.ts'], rules: { 'max-lines': ['error', 120] } },
  {
    files: ['**/*.config.ts', 'infra/**', 'libs/testing/src/environment/**'],
    rules: { 'waymark/environment-in-config-only': 'off' },
  },
  { files: ['**/*.spec.ts'], rules: { 'max-lines-per-function': 'off' } },
);
