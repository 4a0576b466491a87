import type { ImportPreview, ImportStep } from '../../wire/imports.ts';
import { ApiError, toFailure } from './api-error.ts';

/** Follows the lines of an answer (NDJSON) to the preview at its end. */
export async function readPreview(
  response: Response,
  onStep: (step: ImportStep) => void,
): Promise<ImportPreview> {
  for await (const line of linesOf(response)) {
    const step: ImportStep = JSON.parse(line);
    if (step.kind === 'preview') return step.preview;
    if (step.kind === 'failed') throw new ApiError(toFailure(step.problem.status, step.problem));
    onStep(step);
  }
  throw new ApiError({ kind: 'offline', code: 'no_connection' });
}

async function* linesOf(response: Response): AsyncGenerator<string> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (reader === undefined) return;
  for (let begun = ''; ; ) {
    const { done, value } = await reader.read().catch((error: unknown) => {
      throw new ApiError({ kind: 'offline', code: 'no_connection' }, error);
    });
    if (done) return;
    const lines = (begun + value).split('\n');
    begun = lines.pop() ?? '';
    yield* lines;
  }
}
