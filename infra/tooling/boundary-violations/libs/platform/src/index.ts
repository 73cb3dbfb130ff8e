export { on } from '@waymark/messaging';
export const clock = 1;
