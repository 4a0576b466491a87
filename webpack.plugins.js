import { brotliCompressSync, gzipSync } from 'node:zlib';
import webpack from 'webpack';

const { Compilation, sources } = webpack;

/** Puts a `.br` and a `.gz` beside every script and style sheet: the server hands out what the browser takes. */
export class Precompress {
  apply(compiler) {
    compiler.hooks.thisCompilation.tap('Precompress', (compilation) => {
      const stage = Compilation.PROCESS_ASSETS_STAGE_OPTIMIZE_TRANSFER;
      compilation.hooks.processAssets.tap({ name: 'Precompress', stage }, (assets) => {
        for (const [name, source] of Object.entries(assets)) {
          if (!/\.(js|css)$/.test(name)) continue;
          const raw = source.buffer();
          compilation.emitAsset(`${name}.br`, new sources.RawSource(brotliCompressSync(raw)));
          compilation.emitAsset(`${name}.gz`, new sources.RawSource(gzipSync(raw, { level: 9 })));
        }
      });
    });
  }
}

/** Writes `parts.json`, which names the files of every entry and every part that is loaded later. */
export class ListParts {
  apply(compiler) {
    compiler.hooks.thisCompilation.tap('ListParts', (compilation) => {
      const stage = Compilation.PROCESS_ASSETS_STAGE_REPORT;
      compilation.hooks.processAssets.tap({ name: 'ListParts', stage }, () => {
        const groups = [...compilation.namedChunkGroups];
        const parts = Object.fromEntries(groups.map(([name, group]) => [name, group.getFiles()]));
        compilation.emitAsset('parts.json', new sources.RawSource(JSON.stringify(parts, null, 2)));
      });
    });
  }
}
