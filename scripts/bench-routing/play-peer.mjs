// `node play-peer.mjs NAME PACKAGES SET OUT RUNS`: plays the runs of a set with one npm package, a process of its own each.
import { createWriteStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { npmPeers, requireFrom } from './npm-peers.mjs';

const [name, packages, set, out, runs] = process.argv.slice(2);
const json = (file) => JSON.parse(readFileSync(join(set, file), 'utf8'));
const mails = new Map(
  readFileSync(join(set, 'data.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
    .map((mail) => [mail.id, mail]),
);
const areas = json('areas.json');
const language = [...mails.values()][0].lang === 'en' ? 'en' : 'de';
const textOf = ({ subject, body }) => `${subject ?? ''}\n${body ?? ''}`.slice(0, 2500);
const file = createWriteStream(out);

for (const run of json('protocol.json').runs.filter(({ name }) => new RegExp(runs).test(name)))
  await play(run);
file.end();

async function play(run) {
  const peer = await npmPeers[name](requireFrom(packages), language);
  const known = areas.filter(({ label }) => run.areas?.includes(label) ?? true);
  await peer.learn([
    ...known.map((area) => ({
      label: area.label,
      text: [area.name, area.description, ...(area.keywords ?? [])].join('\n'),
    })),
    ...run.train.map((id) => ({ label: mails.get(id).label, text: textOf(mails.get(id)) })),
  ]);
  for (const id of [...run.test, ...(run.oos ?? [])]) {
    const before = performance.now();
    const answers = await peer.ask(textOf(mails.get(id)));
    const ms = performance.now() - before;
    const total = answers.reduce((sum, { score }) => sum + score, 0) || 1;
    const ranking = answers
      .slice(0, 10)
      .map(({ label, score }) => ({ label, probability: score / total }));
    const accept = ranking[0]?.probability ?? 0;
    file.write(`${JSON.stringify({ run: run.name, id, ranking, accept, ms })}\n`);
  }
}
