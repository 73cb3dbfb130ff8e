import { IsInt } from 'class-validator';
import { word } from '@waymark/contracts';
import { place } from './place.js';

export const allowed = [IsInt, word, place];
