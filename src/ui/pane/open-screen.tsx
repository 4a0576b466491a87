import { useState } from 'react';
import type { MailAnswer } from '../../wire/api.ts';
import { useWords } from '../shared/use-words.ts';
import { BulkScreen } from './bulk-screen.tsx';
import { type Choice, proposed } from './choice.ts';
import { PickerScreen } from './picker-screen.tsx';
import { SuggestionScreen } from './suggestion-screen.tsx';
import { UnclearScreen } from './unclear-screen.tsx';
import type { HandOff } from './use-hand-off.ts';

export interface OpenScreenProps {
  answer: MailAnswer;
  handOff: HandOff;
  /** True when the last attempt to ask the server failed; what is shown is the answer before it. */
  offline: boolean;
}

/** What goes along with a hand-off. */
export interface Along {
  note: string;
  /** `YYYY-MM-DD`, or empty. */
  due: string;
}

/** Nobody has this mail yet: shows what is proposed, and keeps what the person chose until it is sent. */
export function OpenScreen({ answer, handOff, offline }: OpenScreenProps) {
  const { t } = useWords();
  const [picked, setPicked] = useState<Choice>();
  const [picking, setPicking] = useState<'else' | 'wrong'>();
  const [along, setAlong] = useState<Along>({ note: '', due: '' });
  const choice = picked ?? proposed(answer.suggestion);
  const { suggestion, mail } = answer;

  const take = () =>
    handOff.mutate({
      kind: 'take',
      ...(choice && { responsibilityId: choice.responsibilityId }),
      ...filledIn(along),
    });
  const common = { answer, handOff, onTake: take, onPick: setPicking, onChoose: setPicked };

  if (picking) {
    const choose = (chosen: Choice) => {
      setPicked(chosen);
      setPicking(undefined);
    };
    const title = t(picking === 'wrong' ? 'picker.wrongTitle' : 'picker.title');
    const close = () => setPicking(undefined);
    return <PickerScreen title={title} subject={mail.subject} onChoose={choose} onClose={close} />;
  }
  if (choice) {
    const give = () =>
      handOff.mutate({
        kind: 'forward',
        responsibilityId: choice.responsibilityId,
        recipientOid: choice.recipient.person.oid,
        ...filledIn(along),
      });
    return (
      <SuggestionScreen
        {...common}
        {...{ choice, along, offline }}
        onAlong={setAlong}
        onGive={give}
        settled={picked !== undefined}
      />
    );
  }
  if (suggestion.kind === 'unclear') return <UnclearScreen {...common} suggestion={suggestion} />;
  return <BulkScreen {...common} />;
}

function filledIn({ note, due }: Along): Partial<Along> {
  return { ...(note.trim() && { note: note.trim() }), ...(due && { due }) };
}
