import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { ImportStep } from '../../../wire/imports.ts';
import { useApp } from '../../shared/app-context.ts';

/** A file that was chosen, as it was then. */
export interface Chosen {
  name: string;
  content: Blob;
}

/** What importing a file would do. A question that is no longer wanted is given up. */
export function usePreview() {
  const { api } = useApp();
  const [step, setStep] = useState<ImportStep>();
  const [asked, setAsked] = useState<AbortController>();
  useEffect(() => () => asked?.abort(), [asked]);
  const asking = useMutation({
    mutationFn: ({ content, signal }: Chosen & { signal: AbortSignal }) =>
      api.previewImport(content, setStep, signal),
    gcTime: 0,
  });
  return {
    asking,
    step: asking.isPending ? step : undefined,
    ask(chosen: Chosen) {
      const gone = new AbortController();
      setAsked(gone);
      setStep(undefined);
      asking.mutate({ ...chosen, signal: gone.signal });
    },
    forget() {
      asked?.abort();
      asking.reset();
    },
  };
}
