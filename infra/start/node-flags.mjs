/**
 * How each service's Node is told to run. A small young generation keeps an idle service under 160 MB; where a service
 * is busy its objects die young all the same. Stack traces name the TypeScript that was written.
 */
export const nodeFlags = ['--enable-source-maps', '--max-semi-space-size=4'];
