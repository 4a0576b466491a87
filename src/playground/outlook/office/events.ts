import type { Failure } from '../protocol.ts';
import { answerLater, type AsyncResult, sorted } from './rpc.ts';

export const EVENT_TYPES = {
  ItemChanged: 'olkItemSelectedChanged',
  SelectedItemsChanged: 'olkSelectedItemsChanged',
  OfficeThemeChanged: 'officeThemeChanged',
  RecipientsChanged: 'olkRecipientsChanged',
  AttachmentsChanged: 'olkAttachmentsChanged',
  InfobarClicked: 'olkInfobarClicked',
} as const;

/** The events that happen to a mailbox. */
const MAILBOX_EVENTS: readonly string[] = [
  EVENT_TYPES.ItemChanged,
  EVENT_TYPES.SelectedItemsChanged,
  EVENT_TYPES.OfficeThemeChanged,
];
/** Those that happen to a mail being written, as far as they are played. */
export const DRAFT_EVENTS: readonly string[] = [EVENT_TYPES.RecipientsChanged];

const WRONG_EVENT: Failure = {
  code: 5010,
  name: 'EventNotSupported',
  message: 'The event is not supported for this object.',
};

type Handler = (event: Record<string, unknown>) => void;

export interface Events {
  /** `(type, handler, options?, callback?)` */
  addHandlerAsync(type: string, handler: Handler, ...more: unknown[]): void;
  /** `(type, options?, callback?)`: takes all handlers of the type away. */
  removeHandlerAsync(type: string, ...more: unknown[]): void;
  fire(type: string, details: Record<string, unknown>): void;
}

export function createEvents(types: readonly string[] = MAILBOX_EVENTS): Events {
  const handlers = new Map<string, Handler[]>();
  const answer = (type: string, more: readonly unknown[]) => {
    const { asyncContext, callback } = sorted(more, 0);
    answerLater(callback, { ...outcome(types.includes(type)), asyncContext });
  };
  return {
    addHandlerAsync(type, handler, ...more) {
      if (types.includes(type)) handlers.set(type, [...(handlers.get(type) ?? []), handler]);
      answer(type, more);
    },
    removeHandlerAsync(type, ...more) {
      handlers.delete(type);
      // Older callers pass the handler as well; it must not be taken for the callback.
      const [first, ...rest] = more;
      answer(type, typeof first === 'function' && rest.length > 0 ? rest : more);
    },
    fire(type, details) {
      for (const handler of handlers.get(type) ?? []) handler({ type, ...details });
    },
  };
}

function outcome(isKnown: boolean): AsyncResult {
  return isKnown ? { status: 'succeeded' } : { status: 'failed', error: WRONG_EVENT };
}
