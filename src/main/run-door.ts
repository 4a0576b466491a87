/** Runs a front door; a failure to start is one sentence on the error stream and exit code 1. */
export async function runDoor(door: () => Promise<void>): Promise<void> {
  try {
    await door();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}
