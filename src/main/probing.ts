import { sitePermissions } from '../core/app-permissions.ts';
import { randomUUID } from 'node:crypto';
import { isProductError, ProductError } from '../core/errors.ts';
import { hasRowRights, rowRightsSetting } from '../core/row-rights.ts';
import { createGraph, type Graph } from '../m365/graph.ts';
import { probeScopes, type SignInDoor } from '../m365/person-sign-in.ts';
import { createProbeLists } from '../m365/probe-list.ts';
import { createProbeMailbox } from '../m365/probe-mailbox.ts';
import { createProbeRows } from '../m365/probe-rows.ts';
import { createSettingRows } from '../m365/setting-rows.ts';
import { createSite } from '../m365/site.ts';
import { createGraphTokens, type TokenSource } from '../m365/tokens.ts';
import type { Transport } from '../m365/transport.ts';
import type { Probing } from '../usecases/probing.ts';
import type { Config } from './config.ts';

/** How many exchanges are under way at once. */
const atOnce = 5;

export interface ProbingParts {
  transport: Transport;
  /** The door of whoever is signed in; throws one sentence where the command line has no registration. */
  signIn: () => SignInDoor;
  byHand: Probing['byHand'];
  wait: Probing['wait'];
}

/** The self-test put together: Baton's own rights for lists, the person's for their mailbox and their rows. */
export function createProbing(
  config: Pick<Config, 'tenantId' | 'clientId' | 'clientSecret' | 'siteUrl' | 'scope'>,
  { transport, signIn, byHand, wait }: ProbingParts,
): Probing {
  const now = () => new Date();
  const graphWith = ({ get, forget }: TokenSource) => createGraph(transport, get, forget);
  const asApp = graphWith(createGraphTokens(config, transport, now).asApp);
  const site = createSite(config.siteUrl, asApp);
  const rowsAs = (graph: Graph) => createProbeRows(createSite(config.siteUrl, graph), graph);
  const settings = createSettingRows(site, asApp);
  return {
    lists: createProbeLists(site, asApp),
    async mailbox() {
      const { tokensFor } = signIn();
      const tokens = tokensFor(probeScopes);
      // whether somebody is signed in shows before anything is made
      await tokens.get();
      return createProbeMailbox(graphWith(tokens), randomUUID());
    },
    rows: {
      ofBaton: () => rowsAs(asApp).listed(),
      async ofPerson() {
        const { listed, byDelta } = rowsAs(graphWith(signIn().tokens));
        return { listed: await listed(), byDelta: await byDelta() };
      },
      async areAskedFor() {
        const row = await settings.find(rowRightsSetting);
        return hasRowRights({ [rowRightsSetting]: row?.value ?? '' });
      },
    },
    async exchangeTokens(times) {
      const { tokensFor, who } = signIn();
      const { oid } = await who();
      const assertion = await tokensFor([config.scope]).get();
      // each with a memory of its own, so that none is saved
      const exchange = () =>
        createGraphTokens(config, transport, now)
          .onBehalfOf({ oid, assertion }, sitePermissions)
          .get();
      let refused = 0;
      for (let done = 0; done < times; done += atOnce) {
        const some = Array.from({ length: Math.min(atOnce, times - done) }, exchange);
        const outcomes = await Promise.all(some.map((each) => each.then(() => false, isPutOff)));
        refused += outcomes.filter(Boolean).length;
      }
      return { refused };
    },
    byHand,
    newWord: () => randomUUID().slice(0, 8),
    wait,
  };
}

function isPutOff(error: unknown): true {
  if (isProductError(error) && error.code === 'microsoft_busy') return true;
  throw error;
}

/** Without Baton's own secret nothing can be asked in its name. */
export function requireSecret(secret: string | undefined): void {
  if (secret === undefined)
    throw new ProductError(
      'invalid_request',
      'The self-test needs Baton’s own settings, BATON_CLIENT_SECRET among them.',
    );
}
