import { randomUUID } from 'node:crypto';
import type { HandoffOutcome, HandoffView, NewHandoff } from '../../src/wire/handoffs.ts';
import type { Answer } from '../support/tenant-doors.ts';
import { pause } from './crowd.ts';
import { deliver, pick, type Stage } from './stage.ts';

/** Somebody who loses patience closes the laptop. */
const givesUp = 0.02;

/** One request arrives; one or two colleagues hand it off; whoever gets it does something with it. */
export async function tellStory(stage: Stage, number: number, dice: () => number): Promise<void> {
  const orders = await deliver(stage, number, dice() < 0.2 ? 2 : 1, dice);
  const outcomes = await Promise.all(
    orders.map(({ person, order }) => handOff(stage, person, order, dice)),
  );
  if (orders.length > 1) stage.contests.push(orders.map(({ order }) => order.handoffKey));
  const [won] = outcomes.flatMap((each) => (each?.kind === 'handed_off' ? [each.handoff] : []));
  if (won === undefined) return;
  if (dice() < 0.3) await stage.crowd.ask(won.handedOffBy.name, 'GET', '/me');
  const arrived = await waitForMail(stage, won, dice);
  if (arrived === undefined) return;
  if (arrived.mailState === 'uncertain') await decide(stage, arrived, orders.length > 1, dice);
  else await answer(stage, arrived, dice);
}

/** Clicks until there is an answer, always with the same key. */
async function handOff(
  stage: Stage,
  person: string,
  order: NewHandoff,
  dice: () => number,
): Promise<HandoffOutcome | undefined> {
  const answered = await persist(stage, dice, () =>
    stage.crowd.ask(person, 'POST', '/handoffs', order),
  );
  if (answered === undefined) return undefined;
  const outcome: HandoffOutcome = answered.body;
  if (outcome.kind === 'handed_off') stage.accepted.push(order.handoffKey);
  return outcome;
}

/** Looks until the mail has left, or a person has to decide about it. */
async function waitForMail(
  { crowd }: Stage,
  { handoffKey, handedOffBy }: HandoffView,
  dice: () => number,
): Promise<HandoffView | undefined> {
  for (let looks = 0; looks < 10; looks++) {
    const answered = await crowd.ask(handedOffBy.name, 'GET', `/handoffs/${handoffKey}`);
    const view: HandoffView | undefined = answered?.status === 200 ? answered.body : undefined;
    if (view !== undefined && ['sent', 'uncertain'].includes(view.mailState)) return view;
    await pause(300 + dice() * 300);
  }
  return undefined;
}

/** An uncertain mail: its sender sends the same draft, leaves it, or, where nobody competes, cancels. */
async function decide(
  stage: Stage,
  { handoffKey, handedOffBy }: HandoffView,
  contested: boolean,
  dice: () => number,
): Promise<void> {
  const throwOf = dice();
  if (throwOf < 0.2) return;
  const action = throwOf < 0.4 && !contested ? 'cancel' : 'send_again';
  await act(stage, handedOffBy.name, handoffKey, { action }, dice);
}

/** What the owner does with it, or its sender. */
async function answer(
  stage: Stage,
  { handoffKey, owner, handedOffBy }: HandoffView,
  dice: () => number,
): Promise<void> {
  const throwOf = dice();
  const reason = 'Passt so.';
  if (throwOf < 0.1) return;
  if (throwOf < 0.2) {
    await act(stage, handedOffBy.name, handoffKey, { action: 'withdraw', reason }, dice);
  } else if (throwOf < 0.3) {
    await act(stage, owner.name, handoffKey, { action: 'decline', reason }, dice);
  } else if (throwOf < 0.5) {
    await passOn(stage, { handoffKey, owner }, dice);
  } else {
    await act(stage, owner.name, handoffKey, { action: 'accept' }, dice);
    if (dice() < 0.5) await act(stage, owner.name, handoffKey, { action: 'done' }, dice);
  }
}

async function passOn(
  stage: Stage,
  { handoffKey, owner }: Pick<HandoffView, 'handoffKey' | 'owner'>,
  dice: () => number,
): Promise<void> {
  const target = {
    handoffKey: randomUUID(),
    responsibilityId: pick(stage.responsibilityIds, dice),
  };
  const wish = { action: 'pass_on', target, reason: 'Gehört dorthin.' };
  const passed = await act(stage, owner.name, handoffKey, wish, dice);
  if (passed?.status === 200) stage.accepted.push(target.handoffKey);
}

function act(
  stage: Stage,
  person: string,
  handoffKey: string,
  wish: object,
  dice: () => number,
): Promise<Answer | undefined> {
  return persist(stage, dice, () =>
    stage.crowd.ask(person, 'POST', `/handoffs/${handoffKey}/actions`, wish),
  );
}

/** Tries again while nobody answers or Microsoft is at fault; a refusal for good is an answer too. */
async function persist(
  { surprises }: Stage,
  dice: () => number,
  ask: () => Promise<Answer | undefined>,
): Promise<Answer | undefined> {
  for (let tries = 0; tries < 200; tries++) {
    const answered = await ask();
    if (answered?.status === 200) return answered;
    if (answered !== undefined && answered.status < 500) {
      if (answered.status === 409) return undefined;
      const said = `${answered.status} ${String(answered.body.code)}`;
      surprises.set(said, (surprises.get(said) ?? 0) + 1);
      return undefined;
    }
    if (dice() < givesUp) return undefined;
    await pause(50 + dice() * 200);
  }
  return undefined;
}
