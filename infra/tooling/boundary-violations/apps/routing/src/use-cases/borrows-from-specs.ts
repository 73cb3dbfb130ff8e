import { aReferral } from '@waymark/testing';

export const borrowsFromSpecs = aReferral;
