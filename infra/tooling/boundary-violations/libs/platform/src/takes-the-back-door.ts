import { word } from '../../contracts/src/word.js';

export const takesTheBackDoor = word;
