import { Link } from 'react-router';
import { plain } from '../../shared/text.ts';
import { useTryWords } from './try-words.ts';

export interface RowLinkProps {
  row: number;
  title: string;
}

/** Leads to the row of the register. */
export function RowLink({ row, title }: RowLinkProps) {
  const { t } = useTryWords();
  return <Link to={`/register/${row}`}>{plain(title) || t('register.untitled')}</Link>;
}
