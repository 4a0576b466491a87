import { decide } from '../decision.ts';
import { featuresOfText } from '../features.ts';
import { inForce } from '../register.ts';
import type { RegisterIndex } from '../register-index.ts';
import type { Day, Responsibility } from '../responsibility.ts';
import { asOthers, edit, findingAt } from './facts.ts';
import type { RegisterFinding } from './register-finding.ts';

/** Two as near to each other as this are as good as equal: the engine would ask which one is meant. */
const asGoodAsEqual = 0.6;

/**
 * What the engine makes of a mail that says exactly what the row says about itself. `shadowed`: it goes to another one.
 * `confusable`: another one is as good as equal. Undefined when the row comes out ahead, or does not answer that day.
 */
export function confusionOf(
  row: Responsibility,
  index: RegisterIndex,
  today: Day,
): RegisterFinding | undefined {
  if (!inForce(row, today)) return undefined;
  const features = featuresOfText(row.title, [row.keywords.join('. '), row.description].join('\n'));
  const [first, second] = decide(features, index, { today }).ranking;
  if (first === undefined) return undefined;
  if (first.responsibility.id !== row.id)
    return overlap(row, 'shadowed', 'soon', first.responsibility);
  const isClose = second !== undefined && second.probability > asGoodAsEqual * first.probability;
  return isClose ? overlap(row, 'confusable', 'note', second.responsibility) : undefined;
}

function overlap(
  row: Responsibility,
  kind: 'shadowed' | 'confusable',
  weight: 'soon' | 'note',
  other: Responsibility,
): RegisterFinding {
  const about = { others: asOthers([other]) };
  return findingAt(row, { kind, weight, column: 'NotHere', about, remedy: edit(row) });
}
