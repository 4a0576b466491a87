import { useParams } from 'react-router';
import { useWords } from '../../shared/use-words.ts';
import { useTitle } from '../use-title.ts';
import { OneRun } from './one-run.tsx';
import { RunList } from './run-list.tsx';

/** Work with several steps: all runs I have a part in, or one of them. */
export default function RunsPage() {
  const { t } = useWords();
  const { key } = useParams();
  useTitle(t('tab.runs'));
  return key === undefined ? <RunList /> : <OneRun processKey={key} />;
}
