import { hashOfText } from '../text-hash.ts';
import { type ChapterData, chapterText } from './chapter-data.ts';
import { changeBlocks, processBlocks, rowBlocks } from './register-blocks.ts';
import { gapBlocks, recordBlocks, sampleBlocks } from './record-blocks.ts';
import type { Block, Cell, Paper } from './paper.ts';
import { sayDay, sayMoment } from './say-time.ts';
import type { ChapterWords } from './words.ts';
import { germanWords } from './words-de.ts';
import { englishWords } from './words-en.ts';

export type ChapterLanguage = 'de' | 'en';

const words: Record<ChapterLanguage, ChapterWords> = { de: germanWords, en: englishWords };

/** The chapter as a document: what the data says and nothing else, so that the same data always gives the same document. */
export function chapterPaper(data: ChapterData, language: ChapterLanguage): Paper {
  const say = words[language];
  const hash = hashOfText(chapterText(data));
  const { from, to } = data.period;
  return {
    language,
    title: say.title,
    subtitle: say.subtitle(sayDay(to, language), sayDay(from, language)),
    foot: say.foot(hash),
    blocks: [
      { kind: 'facts', facts: frontFacts(data, hash, language) },
      { kind: 'notice', text: say.partOnly },
      { kind: 'heading', level: 2, text: say.procedure.heading },
      { kind: 'list', items: say.procedure.steps },
      ...rowBlocks(data, say, language),
      ...processBlocks(data, say),
      ...changeBlocks(data, say, language),
      ...sampleBlocks(data, say, language),
      ...recordBlocks(data, say),
      ...gapBlocks(data, say, language),
      ...checkBlocks(say, hash),
    ],
  };
}

function frontFacts(data: ChapterData, hash: string, language: ChapterLanguage): [string, Cell][] {
  const { facts, period, byApp, noCommit } = words[language];
  const { from, to } = data.period;
  const { at, by, site, version, commit } = data.made;
  return [
    [facts.day, sayDay(to, language)],
    [facts.period, period(sayDay(from, language), sayDay(to, language))],
    [facts.madeAt, sayMoment(at, language)],
    [facts.by, by || byApp],
    [facts.site, site],
    [facts.program, `Baton ${version}, ${commit || noCommit}`],
    [facts.registerAsOf, sayMoment(data.register.asOf, language)],
    [facts.hash, { code: hash }],
  ];
}

function checkBlocks({ check, facts }: ChapterWords, hash: string): Block[] {
  return [
    { kind: 'heading', level: 2, text: check.heading },
    { kind: 'text', text: check.text },
    {
      kind: 'facts',
      facts: [
        [facts.hash, { code: hash }],
        ['', { code: check.command }],
      ],
    },
  ];
}
