import { createContext, type ReactNode, useContext, useState } from 'react';

/** Something to be said about the mail that is shown now, although it happened on the way to it. */
export type Notice = 'dropped' | 'already' | 'undone' | 'cancelled' | 'withdrawn';

export const noticeWords = {
  dropped: 'pane.itemChanged',
  already: 'pane.already',
  undone: 'pane.undone',
  cancelled: 'pane.cancelled',
  withdrawn: 'pane.withdrawn',
} as const satisfies Record<Notice, string>;

interface Notices {
  current: Notice | undefined;
  /** Nothing takes the last notice away. */
  tell: (messageId: string, notice: Notice | undefined) => void;
}

const Context = createContext<Notices>({ current: undefined, tell: () => {} });

export interface PaneNoticesProps {
  /** The mail that is shown. A notice for another one stays silent. */
  messageId: string | undefined;
  children: ReactNode;
}

export function PaneNotices({ messageId, children }: PaneNoticesProps) {
  const [last, setLast] = useState<{ messageId: string; notice: Notice | undefined }>();
  const current = last && last.messageId === messageId ? last.notice : undefined;
  const tell = (id: string, notice: Notice | undefined) => setLast({ messageId: id, notice });
  return <Context value={{ current, tell }}>{children}</Context>;
}

export function usePaneNotice(): Notice | undefined {
  return useContext(Context).current;
}

export function useTellPane(): Notices['tell'] {
  return useContext(Context).tell;
}
