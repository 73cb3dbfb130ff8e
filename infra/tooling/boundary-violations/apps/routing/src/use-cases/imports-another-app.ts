import { assess } from '../../../eligibility/src/domain/assess.js';

export const importsAnotherApp = assess;
