import { callsUp } from '../store/calls-up.store.js';

export const writesDirectly = callsUp;
