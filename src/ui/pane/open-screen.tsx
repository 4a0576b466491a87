import { useState } from 'react';
import type { MailAnswer } from '../../wire/suggestions.ts';
import { type Choice, isSameChoice, proposed } from '../shared/choice.ts';
import { usePreload } from '../shared/later.tsx';
import { useEscape } from '../shared/use-escape.ts';
import { useWords } from '../shared/use-words.ts';
import { BulkScreen } from './bulk-screen.tsx';
import { meanwhileFor } from './meanwhile.tsx';
import { PickerPart } from './picker-part.ts';
import type { Repeat } from './repeat.tsx';
import { SuggestionScreen } from './suggestion-screen.tsx';
import { UnclearScreen } from './unclear-screen.tsx';
import type { HandOff } from './use-hand-off.ts';
import { useRunOf } from './use-run.ts';

/** What goes along with a hand-off. */
export interface Along {
  note: string;
  /** `YYYY-MM-DD`, or empty. */
  due: string;
  /** The run it joins; empty for a new one, absent while the person has not chosen. */
  run?: string;
}

/** What the person has chosen and written so far. It outlives a hand-off that is taken back. */
export interface Draft {
  picked: Choice | undefined;
  along: Along;
}

export interface OpenScreenProps {
  answer: MailAnswer;
  handOff: HandOff;
  draft: Draft;
  onDraft: (draft: Draft) => void;
  /** True when the last attempt to ask the server failed; what is shown is the answer before it. */
  offline: boolean;
  /** The mail is open once more because it was taken back, perhaps to change what goes along. */
  returned: 'plain' | 'editing' | undefined;
  /** Set when somebody has it, and it is to go out all the same. */
  repeat: Repeat | undefined;
  /** Asks the server again. */
  onReread: () => void;
}

/** Nobody has this mail, or it goes out all the same: shows what is proposed and what the person chose. */
export function OpenScreen(props: OpenScreenProps) {
  const { answer, handOff, draft, onDraft, offline, returned, repeat } = props;
  const { t } = useWords();
  usePreload(PickerPart);
  const { picked, along } = draft;
  const ours = proposed(answer.suggestion);
  const following = answer.earlier?.choice;
  const isOurs = picked ? ours && isSameChoice(picked, ours) : !following;
  const found = isOurs ? ours : (picked ?? following);
  // whoever has declined it is not proposed once more
  const decliner = repeat?.declinedBy;
  const wasDeclined = decliner !== undefined && decliner === found?.recipient.person.oid;
  const [picking, setPicking] = useState<'else' | 'wrong' | undefined>(
    wasDeclined ? 'else' : undefined,
  );
  const joining = useRunOf(found, answer.runHint, along.run);
  const { joined } = joining;
  const choice = found && joined?.recipient ? { ...found, recipient: joined.recipient } : found;
  const run = joined && { runKey: joined.run.processKey };
  const { suggestion, mail } = answer;
  const again = repeat && ({ again: true } as const);
  useEscape(picking ? undefined : repeat?.onLeave);

  const choose = (chosen: Choice) => {
    onDraft({ ...draft, picked: chosen });
    setPicking(undefined);
  };
  const take = () =>
    handOff.mutate({
      kind: 'take',
      ...again,
      ...(choice && { responsibilityId: choice.responsibilityId }),
      ...run,
      ...filledIn(along),
    });
  const triage = () =>
    handOff.mutate({ kind: 'forward', triage: true, ...again, ...filledIn(along) });
  const retry = () => {
    // what was refused without connection is not said beside the new answer
    handOff.reset();
    props.onReread();
  };
  const common = {
    answer,
    handOff,
    offline,
    repeat,
    onTake: take,
    onPick: setPicking,
    onChoose: choose,
    onRetry: retry,
  };

  if (picking) {
    const title = t(picking === 'wrong' ? 'picker.wrongTitle' : 'picker.title');
    const close = () => setPicking(undefined);
    const { subject } = mail;
    return (
      <PickerPart
        given={{ title, subject, onChoose: choose, onClose: close }}
        meanwhile={meanwhileFor(subject)}
      />
    );
  }
  if (choice) {
    const give = () =>
      handOff.mutate({
        kind: 'forward',
        ...again,
        responsibilityId: choice.responsibilityId,
        recipientOid: choice.recipient.person.oid,
        ...run,
        ...filledIn(along),
      });
    return (
      <SuggestionScreen
        {...common}
        {...{ choice, along, joining, returned }}
        onAlong={(changed) => onDraft({ ...draft, along: changed })}
        onGive={give}
        settled={!isOurs}
      />
    );
  }
  if (suggestion.kind === 'unclear')
    return <UnclearScreen {...common} suggestion={suggestion} onTriage={triage} />;
  if (suggestion.kind === 'suggested') return null;
  return <BulkScreen {...common} reason={suggestion.reason} />;
}

function filledIn({ note, due }: Along): Partial<Pick<Along, 'note' | 'due'>> {
  return { ...(note.trim() && { note: note.trim() }), ...(due && { due }) };
}
