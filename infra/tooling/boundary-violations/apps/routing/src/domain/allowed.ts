import { IsInt } from 'class-validator';
import { word } from '@waymark/contracts';
import { order } from '@waymark/routing-order';
import { place } from './place.js';

export const allowed = [IsInt, word, order, place];
