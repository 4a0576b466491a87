import { Button } from '@fluentui/react-components';
import { focusSoon } from '../shared/focus-soon.ts';
import { filterWords } from './filter-text.tsx';

export interface ClearFiltersProps {
  label: string;
  onClear: () => void;
}

/** Shows everything again. The button goes with it, so the focus is where one narrows down anew. */
export function ClearFilters({ label, onClear }: ClearFiltersProps) {
  const clear = () => {
    onClear();
    focusSoon(filterWords, 'page-title');
  };
  return <Button onClick={clear}>{label}</Button>;
}
