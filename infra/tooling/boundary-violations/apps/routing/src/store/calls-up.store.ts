import { borrowsFromSpecs } from '../use-cases/borrows-from-specs.js';

export const callsUp = borrowsFromSpecs;
