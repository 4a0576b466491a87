import type { RowVersions } from '../usecases/register-ports.ts';
import type { CliDeps } from './deps.ts';
import { showProgress } from './progress.ts';

/** 300 rows each time are 900 units a minute, so that the server has something left of its 1,250. */
const pauseMs = 40_000;

/** Reads on until the versions of all rows are known; gives up when Microsoft gives no more, or the person may not see them. */
export function allVersions({ read }: RowVersions, deps: CliDeps): RowVersions {
  return {
    async read(rows) {
      const show = showProgress(deps);
      let before = -1;
      for (;;) {
        const history = await read(rows);
        const done = history.versions.size;
        show({ phase: 'versions', done, total: rows.length });
        const isOver = done === rows.length || done === before;
        if (isOver || history.missing === 'versions_refused') {
          deps.showProgress('');
          return history;
        }
        before = done;
        await deps.wait(pauseMs);
      }
    },
  };
}
