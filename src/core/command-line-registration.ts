import { commandLinePermissions, probePermissions } from './app-permissions.ts';
import {
  graphAppId,
  type RegistrationWish,
  type ResourceAccess,
  withAccess,
} from './app-registration.ts';

/** The parts of the command line's own registration that matter. */
export interface PublicRegistration {
  /** Whether it may sign people in with a device code, without a secret. */
  isPublicClient: boolean;
  requiredResourceAccess: ResourceAccess[];
}

export interface PublicWish extends Pick<RegistrationWish, 'graphPermission'> {
  /** Baton's own registration and its scope, where `doctor --probe` is to be asked as a person; else nothing. */
  probed: { appId: string; scopeId: string } | undefined;
}

export type PublicGap = 'public_client' | 'permissions';

/** The registration with what the command line needs added and nothing taken away, and which parts that changes. */
export function completePublic(
  current: PublicRegistration,
  { graphPermission, probed }: PublicWish,
): { registration: PublicRegistration; gaps: PublicGap[] } {
  const names = [...commandLinePermissions, ...(probed ? probePermissions : [])];
  const wanted = names.map((name) => ({ id: graphPermission('Scope', name), type: 'Scope' }));
  const graph = withAccess(current.requiredResourceAccess, graphAppId, wanted);
  const all = probed
    ? withAccess(graph, probed.appId, [{ id: probed.scopeId, type: 'Scope' }])
    : graph;
  const isMore = count(all) > count(current.requiredResourceAccess);
  return {
    registration: { isPublicClient: true, requiredResourceAccess: all },
    gaps: [
      ...(current.isPublicClient ? [] : ['public_client' as const]),
      ...(isMore ? ['permissions' as const] : []),
    ],
  };
}

function count(access: readonly ResourceAccess[]): number {
  return access.flatMap(({ resourceAccess }) => resourceAccess).length;
}
