import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { HostFacts } from '../host/host.ts';
import { Button } from '../shared/button.tsx';
import { failureOf } from '../shared/api-error.ts';
import type { Translate } from '../shared/i18n.ts';
import { useEscape } from '../shared/use-escape.ts';
import { useWords } from '../shared/use-words.ts';
import { limitsOf } from './limits.ts';
import { Screen } from './screen.tsx';

export interface DiagnosisScreenProps {
  facts: HostFacts;
  onClose: () => void;
}

/** What somebody who helps wants to know. No names, no subjects, no tokens are on it. */
export function DiagnosisScreen({ facts, onClose }: DiagnosisScreenProps) {
  const { t } = useWords();
  useEscape(onClose);
  const rows = rowsOf(facts, useSignInWords(), t);
  const limits = limitsOf(facts);
  return (
    <Screen
      icon="info"
      title={t('diagnosis.title')}
      hint={t('diagnosis.hint')}
      foot={
        <>
          <CopyButton text={rows.map((row) => row.join(': ')).join('\n')} />
          <Button className="second" onClick={onClose}>
            {t('app.close')}
          </Button>
        </>
      }
    >
      <h1 className="sr">{t('diagnosis.title')}</h1>
      <dl className="card facts">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt className="cap">{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <section className="with" aria-labelledby="limits">
        <h2 className="h" id="limits">
          {t('diagnosis.limits')}
        </h2>
        <ul className="points">
          {limits.map((limit) => (
            <li key={limit}>
              <span>{t(`limits.${limit}Long`)}</span>
            </li>
          ))}
        </ul>
        {limits.length === 0 && <p className="sub">{t('diagnosis.noLimits')}</p>}
      </section>
    </Screen>
  );
}

function rowsOf(facts: HostFacts, signIn: string, t: Translate): [name: string, value: string][] {
  const { program, platform, version, mailboxSet, nestedSignIn, account } = facts;
  const accounts = { office365: 'office365', enterprise: 'enterprise' } as const;
  const kind = account === 'office365' || account === 'enterprise' ? accounts[account] : 'other';
  return [
    [t('diagnosis.program'), `${program}, ${platform}`],
    [t('diagnosis.version'), version],
    [t('diagnosis.set'), mailboxSet ? `Mailbox ${mailboxSet}` : t('diagnosis.none')],
    [t('diagnosis.nested'), t(nestedSignIn ? 'diagnosis.yes' : 'diagnosis.no')],
    [t('diagnosis.account'), t(`diagnosis.${account === '' ? 'unknown' : kind}`)],
    [t('diagnosis.signIn'), signIn],
    [t('diagnosis.browser'), navigator.userAgent],
  ];
}

/** Looks at what was asked so far; asks nothing itself. */
function useSignInWords(): string {
  const { t } = useWords();
  const state = useQueryClient().getQueryState(['me']);
  if (state?.data) return t('diagnosis.signedIn');
  if (!state?.error) return t('diagnosis.notYet');
  const { kind, code } = failureOf(state.error);
  return t(kind === 'sign_in' ? 'diagnosis.notSignedIn' : 'diagnosis.serverSays', { code });
}

function CopyButton({ text }: { text: string }) {
  const { t } = useWords();
  const [copied, setCopied] = useState<'yes' | 'no'>();
  const copy = () =>
    void navigator.clipboard.writeText(text).then(
      () => setCopied('yes'),
      () => setCopied('no'),
    );
  return (
    <>
      <output className="foot-note">
        {copied && t(copied === 'yes' ? 'diagnosis.copied' : 'diagnosis.copyFailed')}
      </output>
      <Button className="second" onClick={copy}>
        {t('diagnosis.copy')}
      </Button>
    </>
  );
}
