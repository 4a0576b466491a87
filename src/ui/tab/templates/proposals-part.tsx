import { useState } from 'react';
import { isAddress } from '../../../core/register-row.ts';
import type { Language, TemplateRow } from '../../../templates/templates.ts';
import { Button } from '../../shared/button.tsx';
import { focusSoon } from '../../shared/focus-soon.ts';
import { FailureNotice } from '../../shared/states.tsx';
import { Labelled } from '../labelled.tsx';
import { type Choices, withProposal } from './plan.ts';
import { useTemplateWords } from './template-words.ts';
import type { useProposals } from './use-proposals.ts';

export interface ProposalsPartProps {
  proposals: ReturnType<typeof useProposals>;
  rows: readonly TemplateRow[];
  choices: Choices;
  language: Language;
  onChange: (choices: Choices) => void;
}

/** What the company's own data propose, each only when asked: its organisation chart, and mails of its choice. */
export function ProposalsPart(props: ProposalsPartProps) {
  const { say } = useTemplateWords();
  return (
    <section className="card template-proposals" aria-labelledby="proposals">
      <h2 id="proposals">{say('proposals')}</h2>
      <p className="cap">{say('proposalsText')}</p>
      <FromChart {...props} />
      <FromMails {...props} />
    </section>
  );
}

/** The button that took them is gone then. */
const chartId = 'from-chart';

function FromChart({ proposals: { chart }, rows, choices, onChange }: ProposalsPartProps) {
  const { say } = useTemplateWords();
  const found = chart.data?.proposals ?? [];
  const open = found.filter(({ area }) => !choices.areas.has(area));
  const takeAll = () => {
    onChange(open.reduce((taken, each) => withProposal(taken, each, rows), choices));
    focusSoon(chartId);
  };
  return (
    <div className="template-source">
      <h3 id={chartId} tabIndex={-1}>
        {say('chart.title')}
      </h3>
      <p className="cap">{say('chart.what')}</p>
      {chart.error && <FailureNotice error={chart.error} />}
      <output>
        {chart.data &&
          say(found.length > 0 ? 'chart.found' : 'chart.none', {
            count: found.length,
            people: say('chart.people', { count: chart.data.people }),
          })}
      </output>
      <div className="row">
        <Button size="small" disabledFocusable={chart.isPending} onClick={() => chart.mutate()}>
          {say(chart.isPending ? 'chart.asking' : 'chart.ask')}
        </Button>
        {open.length > 0 && (
          <Button size="small" appearance="primary" onClick={takeAll}>
            {say('chart.takeAll', { count: open.length })}
          </Button>
        )}
      </div>
    </div>
  );
}

const counts = [25, 50, 100, 200];
const mailboxId = 'sample-mailbox';

function FromMails({
  proposals: { mails },
  rows,
  choices,
  language,
  onChange,
}: ProposalsPartProps) {
  const { t, say } = useTemplateWords();
  const [mailbox, setMailbox] = useState('');
  const [count, setCount] = useState(50);
  const [wrong, setWrong] = useState('');
  const seen = new Set(mails.data?.proposals.map(({ number }) => number));
  const leaveOthers = () =>
    onChange({
      ...choices,
      left: new Set(rows.map(({ number }) => number).filter((number) => !seen.has(number))),
    });
  const ask = () => {
    const address = mailbox.trim();
    const isWrong = address !== '' && !isAddress(address);
    setWrong(isWrong ? address : '');
    if (isWrong) focusSoon(mailboxId);
    else mails.mutate({ count, language, ...(address !== '' && { mailbox: address }) });
  };
  return (
    <div className="template-source">
      <h3>{say('mails.title')}</h3>
      <p className="cap">{say('mails.what')}</p>
      <div className="row template-sample">
        <Labelled
          id={mailboxId}
          label={say('mails.mailbox')}
          hint={say('mails.mailboxHint')}
          problem={
            wrong === '' ? undefined : t('register.finding.invalid_pattern', { value: wrong })
          }
        >
          {(ids) => (
            <input
              className="field"
              type="email"
              aria-invalid={wrong !== ''}
              {...ids}
              value={mailbox}
              onChange={({ target }) => setMailbox(target.value)}
            />
          )}
        </Labelled>
        <Labelled label={say('mails.count')}>
          {(ids) => (
            <select
              className="field"
              {...ids}
              value={count}
              onChange={({ target }) => setCount(Number(target.value))}
            >
              {counts.map((each) => (
                <option key={each} value={each}>
                  {each}
                </option>
              ))}
            </select>
          )}
        </Labelled>
      </div>
      {mails.error && <FailureNotice error={mails.error} />}
      <output>
        {mails.data &&
          say(mails.data.requests === 0 ? 'mails.none' : 'mails.found', {
            requests: mails.data.requests,
            unmatched: mails.data.unmatched,
          })}
      </output>
      <div className="row">
        <Button size="small" disabledFocusable={mails.isPending} onClick={ask}>
          {say(mails.isPending ? 'mails.asking' : 'mails.ask')}
        </Button>
        {seen.size > 0 && (
          <Button size="small" onClick={leaveOthers}>
            {say('mails.leaveOthers')}
          </Button>
        )}
      </div>
    </div>
  );
}
