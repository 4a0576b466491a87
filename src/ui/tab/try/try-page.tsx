import { FailureNotice, Notice } from '../../shared/states.tsx';
import { BackLink } from '../back-link.tsx';
import { useTitle } from '../use-title.ts';
import { MailForm } from './mail-form.tsx';
import { TraceView } from './trace-view.tsx';
import '../register/register.css';
import './try.css';
import { useTryWords } from './try-words.ts';
import { useTry } from './use-try.ts';

/** What Baton would make of a mail, step by step. Nothing of the mail is kept anywhere. */
export default function TryPage() {
  const { say } = useTryWords();
  const trying = useTry();
  useTitle(say('title'));
  return (
    <>
      <BackLink to="/register" words={say('back')} />
      <div className="head">
        <h1>{say('title')}</h1>
      </div>
      <Notice look="tint" icon="shield">
        {say('promise')}
      </Notice>
      <div className="try">
        <MailForm isTrying={trying.isPending} onTry={(mail) => trying.mutate(mail)} />
        <div className="stack" aria-busy={trying.isPending}>
          {trying.error && <FailureNotice error={trying.error} />}
          {trying.data && (
            <section className="stack" aria-label={say('result')}>
              <TraceView key={trying.submittedAt} trace={trying.data} />
            </section>
          )}
        </div>
      </div>
    </>
  );
}
