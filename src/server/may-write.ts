import type { Caller } from '../usecases/ports.ts';
import type { ServerContext } from './context.ts';

/** Whether SharePoint lets this person write the register; while it is empty there is nothing to ask with, and the first save tells. */
export async function mayWriteRegister(
  caller: Caller,
  { currentRegister, registerRowsOf }: Pick<ServerContext, 'currentRegister' | 'registerRowsOf'>,
): Promise<boolean> {
  const [first] = (await currentRegister()).rows;
  return first === undefined || registerRowsOf(caller).mayChange(Number(first['id']));
}
