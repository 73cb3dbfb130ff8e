import { Logger } from './logger.js';

export const store = Logger;
