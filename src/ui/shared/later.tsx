import { useQuery } from '@tanstack/react-query';
import { type ComponentType, type ReactNode, useEffect } from 'react';
import { ApiError } from './api-error.ts';

/** By then the person reads what was loaded first. */
const QUIET_MS = 1000;

export interface LaterProps<Props> {
  /** What the component is given once it is there. */
  given: Props;
  /** Stands in for it until then; with an error when its code did not come. */
  meanwhile: (error: Error | null, retry: () => void) => ReactNode;
}

/**
 * A component whose code comes when it is needed, or beforehand by `preload`. Unlike React's `lazy` it
 * shows at once what is there already, and tries again as everything does that has no connection.
 */
export function later<Props extends object>(
  name: string,
  load: () => Promise<ComponentType<Props>>,
) {
  let arrived: { Shown: ComponentType<Props> } | undefined;
  const fetchPart = async () => {
    const Shown = await load().catch((error: unknown) => {
      throw new ApiError({ kind: 'offline', code: 'no_connection' }, error);
    });
    arrived = { Shown };
    return arrived;
  };

  function Part({ given, meanwhile }: LaterProps<Props>): ReactNode {
    const part = useQuery({
      queryKey: ['part', name],
      queryFn: fetchPart,
      initialData: () => arrived,
      staleTime: Number.POSITIVE_INFINITY,
    });
    if (!part.data) return meanwhile(part.error, () => void part.refetch());
    const { Shown } = part.data;
    return <Shown {...given} />;
  }
  /** Whether it came is nobody's business before it is shown. */
  const preload = () => void fetchPart().catch(() => undefined);
  return Object.assign(Part, { preload });
}

/** Fetches what the next click may need, once nobody waits for anything. */
export function usePreload({ preload }: { preload: () => void }): void {
  useEffect(() => {
    const timer = setTimeout(preload, QUIET_MS);
    return () => clearTimeout(timer);
  }, [preload]);
}
