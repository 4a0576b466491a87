import { expect } from 'vitest';
import type { World } from './world.ts';

/** Writes a setting and comes back once the server has read it: the first question after a while gets the older copy. */
export async function writeSetting(world: World, name: string, value: string): Promise<void> {
  await world.product.registerList.writeSetting(name, value);
  await world.passTime(60);
  const seen = async () => (await world.product.context.currentRegister()).settings[name];
  await expect.poll(seen).toBe(value);
}
