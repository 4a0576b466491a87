import { createContext, type ReactNode, useContext, useState } from 'react';

/** Something to be said about the mail that is shown now, although it happened on the way to it. */
type Notice = 'dropped' | 'already';

interface Notices {
  current: Notice | undefined;
  tell: (messageId: string, notice: Notice) => void;
}

const Context = createContext<Notices>({ current: undefined, tell: () => {} });

export interface PaneNoticesProps {
  /** The mail that is shown. A notice for another one stays silent. */
  messageId: string | undefined;
  children: ReactNode;
}

export function PaneNotices({ messageId, children }: PaneNoticesProps) {
  const [last, setLast] = useState<{ messageId: string; notice: Notice }>();
  const current = last && last.messageId === messageId ? last.notice : undefined;
  const tell = (id: string, notice: Notice) => setLast({ messageId: id, notice });
  return <Context value={{ current, tell }}>{children}</Context>;
}

export function usePaneNotice(): Notice | undefined {
  return useContext(Context).current;
}

export function useTellPane(): Notices['tell'] {
  return useContext(Context).tell;
}
