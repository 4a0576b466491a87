import type { Command } from 'commander';
import { audit, type AuditReport } from '../../core/audit.ts';
import { compareWithAnchors } from '../../core/audit-checkpoints.ts';
import type { AuditFinding } from '../../core/audit-finding.ts';
import type { TreeHead } from '../../core/checkpoint-note.ts';
import { ProductError } from '../../core/errors.ts';
import { textOfHtml } from '../../core/html.ts';
import { findCheckpoints, logFileLines, parseLogFile, parseLogKeys } from '../../core/log-file.ts';
import { counted } from '../counted.ts';
import type { CliDeps } from '../deps.ts';
import { mailOfEml } from '../eml.ts';
import { inOneLine } from '../finding-words.ts';
import { readBytes, readText } from '../json-file.ts';
import { readRecord } from '../read-record.ts';
import { collect } from '../whom.ts';
import { withTenant } from '../with-tenant.ts';

interface VerifyOptions {
  keys?: string;
  anchor: string[];
  json?: true;
}

/** `baton export-log`, `verify`, `checkpoint`, `anchor`: the record for those who have to rely on it. */
export function addRecordCommands(program: Command, deps: CliDeps): void {
  program
    .command('export-log')
    .description('write the whole record to standard output (docs/record.md)')
    .addHelpText('after', '\nExample:\n  npx baton export-log > log.jsonl')
    .action(() =>
      withTenant(deps, async (tenant) => {
        const log = await readRecord(tenant, deps);
        for (const line of logFileLines(log, deps.now().toISOString())) deps.print(line);
      }),
    );

  program
    .command('verify <file>')
    .description(
      'verify an exported record, without any tenant; exit code 0 when nothing is wrong and nothing missing, 5 otherwise',
    )
    .option(
      '--keys <file>',
      'the public keys you trust, one a line; else those pinned beside the tenant’s keys',
    )
    .option(
      '--anchor <file>',
      'what was seen of the log before: a file of baton anchor, or a saved mail (.eml) of the auditors’ mailbox; may be given several times',
      collect,
      [],
    )
    .option('--json', 'print the whole report as JSON')
    .addHelpText(
      'after',
      '\nExample:\n  npx baton verify log.jsonl --keys log-keys.txt --anchor anchors.txt',
    )
    .action(async (file: string, options: VerifyOptions) => {
      const report = await verifyFile(file, options, deps);
      for (const line of options.json ? [JSON.stringify(report, null, 2)] : inWords(report))
        deps.print(line);
      if (report.integrity.length + report.completeness.length > 0) deps.setExitCode(5);
    });

  program
    .command('checkpoint')
    .description(
      'list the events that wait and sign a checkpoint now; the server does so by itself',
    )
    .option('--json', 'print how many events were listed as JSON')
    .addHelpText('after', '\nExample:\n  npx baton checkpoint')
    .action(({ json }: { json?: true }) =>
      withTenant(deps, async ({ logKeeper }) => {
        const listed = await logKeeper.write();
        if (json) deps.print(JSON.stringify({ listed }));
        else deps.tell(`${listed} events listed.`);
      }),
    );

  program
    .command('anchor <file>')
    .description(
      'add the last checkpoint to a file that the owners of the lists can’t change; refuses a log that shrank or forked',
    )
    .option('--json', 'print what was found as JSON')
    .addHelpText(
      'after',
      '\nExample:\n  npx baton anchor /mnt/audit/anchors.txt\n\nExit code 5 when the log shrank or forked; the file is left as it is then.',
    )
    .action((file: string, { json }: { json?: true }) =>
      withTenant(deps, (tenant) => addAnchor(file, json === true, tenant, deps)),
    );
}

async function verifyFile(
  file: string,
  { keys, anchor }: VerifyOptions,
  deps: CliDeps,
): Promise<AuditReport> {
  const log = parseLogFile(await readText(file, deps));
  if (typeof log === 'string') throw new ProductError('invalid_request', `${file}: ${log}`);
  const trusted = parseLogKeys(
    keys === undefined ? await deps.pinnedKeys() : await readText(keys, deps),
  );
  if (trusted.length === 0)
    throw new ProductError(
      'invalid_request',
      'say which keys you trust: --keys FILE, with what baton keys public prints',
    );
  const name = trusted[0]?.name;
  if (name !== log.log)
    throw new ProductError(
      'invalid_request',
      `${file} is the log ${log.log}, the keys are those of ${name}`,
    );
  const anchors = await Promise.all(anchor.map((each) => readAnchors(each, deps)));
  return audit(log, {
    keys: trusted,
    anchors: anchors.flat(),
    verify: deps.verifySignature,
  });
}

/** A file of `baton anchor`, a note somebody copied, or a mail of the auditors' mailbox as it was saved. */
async function readAnchors(file: string, deps: CliDeps): Promise<TreeHead[]> {
  const raw = await readBytes(file, deps);
  const found = findCheckpoints(Buffer.from(raw).toString('utf8'));
  if (found.length > 0) return found;
  const { body } = await mailOfEml(raw);
  const mailed = findCheckpoints(
    body.contentType === 'html' ? textOfHtml(body.content) : body.content,
  );
  if (mailed.length > 0) return mailed;
  throw new ProductError('invalid_request', `${file} holds no checkpoint: it anchors nothing`);
}

function inWords(report: AuditReport): string[] {
  const { latest, handoffs, events, notListed, erased, notYetErased } = report;
  return [
    `${handoffs} hand-offs, ${events} events, ${latest?.size ?? 0} of them in the last year’s log; ${erased} erased values.`,
    latest
      ? `Last checkpoint: ${latest.origin}, size ${latest.size}, root ${latest.root}`
      : 'No checkpoint yet.',
    ...(notYetErased > 0
      ? [`${notYetErased} values are said to be erased and are still there: repeat baton erase.`]
      : []),
    ...(notListed > 0 ? [`${notListed} events are too new to stand in a checkpoint.`] : []),
    `Integrity: ${verdict(report.integrity, 'nothing was changed')}`,
    ...report.integrity.map((finding) => `  ${inOneLine(finding)}`),
    `Completeness: ${verdict(report.completeness, 'nothing is missing')}`,
    ...report.completeness.map((finding) => `  ${inOneLine(finding)}`),
  ];
}

function verdict(findings: AuditFinding[], good: string): string {
  return findings.length === 0 ? `${good}.` : `${counted(findings.length, 'finding')}.`;
}

type AnchorTenant = Parameters<Parameters<typeof withTenant>[1]>[0];

async function addAnchor(
  file: string,
  asJson: boolean,
  { logKeeper }: AnchorTenant,
  deps: CliDeps,
): Promise<void> {
  const { log, notes } = await logKeeper.read();
  const before = (await deps.exists(file)) ? await readText(file, deps) : '';
  const findings = compareWithAnchors(log, findCheckpoints(before));
  const note = log.latest && notes.get(log.latest.origin);
  const isNew = findings.length === 0 && note !== undefined && !before.includes(note);
  if (isNew) await deps.appendFile(file, `${before && '\n'}${note}`);
  if (asJson) deps.print(JSON.stringify({ added: isNew, findings }, null, 2));
  else for (const finding of findings) deps.print(inOneLine(finding));
  if (findings.length > 0) deps.setExitCode(5);
  else if (!asJson) deps.tell(isNew ? `Added to ${file}.` : anchoredAlready(file, note));
}

function anchoredAlready(file: string, note: string | undefined): string {
  return note === undefined
    ? 'There is no checkpoint yet: npx baton checkpoint makes one.'
    : `The last checkpoint stands in ${file} already.`;
}
