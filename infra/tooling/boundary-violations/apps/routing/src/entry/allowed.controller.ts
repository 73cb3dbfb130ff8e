import { placements } from '../store/placements.view.js';
import { borrowsFromSpecs } from '../use-cases/borrows-from-specs.js';

export const allowed = [placements, borrowsFromSpecs];
