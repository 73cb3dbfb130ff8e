import { list } from '../hubs/list.js';

export const form: unknown = list;
