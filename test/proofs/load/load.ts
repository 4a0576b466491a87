import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { type RunningServer, startTenant } from '../../support/processes.ts';
import { type ColdStart, environment, startCold } from './cold.ts';
import { type Drive, type Driven, drive } from './drive.ts';
import { type LoadSize, prepareTenant } from './prepare.ts';
import {
  deliver,
  type LoadStage,
  megabytesOf,
  processorMs,
  setLoadStage,
  untilQuiet,
} from './stage.ts';

export interface LoadPlan extends LoadSize {
  /** How long each part lasts. */
  seconds: number;
  /** How many suggestions a busy hour has, asked one after the other as fast as they come. */
  hour: number;
  /** Where the server writes a profile of its processor time, if anywhere. */
  profile: string | undefined;
  say(line: string): void;
}

export interface Measured extends Driven {
  /** Processor time of the server and of the tenant for each request, in milliseconds: what others do on the machine does not count. */
  serverMs: number;
  tenantMs: number;
}

export interface LoadReport {
  driven: Measured[];
  /** From its start until the server had learned everything. */
  learnedSeconds: number;
  /** Memory of the server at the beginning of the busy hour and after each tenth of it. */
  megabytes: number[];
  /** Hand-offs whose mail left within the last full minute, with Microsoft's limits on. */
  handoffsPerMinute: number;
  cold: ColdStart;
}

/** Load on a server in a process of its own, with the tenant in another; the askers are a third. */
export async function load(plan: LoadPlan): Promise<LoadReport> {
  const prepared = await prepareTenant(plan, plan.say);
  const tenant = await startTenant({ prepared });
  try {
    const execArgv =
      plan.profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${plan.profile}`];
    const server = await tenant.startServer({ environment, execArgv });
    const stage = await setLoadStage(tenant, plan);
    await untilAnswered(() => stage.ask(server, 0, '/trace', stage.pasted[0]));
    const learnedSeconds = await untilQuiet([server, tenant]);
    plan.say(`learned after ${learnedSeconds.toFixed(1)} s, ${megabytesOf(server)} MB`);
    const driven: Measured[] = [];
    for (const part of partsOf(plan, stage, server))
      driven.push(await play(part, stage, server, plan));
    const megabytes = await busyHour(plan, stage, server);
    const handoffsPerMinute = await handOffs(plan, stage, server);
    await (plan.profile === undefined ? server.kill() : server.stop());
    const cold = await startCold(stage, { ...plan, profile: undefined });
    return { driven, learnedSeconds, megabytes, handoffsPerMinute, cold };
  } finally {
    await tenant.stop();
  }
}

/** Only how a server starts, without data and then on its own. */
export async function loadCold(plan: LoadPlan): Promise<ColdStart> {
  const tenant = await startTenant({ prepared: await prepareTenant(plan, plan.say) });
  try {
    return await startCold(await setLoadStage(tenant, plan), plan);
  } finally {
    await tenant.stop();
  }
}

interface Part extends Drive {
  faults?: object[];
}

async function play(
  { faults = [], ...part }: Part,
  { tenant }: LoadStage,
  server: RunningServer,
  { say }: LoadPlan,
): Promise<Measured> {
  await tenant.control('POST', '/faults', faults);
  const before = [processorMs(server), processorMs(tenant)];
  const asked = await drive(part);
  const [serverMs = 0, tenantMs = 0] = [server, tenant].map(
    (process, at) =>
      Math.round((10 * (processorMs(process) - (before[at] ?? 0))) / asked.asked) / 10,
  );
  const driven = { ...asked, serverMs, tenantMs };
  await tenant.control('DELETE', '/faults');
  say(JSON.stringify(driven));
  return driven;
}

const always = { path: '.*', times: 100_000_000 };
const busy = { path: '/v1.0/', probability: 0.3, status: 429, headers: { 'retry-after': '1' } };

function partsOf({ seconds }: LoadPlan, stage: LoadStage, server: RunningServer): Part[] {
  const pasted = (number: number) =>
    stage.ask(server, number, '/trace', stage.pasted[number % stage.pasted.length]);
  const opened = (number: number) =>
    stage.ask(server, number, '/suggestions', stage.mails[number % stage.mails.length]);
  const written = (number: number) =>
    stage.ask(server, number, '/drafts/suggestions', draft(stage, number));
  const from = (name: string, ask: Drive['ask'], more: Partial<Part>): Part => ({
    name,
    seconds,
    ask,
    ...more,
  });
  return [
    from('index only, 8 at once', pasted, {}),
    from('index only, 20 a second', pasted, { perSecond: 20 }),
    from('index only, 300 a second', pasted, { perSecond: 300, seconds: Math.min(2, seconds) }),
    from('mail read from Exchange, 8 at once', opened, {}),
    from('mail read from Exchange, 10 a second', opened, { perSecond: 10 }),
    from('the same, 30 % of calls 429', opened, { perSecond: 10, faults: [busy] }),
    from('index only, 30 % of calls 429', pasted, { perSecond: 20, faults: [busy] }),
    from('a draft, Graph breaks every connection', written, {
      perSecond: 20,
      faults: [{ ...always, reset: true }],
    }),
    from('a draft, Graph never answers', written, {
      perSecond: 20,
      seconds: Math.max(seconds, 40),
      faults: [{ ...always, delayMs: 60_000 }],
    }),
  ];
}

function draft({ pasted }: LoadStage, number: number) {
  const { subject = '', text = '' } = pasted[number % pasted.length] ?? {};
  return { subject, body: text, recipients: [] };
}

async function busyHour({ hour, say }: LoadPlan, stage: LoadStage, server: RunningServer) {
  const megabytes = [megabytesOf(server)];
  let number = 0;
  for (let tenth = 1; tenth <= 10; tenth++) {
    const asker = async () => {
      while (number < (hour * tenth) / 10) {
        const mail = stage.mails[number % stage.mails.length];
        await stage.ask(server, number++, '/suggestions', mail);
      }
    };
    await Promise.all(Array.from({ length: 8 }, asker));
    megabytes.push(megabytesOf(server));
  }
  say(`memory over the hour: ${megabytes.join(', ')} MB`);
  return megabytes;
}

/** As many hand-offs as Microsoft's limits let through; who is told to wait comes again. */
async function handOffs({ seconds, say }: LoadPlan, stage: LoadStage, server: RunningServer) {
  const { tenant } = stage;
  await tenant.control('PATCH', '/switches', { throttling: 'on' });
  const ends = performance.now() + Math.max(seconds, 65) * 1000;
  const left: number[] = [];
  const handOff = async (asker: number) => {
    while (performance.now() < ends) {
      const text = stage.pasted[left.length % stage.pasted.length];
      if (text === undefined) return;
      const order = {
        messageId: await deliver(tenant, text),
        mailbox: stage.mails[0]?.mailbox,
        handoffKey: randomUUID(),
        kind: 'forward',
        responsibilityId: 1 + (left.length % 50),
      };
      while (performance.now() < ends) {
        if ((await stage.ask(server, asker, '/handoffs', order)) === 200) break;
        await pause(2000);
      }
      left.push(performance.now());
    }
  };
  await Promise.all(Array.from({ length: 4 }, (_, asker) => handOff(asker)));
  await tenant.control('PATCH', '/switches', { throttling: 'off' });
  const lastMinute = left.filter((at) => at <= ends && at > ends - 60_000).length;
  say(`hand-offs in the last minute: ${lastMinute}`);
  return lastMinute;
}

async function untilAnswered(ask: () => Promise<number>): Promise<void> {
  while ((await ask()) !== 200) await pause(200);
}
