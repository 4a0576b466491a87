import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import HtmlWebpackPlugin from 'html-webpack-plugin';
import MinimizerPlugin from 'minimizer-webpack-plugin';
import webpack from 'webpack';
import { ListParts, Precompress } from './webpack.plugins.js';

/** Chromium, Firefox and Safari of the last two years: everything that runs new Teams and Outlook. */
const TARGET = 'es2023';

const root = import.meta.dirname;
const main = (name) => resolve(root, 'src/main', name);

/** What every bundle has in common. */
function bundle({ name, mode, output, language = TARGET, ...rest }) {
  return {
    name,
    mode,
    context: root,
    target: ['web', language],
    devtool: mode === 'production' ? false : 'source-map',
    resolve: { extensions: ['.js', '.mjs', '.json'] },
    module: { rules: [typescript(language), { test: /\.css$/, type: 'css' }] },
    // `auto` would do, but says so only as long as no loader for style sheets is added.
    experiments: { css: true },
    output: { clean: true, module: false, ...output },
    cache: {
      type: 'filesystem',
      name: `${name}-${mode}`,
      cacheDirectory: resolve(root, 'node_modules/.cache/webpack'),
      buildDependencies: { config: [import.meta.filename] },
    },
    performance: { hints: false },
    stats: 'errors-warnings',
    ...rest,
    optimization: { minimizer: minimizers, ...rest.optimization },
  };
}

const typescript = (language) => ({
  test: /\.tsx?$/,
  exclude: /node_modules/,
  loader: 'swc-loader',
  options: {
    jsc: {
      target: language,
      parser: { syntax: 'typescript', tsx: true },
      transform: { react: { runtime: 'automatic' } },
    },
  },
});

const minimizers = [
  new MinimizerPlugin({
    minify: MinimizerPlugin.swcMinify,
    extractComments: false,
    minimizerOptions: { compress: { passes: 2 }, format: { comments: false } },
  }),
  new MinimizerPlugin({ test: /\.css$/, minify: webpack.css?.syntax?.cssMinify }),
];

/** The page's comments are places where the server puts its config and the address of office.js. */
const page = (name, template, chunk) =>
  new HtmlWebpackPlugin({
    filename: name,
    template: main(template),
    chunks: [chunk],
    scriptLoading: 'defer',
    minify: false,
  });

/** Tab and pane, as the server hands them out under `/assets`. */
const app = (mode) =>
  bundle({
    name: 'app',
    mode,
    entry: { tab: main('tab.tsx'), pane: main('pane.tsx'), 'signed-in': main('signed-in.ts') },
    output: {
      path: resolve(root, 'build/app'),
      // that file is not this bundle's
      clean: { keep: /^events\.js$/ },
      publicPath: '/assets/',
      filename: '[name].[contenthash:10].js',
      chunkFilename: '[name].[contenthash:10].js',
      cssFilename: '[name].[contenthash:10].css',
      cssChunkFilename: '[name].[contenthash:10].css',
      assetModuleFilename: '[name].[contenthash:10][ext]',
    },
    optimization: { splitChunks: { chunks: 'all', maxInitialRequests: 8 } },
    plugins: [
      page('tab.html', 'tab.html', 'tab'),
      page('pane.html', 'pane.html', 'pane'),
      page('signed-in.html', 'signed-in.html', 'signed-in'),
      new ListParts(),
      ...(mode === 'production' ? [new Precompress()] : []),
    ],
  });

/**
 * What Outlook calls by itself. Outlook on Windows runs this one file without a page around it, up to version 2403 in
 * an engine of 2016: one file under a fixed name, no chunks.
 */
const events = (mode) =>
  bundle({
    name: 'events',
    mode,
    language: 'es2016',
    devtool: false,
    entry: { events: main('events.ts') },
    output: { path: resolve(root, 'build/app'), filename: 'events.js', clean: false },
  });

/** The pages that play Teams and Outlook, and the script that plays office.js under its fixed name. */
const playground = (mode) =>
  bundle({
    name: 'playground',
    mode,
    entry: {
      playground: main('playground.ts'),
      office: { import: main('office.ts'), filename: 'office.js' },
    },
    output: {
      path: resolve(root, 'build/playground'),
      publicPath: '/',
      filename: '[name].[contenthash:10].js',
      cssFilename: '[name].[contenthash:10].css',
    },
    plugins: [page('index.html', 'playground.html', 'playground')],
  });

export default (_, { mode = 'production' } = {}) =>
  existsSync(main('playground.ts'))
    ? [app(mode), events(mode), playground(mode)]
    : [app(mode), events(mode)];
