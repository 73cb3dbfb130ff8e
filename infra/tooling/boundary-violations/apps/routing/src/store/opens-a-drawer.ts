import { drawer } from './date-utils.js';

export const opensADrawer = drawer;
