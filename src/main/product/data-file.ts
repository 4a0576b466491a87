import { join } from 'node:path';
import type { Config } from '../config.ts';

/** Where a file of the data folder lies; nowhere but in memory where there is no folder. */
export function dataFile({ dataFolder }: Config, name: string): string {
  return dataFolder === ':memory:' ? ':memory:' : join(dataFolder, name);
}
