import { word } from '@waymark/contracts';

export const allowed = word;
