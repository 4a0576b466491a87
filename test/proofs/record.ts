import { audit } from '../../src/core/audit.ts';
import { logKeysOf } from '../../src/core/log-key.ts';
import { verifyNatively } from '../../src/main/verify-natively.ts';
import { exportLog } from '../../src/usecases/export-log.ts';
import { pause } from './crowd.ts';
import type { RunningTenant } from '../support/processes.ts';

/** What a verifier says of the record, as it lies there and once more with a checkpoint over all of it. */
export interface RecordVerdict {
  /** One sentence for each finding. */
  broken: string[];
  events: number;
  /** Events that stood in their rows only: whoever wrote them died before the event had a row of its own, or was about to add it. */
  inRowOnly: number;
}

/** Exports the record with a product of its own, as `baton export-log` and `baton verify` do. */
export async function judgeRecord(tenant: RunningTenant): Promise<RecordVerdict> {
  const product = await tenant.openProduct();
  const { keys } = product.context;
  const verify = async (when: string) => {
    const log = await exportLog(keys.log, product.recordLists, pause);
    const report = audit(log, { keys: logKeysOf(keys), verify: verifyNatively });
    const findings = [...report.integrity, ...report.completeness];
    const sentences = findings.map((each) => `the record, ${when}: ${JSON.stringify(each)}`);
    const rows = new Set(log.events.map(({ fields }) => fields['LeafHash']));
    const heads = log.handoffs.map(({ fields }) => String(fields['Head']).split(':')[1]);
    const inRowOnly = heads.filter((head) => head !== undefined && !rows.has(head)).length;
    return { sentences, inRowOnly, listed: report.latest?.size ?? 0 };
  };
  try {
    const before = await verify('as it lay there');
    await product.logKeeper.write();
    const after = await verify('with a checkpoint');
    const missing = after.inRowOnly === 0 ? [] : ['the record: events without a row of their own'];
    return {
      broken: [...before.sentences, ...after.sentences, ...missing],
      events: after.listed,
      inRowOnly: before.inRowOnly,
    };
  } finally {
    product.close();
  }
}
