import { configureGlobal } from 'fast-check';

/** A mutant is run a thousand times; a property that needs more than this to see it is not much of a test. */
configureGlobal({ numRuns: 20 });
