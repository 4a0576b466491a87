import { Button } from '@fluentui/react-components';
import { focusSoon } from '../shared/focus-soon.ts';
import { bringsKeyboard } from '../shared/screen-keyboard.ts';
import { filterWords } from './filter-text.tsx';

export interface ClearFiltersProps {
  label: string;
  onClear: () => void;
}

/**
 * Shows everything again. The button goes with it, so the focus is where one narrows down anew; on a phone, where a field
 * would bring its keyboard up over what is shown again, on the title.
 */
export function ClearFilters({ label, onClear }: ClearFiltersProps) {
  const clear = () => {
    onClear();
    if (bringsKeyboard()) focusSoon('page-title');
    else focusSoon(filterWords);
  };
  return <Button onClick={clear}>{label}</Button>;
}
