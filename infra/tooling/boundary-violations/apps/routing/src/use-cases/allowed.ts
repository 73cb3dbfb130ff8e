import { on } from '@waymark/messaging';
import { place } from '../domain/place.js';
import { callsUp } from '../store/calls-up.store.js';

export const allowed = [on, place, callsUp];
