import { createContext, useContext } from 'react';
import type { Host } from '../host/host.ts';
import type { Api } from './api.ts';
import type { SeenLog } from './seen-log.ts';

/** What every screen may use: the host around us and our server. */
export interface App {
  host: Host;
  api: Api;
  seenLog: SeenLog;
}

export const AppContext = createContext<App | undefined>(undefined);

export function useApp(): App {
  const app = useContext(AppContext);
  if (!app) throw new Error('useApp needs an AppContext around it');
  return app;
}
