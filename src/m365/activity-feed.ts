import { z } from 'zod';
import type { WorkerAction } from '../core/handoff.ts';
import type { HandoffRecord } from '../core/handoff-record.ts';
import type { Notifier } from '../usecases/notice-ports.ts';
import type { LinkTo } from '../usecases/ports.ts';
import { type Graph, segment } from './graph.ts';

const anything = z.unknown();

/** What Teams takes of a text. */
const longestText = 150;

/**
 * The kinds of activity that the manifest of the app has to declare, with the sentence of each. A manifest is made from
 * this table, so that no kind is sent that Teams does not know.
 */
export const activityTypes = [
  { type: 'announce', templateText: '{by} handed you a request: {about}' },
  { type: 'remind', templateText: 'Time is nearly over: {about}' },
  { type: 'wake', templateText: 'In progress again: {about}' },
  { type: 'escalate', templateText: 'Overdue with {owner}: {about}' },
  { type: 'escalate_hops', templateText: 'Passed on again and again, now with {owner}: {about}' },
  { type: 'expire', templateText: '{owner} did not answer: {about}' },
  { type: 'give_up', templateText: 'Never sent, the request is with you: {about}' },
] as const satisfies { type: WorkerAction; templateText: string }[];

/**
 * Tells people in the activity feed of Teams, with the app's own identity (`TeamsActivity.Send`); it reaches whoever has
 * the app installed. A click opens the hand-off. Nothing of the mail but the subject the row keeps.
 */
export function createActivityFeed(linkTo: LinkTo, graph: Graph): Notifier {
  return {
    async notify({ action, to, record }) {
      const about = record.subject || record.title || record.area;
      const body = {
        topic: {
          source: 'text',
          value: cut(about),
          webUrl: linkTo(`handoffs/${record.handoffKey}`),
        },
        activityType: action,
        previewText: { content: cut([record.title, dueText(record)].filter(Boolean).join(' · ')) },
        templateParameters: parametersOf(action, record, about),
      };
      const path = `/users/${segment(to.oid)}/teamwork/sendActivityNotification`;
      await graph.post(path, body, anything);
      return 'teams';
    },
  };
}

/** Those that the sentence of this kind has. */
function parametersOf(action: WorkerAction, record: HandoffRecord, about: string) {
  const values = { by: record.handedOffBy.name, owner: record.owner.name, about };
  const template = activityTypes.find(({ type }) => type === action)?.templateText ?? '';
  return Object.entries(values)
    .filter(([name]) => template.includes(`{${name}}`))
    .map(([name, value]) => ({ name, value: cut(value) }));
}

function dueText({ due }: HandoffRecord): string {
  return due === undefined ? '' : `Frist · due ${due}`;
}

function cut(text: string): string {
  return text.length > longestText ? `${text.slice(0, longestText - 1)}…` : text;
}
