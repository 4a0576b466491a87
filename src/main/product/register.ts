import { signalKeyOf } from '../../core/signals.ts';
import { createAccounts } from '../../m365/accounts.ts';
import type { Graph } from '../../m365/graph.ts';
import { createImportList, createSiteUsers } from '../../m365/import-list.ts';
import { createPeople } from '../../m365/people.ts';
import { createRegisterChanges } from '../../m365/register-changes.ts';
import { createRegisterList } from '../../m365/register-list.ts';
import { createVersionReader } from '../../m365/row-versions.ts';
import { openRegisterStore } from '../../store/register-store.ts';
import { createCurrentRegister } from '../../usecases/current-register.ts';
import type { Config } from '../config.ts';
import type { Connections } from './connections.ts';
import { dataFile } from './data-file.ts';
import type { Parts } from './parts.ts';

/** The responsibilities and the people in them: as SharePoint has them, and as they were last read. */
export function openRegister(config: Config, parts: Parts, connections: Connections) {
  const { site, asApp, asMaker } = connections;
  const { now, wait, inTime, log } = parts;
  const people = createPeople(site, asMaker, now);
  const list = createRegisterList(site, asMaker, people);
  const accounts = createAccounts(asMaker, now);
  // what Baton read with its own rights is no answer for a person
  const store = openRegisterStore(parts.person ? ':memory:' : dataFile(config, 'baton.sqlite'));
  const { read, lookNow } = createCurrentRegister({
    tenantId: config.tenantId,
    list,
    news: createRegisterChanges(site, asApp),
    accounts,
    store,
    signalKey: signalKeyOf(parts.keys.signals.current.secret),
    now,
    freshSeconds: parts.registerFreshSeconds,
    maxAgeSeconds: 300,
    wait,
    inTime,
    onRefreshFailed: (error) => log.warn({ err: error }, 'the register could not be read again'),
  });
  const siteUsers = createSiteUsers(people, now);
  return {
    people,
    list,
    accounts,
    read,
    lookNow,
    rowVersionsWith: createVersionReader({ site, people, siteUsers }),
    importListWith: (graph: Graph) => createImportList(site, graph, people, siteUsers),
    close: () => store.close(),
  };
}
