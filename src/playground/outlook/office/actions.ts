/** What an event's handler answers by: `event.completed(options)`. */
export interface Completed {
  allowEvent: boolean;
  errorMessage: string;
}

type Handler = (event: { completed: (options?: Partial<Completed>) => void }) => void;

/** `Office.actions`: handlers by the names of the manifest. A launch waits until its handler is there. */
export function createActions(answer: (id: number, completed: Completed) => void) {
  const handlers = new Map<string, Handler>();
  const waiting: { id: number; name: string }[] = [];

  function launch(id: number, name: string): void {
    const handler = handlers.get(name);
    if (handler === undefined) return void waiting.push({ id, name });
    handler({
      completed: (options = {}) => answer(id, { allowEvent: true, errorMessage: '', ...options }),
    });
  }

  return {
    launch,
    associate(name: string, handler: Handler): void {
      handlers.set(name, handler);
      const due = waiting.splice(0).filter((each) => each.name === name || !waiting.push(each));
      for (const each of due) launch(each.id, each.name);
    },
  };
}
