import { type Command, InvalidArgumentError } from 'commander';
import { type ChapterData, chapterText } from '../../core/chapter/chapter-data.ts';
import { hashOfText } from '../../core/text-hash.ts';
import { type ChapterLanguage, chapterPaper } from '../../core/chapter/chapter-paper.ts';
import { ProductError } from '../../core/errors.ts';
import { hasRowRights, type ReadableRows } from '../../core/row-rights.ts';
import { maySee } from '../../core/visibility.ts';
import {
  allSamples,
  makeChapter,
  mostSamples,
  type SampleSource,
  seenSamples,
} from '../../usecases/make-chapter.ts';
import { allVersions } from '../all-versions.ts';
import type { CliDeps, Tenant } from '../deps.ts';
import { withLanguage } from '../language-option.ts';
import { realDay } from '../real-day.ts';
import { type ChapterVerdict, verifyChapter } from '../verify-chapter.ts';
import { viewerOfTenant } from '../viewer-of-tenant.ts';
import { type AsMe, mayBeMe, withTenant } from '../with-tenant.ts';

interface Options extends AsMe {
  from?: string;
  samples: number;
  language: ChapterLanguage;
  json?: true;
}

/** `baton chapter`, `verify-chapter`: the chapter of the process documentation that auditors ask for. */
export function addChapterCommands(program: Command, deps: CliDeps): void {
  withLanguage(mayBeMe(program.command('chapter')), 'of the chapter', 'de')
    .description(
      'make the chapter of the process documentation (GoBD) for a day: owners and deputies, processes with steps and controls, changes and samples of the period; with the hash of its data, which are written beside it',
    )
    .argument('<day>', 'YYYY-MM-DD, the last day of the period; today or before')
    .argument('[file]', '.html (prints on A4) or .docx; the data go to the same name with .json')
    .option('--from <day>', 'the first day of the period; the first of January when left out')
    .option('--samples <count>', 'how many hand-offs are drawn by lot and verified', count, 10)
    .option('--json', 'print the data, byte for byte as they are hashed')
    .addHelpText(
      'after',
      '\nExamples:\n  npx baton chapter 2026-03-14 --from 2026-01-01 verfahrensdokumentation.html\n  npx baton chapter 2026-12-31 process-documentation.docx --language en\n  npx baton chapter 2026-03-14 --json > data.json\n\nIt names owners and deputies, and those to whom the samples were handed; keep it accordingly. What is not certain and what is missing stands in the chapter itself.',
    )
    .action((day: string, file: string | undefined, options: Options) =>
      withTenant(deps, (tenant) => chapter(day, file, options, tenant, deps), options),
    );

  program
    .command('verify-chapter')
    .description(
      'say whether a chapter and its data belong together, without any tenant; exit code 0 when it does, 5 otherwise',
    )
    .argument('<file>', 'the chapter, .html or .docx')
    .argument('[data]', 'its data; the same name with .json when left out')
    .option('--json', 'print the answer as JSON')
    .addHelpText('after', '\nExample:\n  npx baton verify-chapter verfahrensdokumentation.html')
    .action(async (file: string, data: string | undefined, { json }: { json?: true }) => {
      const answer = await verifyChapter(file, data ?? dataFileOf(file), deps);
      deps.print(json ? JSON.stringify(answer, null, 2) : verdicts[answer.kind](answer));
      if (answer.kind !== 'same') deps.setExitCode(5);
    });
}

function count(text: string): number {
  if (/^\d{1,3}$/.test(text) && Number(text) <= mostSamples) return Number(text);
  throw new InvalidArgumentError(`Give a whole number from 0 to ${mostSamples}.`);
}

async function chapter(
  day: string,
  file: string | undefined,
  { from, samples, language, json }: Options,
  tenant: Tenant,
  deps: CliDeps,
): Promise<void> {
  if (file === undefined && !json)
    throw new ProductError('invalid_request', 'name a file (.html or .docx), or give --json');
  const render = file === undefined ? undefined : renderFor(file, deps);
  const to = realDay(day);
  const wish = {
    from: from === undefined ? `${to.slice(0, 4)}-01-01` : realDay(from),
    to,
    samples,
  };
  const data = await makeChapter(wish, {
    ...tenant,
    rowVersions: allVersions(tenant.rowVersions, deps),
    readable: await readableOf(tenant),
    source: await samplesOf(tenant, deps),
    made: {
      at: deps.now().toISOString(),
      by: tenant.person?.name ?? '',
      site: tenant.siteUrl,
      ...tenant.version,
    },
  });
  const text = chapterText(data);
  if (json) deps.print(text);
  if (file === undefined || render === undefined) return;
  await deps.writeFile(file, await render(data, language));
  await deps.writeFile(dataFileOf(file), text);
  tellWhatWasMade(data, file, deps);
}

/** SharePoint gives a person no other rows than those they may read. */
async function readableOf({ person, currentRegister }: Tenant): Promise<ReadableRows> {
  const { rows, settings } = await currentRegister();
  if (person === undefined || !hasRowRights(settings)) return 'all';
  return new Set(rows.map(({ id }) => Number(id)));
}

/** Of what the person may see, or of everything for Baton itself. */
async function samplesOf(tenant: Tenant, deps: CliDeps): Promise<SampleSource> {
  const viewer = await viewerOfTenant(tenant, deps);
  return viewer === undefined
    ? allSamples(tenant.handoffLog)
    : seenSamples(tenant.handoffLog, (record) => maySee(record, viewer));
}

type Render = (data: ChapterData, language: ChapterLanguage) => Promise<string | Uint8Array>;

function renderFor(file: string, { documents }: CliDeps): Render {
  if (/\.html?$/i.test(file))
    return async (data, language) => documents.html(chapterPaper(data, language));
  if (/\.docx$/i.test(file))
    return (data, language) => documents.docx(chapterPaper(data, language));
  throw new ProductError('invalid_request', `${file}: the name must end with .html or .docx`);
}

function dataFileOf(file: string): string {
  return `${file.replace(/\.(?:html?|docx)$/i, '')}.json`;
}

function tellWhatWasMade(data: ChapterData, file: string, { tell }: CliDeps): void {
  const { rows, processes, changes, samples, doubts, unreadable } = data;
  tell(
    `${rows.length} responsibilities, ${processes.length} processes, ${changes.length} changes, ${samples.drawn.length} samples of ${samples.among} hand-offs: ${file}, data in ${dataFileOf(file)}.`,
  );
  tell(`SHA-256 of the data: ${hashOfText(chapterText(data))}`);
  const unsure = doubts.length + unreadable.length;
  if (unsure > 0) tell(`${unsure} rows are not certain; the chapter names them.`);
  const wrong = samples.drawn.filter(({ findings }) => findings.length > 0).length;
  if (wrong > 0)
    tell(`${wrong} samples are not as they were recorded: npx baton verify says more.`);
}

const verdicts: Record<ChapterVerdict['kind'], (verdict: ChapterVerdict) => string> = {
  same: ({ hash }) => `The chapter is exactly what these data say. SHA-256 of the data: ${hash}`,
  text_differs: ({ madeBy }) =>
    `The chapter names the hash of these data, but its text is not what this Baton makes of them: it was changed, or made by another version (the data: ${madeBy}).`,
  other_data: ({ hash }) =>
    `The chapter was not made from these data: their SHA-256 is ${hash}, and that does not stand in it.`,
};
