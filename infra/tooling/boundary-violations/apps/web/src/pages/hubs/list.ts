import { form } from '../referrers/form.js';

export const list: unknown = form;
