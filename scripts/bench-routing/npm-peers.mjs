import { createRequire } from 'node:module';

/**
 * Classifiers from npm, used as their documentation shows. Each gets the area texts as one example each, as
 * peer_svc.py does. `learn` takes `{label, text}`, `ask` answers labels with scores, best first.
 */
const packages = {
  natural: '8.1.1',
  'wink-naive-bayes-text-classifier': '2.2.1',
  'wink-nlp-utils': '2.1.0',
  minisearch: '7.2.0',
  '@nlpjs/basic': '4.27.0',
  '@nlpjs/lang-de': '4.26.1',
  '@nlpjs/lang-en': '4.26.1',
};
export const wanted = Object.entries(packages).map(([name, version]) => `${name}@${version}`);

export const npmPeers = {
  natural: naturalBayes,
  wink: winkBayes,
  minisearch: nearestNeighbours,
  'nlp.js': nlpjs,
};

/** Its probabilities become 0 for all on longer texts. */
const shortened = (text) => text.slice(0, 400);

function naturalBayes(load, language) {
  const { BayesClassifier, PorterStemmer, PorterStemmerDe } = load('natural');
  const classifier = new BayesClassifier(language === 'de' ? PorterStemmerDe : PorterStemmer, 0.1);
  return {
    learn(examples) {
      for (const { label, text } of examples) classifier.addDocument(shortened(text), label);
      classifier.train();
    },
    ask: (text) =>
      classifier
        .getClassifications(shortened(text))
        .map(({ label, value }) => ({ label, score: value })),
  };
}

function winkBayes(load) {
  const classifier = load('wink-naive-bayes-text-classifier')();
  const { string, tokens } = load('wink-nlp-utils');
  classifier.definePrepTasks([string.lowerCase, string.tokenize0, tokens.stem]);
  classifier.defineConfig({ considerOnlyPresence: true, smoothingFactor: 0.5 });
  return {
    learn(examples) {
      for (const { label, text } of examples) classifier.learn(text, label);
      classifier.consolidate();
    },
    /** Odds as logarithms to the base 2; a text without any known word has none. */
    ask: (text) =>
      classifier
        .computeOdds(text)
        .map(([label, odds]) => ({ label, score: 2 ** Math.min(60, odds) })),
  };
}

/** The ten nearest examples vote with their scores. */
function nearestNeighbours(load) {
  const MiniSearch = load('minisearch');
  const search = new MiniSearch({ fields: ['text'], storeFields: ['label'] });
  return {
    learn: (examples) => search.addAll(examples.map((each, id) => ({ ...each, id }))),
    ask(text) {
      const votes = new Map();
      const found = search.search(text, { prefix: (term) => term.length > 4, fuzzy: false });
      for (const { label, score } of found.slice(0, 10))
        votes.set(label, (votes.get(label) ?? 0) + score);
      return [...votes]
        .map(([label, score]) => ({ label, score }))
        .toSorted((a, b) => b.score - a.score);
    },
  };
}

/** With its "none" most mails get no answer at all: they hold too many words that were never seen. */
const quiet = { log: false, useNoneFeature: false };

async function nlpjs(load, language) {
  const { dockStart } = load('@nlpjs/basic');
  const { LangDe } = load('@nlpjs/lang-de');
  const { LangEn } = load('@nlpjs/lang-en');
  const nlp = (
    await dockStart({
      settings: {
        nlp: { languages: [language], forceNER: false, autoSave: false, autoLoad: false },
        [`nlu-${language}`]: quiet,
        'nlu-??': quiet,
      },
      use: ['Basic'],
    })
  ).get('nlp');
  nlp.container.use(language === 'de' ? LangDe : LangEn);
  nlp.addLanguage(language);
  nlp.settings.log = false;
  return {
    async learn(examples) {
      for (const { label, text } of examples) nlp.addDocument(language, text, label);
      await nlp.train();
    },
    async ask(text) {
      const { classifications = [] } = await nlp.process(language, text);
      return classifications
        .filter(({ intent }) => intent !== 'None')
        .map(({ intent, score }) => ({ label: intent, score }));
    },
  };
}

/** Packages are looked for where they were installed on demand. */
export function requireFrom(folder) {
  return createRequire(`${folder}/package.json`);
}
