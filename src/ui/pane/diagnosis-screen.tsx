import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { HostFacts } from '../host/host.ts';
import { Button } from '../shared/button.tsx';
import { failureOf } from '../shared/api-error.ts';
import { pageWords, type SayOf } from '../shared/page-words.ts';
import { useEscape } from '../shared/use-escape.ts';
import { diagnosisWords } from '../shared/words/diagnosis.ts';
import { limitsOf } from './limits.ts';
import { Screen } from './screen.tsx';

const useDiagnosisWords = pageWords(diagnosisWords);
type Say = SayOf<typeof diagnosisWords.de>;

export interface DiagnosisScreenProps {
  facts: HostFacts;
  onClose: () => void;
}

/** What somebody who helps wants to know. No names, no subjects, no tokens are on it. */
export function DiagnosisScreen({ facts, onClose }: DiagnosisScreenProps) {
  const { t, say } = useDiagnosisWords();
  useEscape(onClose);
  const rows = rowsOf(facts, useSignInWords(), say);
  const limits = limitsOf(facts);
  return (
    <Screen
      icon="info"
      title={say('title')}
      hint={say('hint')}
      foot={
        <>
          <CopyButton text={rows.map((row) => row.join(': ')).join('\n')} />
          <Button className="second" onClick={onClose}>
            {t('app.close')}
          </Button>
        </>
      }
    >
      <h1 className="sr">{say('title')}</h1>
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
          {say('limits')}
        </h2>
        <ul className="points">
          {limits.map((limit) => (
            <li key={limit}>
              <span>{say(`means.${limit}`)}</span>
            </li>
          ))}
        </ul>
        {limits.length === 0 && <p className="sub">{say('noLimits')}</p>}
      </section>
    </Screen>
  );
}

function rowsOf(facts: HostFacts, signIn: string, say: Say): [name: string, value: string][] {
  const { program, platform, version, mailboxSet, nestedSignIn, account } = facts;
  const accounts = { office365: 'office365', enterprise: 'enterprise' } as const;
  const kind = account === 'office365' || account === 'enterprise' ? accounts[account] : 'other';
  return [
    [say('program'), `${program}, ${platform}`],
    [say('version'), version],
    [say('set'), mailboxSet ? `Mailbox ${mailboxSet}` : say('none')],
    [say('nested'), say(nestedSignIn ? 'yes' : 'no')],
    [say('account'), say(account === '' ? 'unknown' : kind)],
    [say('signIn'), signIn],
    [say('browser'), navigator.userAgent],
  ];
}

/** Looks at what was asked so far; asks nothing itself. */
function useSignInWords(): string {
  const { say } = useDiagnosisWords();
  const state = useQueryClient().getQueryState(['me']);
  if (state?.data) return say('signedIn');
  if (!state?.error) return say('notYet');
  const { kind, code } = failureOf(state.error);
  return say(kind === 'sign_in' ? 'notSignedIn' : 'serverSays', { code });
}

function CopyButton({ text }: { text: string }) {
  const { say } = useDiagnosisWords();
  const [copied, setCopied] = useState<'yes' | 'no'>();
  const copy = () =>
    void navigator.clipboard.writeText(text).then(
      () => setCopied('yes'),
      () => setCopied('no'),
    );
  return (
    <>
      <output className="foot-note">
        {copied && say(copied === 'yes' ? 'copied' : 'copyFailed')}
      </output>
      <Button className="second" onClick={copy}>
        {say('copy')}
      </Button>
    </>
  );
}
