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
function bundle({ name, mode, output, ...rest }) {
  return {
    name,
    mode,
    context: root,
    target: ['web', TARGET],
    devtool: mode === 'production' ? false : 'source-map',
    resolve: { extensions: ['.js', '.mjs', '.json'] },
    module: { rules: [typescript, { test: /\.css$/, type: 'css' }] },
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

const typescript = {
  test: /\.tsx?$/,
  exclude: /node_modules/,
  loader: 'swc-loader',
  options: {
    jsc: {
      target: TARGET,
      parser: { syntax: 'typescript', tsx: true },
      transform: { react: { runtime: 'automatic' } },
    },
  },
};

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
    entry: { tab: main('tab.tsx'), pane: main('pane.tsx') },
    output: {
      path: resolve(root, 'build/app'),
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
      new ListParts(),
      ...(mode === 'production' ? [new Precompress()] : []),
    ],
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
  existsSync(main('playground.ts')) ? [app(mode), playground(mode)] : [app(mode)];
