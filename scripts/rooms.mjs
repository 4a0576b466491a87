// Checks the room plan (.dependency-cruiser.mjs) and prints each broken rule with its reason and remedy.
// Through the API, because the command line warns about a TypeScript compiler that `parser: 'swc'` does not need.
import { cruise } from 'dependency-cruiser';
import { options, forbidden } from '../.dependency-cruiser.mjs';

const { output } = await cruise(['src'], {
  ...options,
  ruleSet: { forbidden },
  validate: true,
  outputType: 'json',
});
const { violations, totalCruised } = JSON.parse(output).summary;
for (const { from, to, rule } of violations) {
  const { comment } = forbidden.find(({ name }) => name === rule.name) ?? {};
  console.error(`${rule.name}: ${from} → ${to}\n  ${comment ?? ''}`);
}
console.log(`Rooms: ${totalCruised} modules, ${violations.length} broken rules.`);
process.exitCode = violations.length > 0 ? 1 : 0;
