import type { MailProposal } from '../../../core/first-day/mail-proposals.ts';
import { plain } from '../../shared/text.ts';
import { useTemplateWords } from './template-words.ts';

export interface SenderChoicesProps {
  seen: MailProposal;
  chosen: readonly string[];
  onChange: (senders: readonly string[]) => void;
}

/** Senders all of whose mails were for this template. */
export function SenderChoices({ seen: { senders }, chosen, onChange }: SenderChoicesProps) {
  const { say } = useTemplateWords();
  return senders.map(({ domain, mails }) => (
    <label key={domain} className="edit-check">
      <input
        type="checkbox"
        checked={chosen.includes(domain)}
        onChange={({ target }) =>
          onChange(target.checked ? [...chosen, domain] : chosen.filter((each) => each !== domain))
        }
      />
      <span>{say('mails.sender', { domain: plain(domain), count: mails })}</span>
    </label>
  ));
}
