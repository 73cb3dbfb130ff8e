import { Type } from 'class-transformer';
import { IsInt } from 'class-validator';

export const allowed = [Type, IsInt];
