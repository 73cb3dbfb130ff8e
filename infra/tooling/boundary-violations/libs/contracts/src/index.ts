export { clock } from '@waymark/platform';
