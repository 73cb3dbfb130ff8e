// `node --import` this file to run TypeScript as the build would compile it, without a build.
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@swc/core';
import { swcOptions } from '../../../infra/tooling/swc-options.mjs';

const libs = new URL('../../', import.meta.url).href;

function addressOf(name, parent) {
  const library = /^@waymark\/(\w+)$/.exec(name)?.[1];
  if (library !== undefined) return `${libs}${library}/src/index.ts`;
  const ours = parent?.startsWith(libs) && name.startsWith('.');
  return ours ? name.replace(/\.js$/, '.ts') : name;
}

registerHooks({
  resolve: (name, context, next) => next(addressOf(name, context.parentURL), context),
  load(url, context, next) {
    if (!url.endsWith('.ts')) return next(url, context);
    const filename = fileURLToPath(url);
    const { code } = transformSync(readFileSync(filename, 'utf8'), { ...swcOptions, filename });
    return { format: 'module', source: code, shortCircuit: true };
  },
});
