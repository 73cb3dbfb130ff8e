import { join } from 'node:path';
import { transform } from '@swc/core';
import { root } from './source-files.mjs';
import { swcOptions } from './swc-options.mjs';

/**
 * One file of apps or libs as it runs in production.
 * @param {{ file: string, source: string, sourceFileName: string }} what `file`: its path from the root; `sourceFileName`: where its map says it is
 * @returns {Promise<{ code: string, map: string }>}
 */
export async function compiled({ file, source, sourceFileName }) {
  const { code, map = '' } = await transform(source, {
    ...swcOptions,
    jsc: { ...swcOptions.jsc, baseUrl: root, paths: { '@waymark/*': ['libs/*/src/index.ts'] } },
    module: { type: 'es6', resolveFully: true },
    filename: join(root, file),
    sourceMaps: true,
    sourceFileName,
  });
  const comment = `//# sourceMappingURL=${file.split('/').at(-1)?.replace(/\.ts$/, '.js')}.map\n`;
  return { code: code.endsWith(comment) ? code : code + comment, map };
}
