import { MemoryRouter } from 'react-router';
import type { Api } from '../../src/ui/shared/api.ts';
import { Tab } from '../../src/ui/tab/tab.tsx';
import '../support/dialogs.ts';
import { fakeHost, show } from './stage.tsx';

/** The tab at one of its addresses, in Teams. */
export const showTab = (path: string, api: Api, host = fakeHost({ kind: 'teams' })) =>
  show(
    <MemoryRouter initialEntries={[path]}>
      <Tab />
    </MemoryRouter>,
    api,
    host,
  );
