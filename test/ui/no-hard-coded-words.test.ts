import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseSync } from '@swc/core';
import { expect, test } from 'vitest';

/** Attributes people read or hear. */
const spoken = new Set(['alt', 'aria-description', 'aria-label', 'label', 'placeholder', 'title']);
const root = resolve(import.meta.dirname, '../../src/ui');

/** Every text in the markup of a file that is no value: what stands between tags, and in attributes people meet. */
function wordsInMarkup(source: string): string[] {
  const found: string[] = [];
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(visit);
    if (typeof node !== 'object' || node === null) return;
    const { type, value, name, children } = node as Partial<Record<string, unknown>>;
    if (type === 'JSXText' && typeof value === 'string') found.push(value.trim());
    if (type === 'JSXAttribute' && spoken.has(textOf(name))) found.push(...saidIn(value));
    if (Array.isArray(children)) found.push(...children.flatMap(saidIn));
    Object.values(node).forEach(visit);
  };
  visit(parseSync(source, { syntax: 'typescript', tsx: true }).body);
  // abbreviations on keys are the same in every language
  return found.filter((text) => /\p{L}{2}/u.test(text) && text !== 'Esc');
}

/** What an expression between tags says by itself: `{'a sentence'}`, also as one of two, or joined with others. */
function saidIn(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  const { type, expression, consequent, alternate, left, right, operator, value, quasis } =
    node as Partial<Record<string, unknown>>;
  switch (type) {
    case 'JSXExpressionContainer':
    case 'ParenthesisExpression':
      return saidIn(expression);
    case 'ConditionalExpression':
      return [...saidIn(consequent), ...saidIn(alternate)];
    case 'BinaryExpression':
      return ['+', '&&', '||', '??'].some((each) => each === operator)
        ? [...saidIn(left), ...saidIn(right)]
        : [];
    case 'StringLiteral':
      return typeof value === 'string' ? [value.trim()] : [];
    case 'TemplateLiteral':
      return Array.isArray(quasis) ? quasis.map(({ raw }) => `${raw}`.trim()) : [];
    default:
      return [];
  }
}

/** The text of a literal or a name; nothing when it is computed. */
function textOf(node: unknown): string {
  if (typeof node !== 'object' || node === null || !('value' in node)) return '';
  return typeof node.value === 'string' ? node.value : '';
}

test('the search finds what it is to find', () => {
  expect(wordsInMarkup('const a = <p title="Ein Satz">Noch {einer} hier</p>;')).toEqual([
    'Ein Satz',
    'Noch',
    'hier',
  ]);
  const said =
    "const a = <p title={`Noch ${1}`}>{'Ein Satz'}{b && 'da'}{b ? 'ja' : <i>{'so'}</i>}</p>;";
  expect(wordsInMarkup(said).toSorted()).toEqual(['Ein Satz', 'Noch', 'da', 'ja', 'so']);
  expect(wordsInMarkup("const a = <>{b === 'open' && f('x')}{t('y')}</>;")).toEqual([]);
  expect(wordsInMarkup('const a = <p className="card" title={t("x")}>{t("y")} · </p>;')).toEqual(
    [],
  );
});

test.each(globSync('**/*.tsx', { cwd: root }))('%s has no sentence of its own', (file) => {
  expect(wordsInMarkup(readFileSync(join(root, file), 'utf8'))).toEqual([]);
});
