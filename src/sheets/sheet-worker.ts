import { parentPort, workerData } from 'node:worker_threads';
import { readSheet } from './read-sheet.ts';

/** The thread in which a stranger's file is read (read-apart.ts). */
parentPort?.postMessage(await readSheet(workerData));
