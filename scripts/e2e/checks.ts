import type { Frame } from 'playwright-core';
import type { Language } from '../../src/ui/shared/i18n.ts';
import { catalogues } from '../../test/support/catalogues.ts';

/** Every sentence of a language with its path. */
const spoken: Record<Language, Map<string, string>> = {
  de: new Map(catalogues.flatMap(({ de }) => de)),
  en: new Map(catalogues.flatMap(({ en }) => en)),
};

/** What reaches beyond the right edge, though nothing beside it scrolls. */
export function overflow(frame: Frame): Promise<string[]> {
  return frame.evaluate(() => {
    const { documentElement: root } = document;
    const scrolls = (element: Element | null): boolean =>
      element !== null &&
      element !== root &&
      element !== document.body &&
      (getComputedStyle(element).overflowX !== 'visible' || scrolls(element.parentElement));
    const wide = [...document.body.querySelectorAll('*')].filter((element) => {
      const { right, width } = element.getBoundingClientRect();
      return width > 1 && right > root.clientWidth + 1 && !scrolls(element.parentElement);
    });
    const names = wide.map((it) => `${it.tagName.toLowerCase()}.${it.getAttribute('class') ?? ''}`);
    if (root.scrollWidth > root.clientWidth + 1) names.unshift(`page is ${root.scrollWidth} wide`);
    return names.slice(0, 3).map((name) => `overflow: ${name}`);
  });
}

/** What a field says before anything stands in it, where it has no room for all of it; a screen narrower than any phone has none. */
export function cutPlaceholders(frame: Frame): Promise<string[]> {
  return frame.evaluate(() => {
    if (document.documentElement.clientWidth < 300) return [];
    const isCut = (field: HTMLInputElement) => {
      if (field.placeholder === '' || field.value !== '' || field.clientWidth === 0) return false;
      const { font, paddingLeft, paddingRight } = getComputedStyle(field);
      const pen = document.createElement('canvas').getContext('2d');
      if (pen === null) throw new Error('there is nothing to measure with');
      pen.font = font;
      const room =
        field.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight);
      return pen.measureText(field.placeholder).width > room;
    };
    return [...document.querySelectorAll('input')]
      .filter(isCut)
      .map(({ placeholder }) => `cut: ${placeholder}`);
  });
}

/** However much there is in a company, a screen draws no more lines and elements than this. */
const most = { lines: 150, elements: 5_000 };

/** A list that grows with the company instead of being cut, paged or drawn only where it is seen. */
export async function withoutBound(frame: Frame): Promise<string[]> {
  const lines = await frame.locator('li, tr').count();
  const elements = await frame.locator('body *').count();
  if (lines <= most.lines && elements <= most.elements) return [];
  return [`draws ${lines} lines and ${elements} elements`];
}

/** Names of sentences instead of sentences, gaps that nothing was put into, and the other language. */
export async function strangeWords(frame: Frame, language: Language): Promise<string[]> {
  const texts = await frame.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement;
      // quotations from mails and the switch to the other language are in a language of their own
      if (parent?.closest('[lang]:not(.pane):not(html):not(body), script, style, mark')) continue;
      found.push(walker.currentNode.nodeValue ?? '');
    }
    for (const element of document.querySelectorAll('[aria-label], [title], [placeholder]'))
      for (const name of ['aria-label', 'title', 'placeholder'])
        if (!element.closest('[lang]:not(.pane):not(html):not(body)'))
          found.push(element.getAttribute(name) ?? '');
    return found.map((text) => text.replaceAll(/\s+/g, ' ').trim()).filter(Boolean);
  });
  const own = new Set(spoken[language].values());
  const other = new Set(spoken[language === 'de' ? 'en' : 'de'].values());
  const keys = spoken.de;
  const isKey = (text: string) =>
    [...text.matchAll(/\b[a-z]\w*(?:\.\w+)+/g)].some(([word]) => keys.has(word));
  const isForeign = (text: string) => text.length > 3 && other.has(text) && !own.has(text);
  return [...new Set(texts)].flatMap((text) => {
    if (isKey(text) || text.includes('{{')) return [`no sentence: ${text.slice(0, 80)}`];
    return isForeign(text) ? [`other language: ${text.slice(0, 80)}`] : [];
  });
}
