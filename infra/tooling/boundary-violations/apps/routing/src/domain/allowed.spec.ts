import { it } from '@jest/globals';
import { aReferral } from '@waymark/testing';
import { place } from './place.js';

export const allowed = [it, aReferral, place];
