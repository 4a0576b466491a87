// The room plan as data (architecture in README.md). A room may import itself and what stands here.
const rooms = {
  core: {
    rooms: [],
    packages: [
      '@noble/curves',
      '@noble/hashes',
      '@orama/stemmers',
      '@scure/base',
      'feiertagejs',
      'htmlparser2',
    ],
  },
  usecases: { rooms: ['core'], packages: [] },
  wire: { rooms: ['core'], packages: ['zod', '@microsoft/microsoft-graph-types'] },
  m365: {
    rooms: ['core', 'usecases', 'wire'],
    packages: ['@azure/msal-node', '@microsoft/microsoft-graph-client', 'zod', 'node:crypto'],
  },
  store: {
    rooms: ['core', 'usecases'],
    packages: ['node:sqlite', 'node:fs', 'node:path', '@redis/client', 'rate-limiter-flexible'],
  },
  documents: { rooms: ['core', 'usecases'], packages: ['docx', 'fflate'] },
  sheets: { rooms: ['core', 'usecases'], packages: ['hucre', 'papaparse', 'node:child_process'] },
  server: {
    rooms: ['core', 'usecases', 'wire', 'templates'],
    packages: [
      'hono',
      '@hono/node-server',
      'jose',
      'zod',
      'pino',
      'prom-client',
      '@opentelemetry/api',
      '@opentelemetry/exporter-trace-otlp-http',
      '@opentelemetry/resources',
      '@opentelemetry/sdk-trace',
      'node:async_hooks',
      'node:crypto',
      'node:fs',
      'node:path',
    ],
  },
  cli: {
    rooms: ['core', 'usecases', 'templates'],
    packages: ['commander', 'mailparser', 'zod', 'node:path'],
  },
  ui: {
    rooms: ['core', 'wire', 'templates'],
    packages: [
      'react',
      'react-dom',
      'react-router',
      '@fluentui/react-components',
      '@fluentui/react-icons',
      '@tanstack/react-query',
      '@tanstack/react-virtual',
      '@microsoft/teams-js',
      '@azure/msal-browser',
    ],
  },
  emulator: {
    rooms: ['wire'],
    packages: [
      'hono',
      'jose',
      'zod',
      'mailparser',
      'htmlparser2',
      'node:sqlite',
      'node:crypto',
      'node:fs',
      'node:path',
    ],
  },
  templates: { rooms: ['core'], packages: [] },
  playground: { rooms: [], packages: [] },
  sample: { rooms: [], packages: [] },
};

const escape = (name) => name.replaceAll('/', '\\/').replaceAll('.', '\\.');
const inside = (names) => names.map((name) => `^src/${name}/`);
const installed = (names) =>
  names.flatMap((name) => [
    `^node_modules/(@types/)?${escape(name)}/`,
    `^${escape(name)}$`,
    `^${escape(name.replace('node:', ''))}$`,
  ]);

const roomRules = Object.entries(rooms).map(([room, { rooms: others, packages }]) => ({
  name: `room-${room}`,
  severity: 'error',
  comment:
    `${room} may import ${others.join(', ') || 'no other room'} and ${packages.join(', ') || 'no package'}. ` +
    'Reason: folders are the architecture, and only main knows who is real. ' +
    'Remedy: declare a port in usecases and hand the thing in from main, or move the code to the room it belongs to.',
  from: { path: `^src/${room}/` },
  to: { pathNot: [...inside([room, ...others]), ...installed(packages)] },
}));

const plan = {
  forbidden: [
    ...roomRules,
    {
      name: 'host-door',
      severity: 'error',
      comment:
        'teams-js and msal-browser are for ui/host only. Reason: components must run in any host. Remedy: extend the Host interface.',
      from: { path: '^src/ui/', pathNot: '^src/ui/host/' },
      to: { path: ['^node_modules/@microsoft/teams-js/', '^node_modules/@azure/msal-browser/'] },
    },
    {
      name: 'emulator-and-wire',
      severity: 'error',
      comment:
        'The emulator knows only wire/graph.ts. Reason: it must not share our misunderstandings. Remedy: write what it needs again, from the documentation.',
      from: { path: '^src/emulator/' },
      to: { path: '^src/wire/', pathNot: '^src/wire/graph\\.ts$' },
    },
    {
      name: 'ui-and-wire',
      severity: 'error',
      comment: 'ui asks our own API. Remedy: let the server talk to Graph.',
      from: { path: '^src/ui/' },
      to: { path: '^src/wire/graph' },
    },
    {
      name: 'main-is-the-end',
      severity: 'error',
      comment:
        'Nothing imports a front door. Remedy: move what is shared into the room it belongs to.',
      from: { path: '^src/', pathNot: '^src/main/' },
      to: { path: '^src/main/' },
    },
    {
      name: 'no-circles',
      severity: 'error',
      comment:
        'Two files that need each other are one, or hide a third. Remedy: move the shared part out.',
      from: { path: '^src/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['\\.css$', '\\.html$'] },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'node', 'default'],
    },
  },
};

export const { forbidden, options } = plan;
export default plan;
