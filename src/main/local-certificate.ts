import { X509Certificate } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type SelfMade, selfMadeCertificate } from './certificate.ts';

/** A certificate for this machine's own name, and the file that clients may be told to trust. */
export interface LocalCertificate extends SelfMade {
  certFile: string;
}

const names = ['localhost', '127.0.0.1'];

/** The certificate kept in the folder, made anew when there is none or it runs out within a day. */
export function localCertificate(folder: string, now: Date): LocalCertificate {
  const certFile = join(folder, 'localhost.pem');
  const keyFile = join(folder, 'localhost-key.pem');
  if (!isGood(certFile, keyFile, now)) {
    const made = selfMadeCertificate(names, now);
    mkdirSync(folder, { recursive: true });
    writeFileSync(keyFile, made.key, { mode: 0o600 });
    writeFileSync(certFile, made.cert);
  }
  return { certFile, cert: readFileSync(certFile, 'utf8'), key: readFileSync(keyFile, 'utf8') };
}

function isGood(certFile: string, keyFile: string, now: Date): boolean {
  if (!existsSync(certFile) || !existsSync(keyFile)) return false;
  const ends = new X509Certificate(readFileSync(certFile)).validToDate;
  return ends.getTime() - now.getTime() > 86_400_000;
}
