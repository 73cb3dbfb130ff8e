export * from './days.js';
export * from './define-event.js';
export * from './rules/is-day.js';
export * from './rules/list-of.js';
export * from './rules/may-be-absent.js';
export * from './rules/nested.js';
export * from './vocabulary.js';
