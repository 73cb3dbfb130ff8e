import { assess } from '../../../apps/eligibility/src/domain/assess.js';

export const knowsAnApp = assess;
