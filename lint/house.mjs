// Rules of this house that no public linter knows. Each message says the reason and the way out.

/** core decides; it never waits, looks at a clock, throws dice or depends on the machine's language. */
const pure = {
  create(context) {
    const refuse = (node, what, remedy) =>
      context.report({ node, message: `core is pure: no ${what}. ${remedy}` });
    const async = (node) => {
      if (node.async) refuse(node, 'async', 'If it waits, it belongs to usecases.');
    };
    return {
      FunctionDeclaration: async,
      FunctionExpression: async,
      ArrowFunctionExpression: async,
      AwaitExpression: (node) => refuse(node, 'await', 'If it waits, it belongs to usecases.'),
      NewExpression(node) {
        if (node.callee.name === 'Date' && node.arguments.length === 0) {
          refuse(node, 'clock', 'Take the day or the moment as a parameter.');
        }
      },
      MemberExpression(node) {
        const name = node.property.name ?? '';
        const of = node.object.name ?? '';
        if (of === 'Date' && name === 'now')
          refuse(node, 'clock', 'Take the moment as a parameter.');
        if (of === 'Math' && name === 'random')
          refuse(node, 'dice', 'Take what is random as a parameter.');
        if (of === 'performance') refuse(node, 'clock', 'Take the moment as a parameter.');
        if (name === 'localeCompare' || name.startsWith('toLocale')) {
          refuse(
            node,
            'locale-dependent comparison or text',
            'Compare by code units, or do it in the surface.',
          );
        }
      },
    };
  },
};

/** Only front doors read the environment. */
const processInMain = {
  create(context) {
    return {
      MemberExpression(node) {
        if (node.object.name !== 'process') return;
        context.report({
          node,
          message:
            'process is for main only: front doors read the environment. Take the value as a parameter.',
        });
      },
    };
  },
};

const instead = new Map([
  ['ticket', 'Handoff or MailRequest'],
  ['assignee', 'owner'],
  ['queue', 'triageDesk'],
  ['category', 'area'],
  ['substitute', 'deputy'],
]);

/** One idea, one word: product.md, "Words". */
const words = {
  create(context) {
    return {
      Identifier(node) {
        const parts = node.name.split(/(?=[A-Z])|_/).map((part) => part.toLowerCase());
        const unused = parts.find((part) => instead.has(part));
        if (unused === undefined || node.parent?.type === 'MemberExpression') return;
        context.report({
          node,
          message: `We do not say “${unused}”: say ${instead.get(unused)} (docs/words.md).`,
        });
      },
    };
  },
};

export default {
  meta: { name: 'house' },
  rules: { pure, 'process-in-main': processInMain, words },
};
