import {
  Activity,
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useRef,
  useState,
} from 'react';
import { useApp } from '../shared/app-context.ts';
import { later, usePreload } from '../shared/later.tsx';
import { FailureNotice } from '../shared/states.tsx';
import { useWords } from '../shared/use-words.ts';
import { limitsOf } from './limits.ts';

const DiagnosisPart = later(
  'diagnosis',
  async () =>
    (await import(/* webpackChunkName: "diagnosis" */ './diagnosis-screen.tsx')).DiagnosisScreen,
);

const meanwhile = (error: Error | null) => error && <FailureNotice error={error} asksAgain />;

const OpenDiagnosis = createContext<(() => void) | undefined>(undefined);

/** The pane, or in its place what it knows about the Outlook around it. Needs nobody to be signed in. */
export function DiagnosisOr({ children }: { children: ReactNode }) {
  const { facts } = useApp().host;
  const [open, setOpen] = useState(false);
  const openedBy = useRef<Element>(null);
  // beforehand, because it is wanted most when nothing can be fetched any more
  usePreload(DiagnosisPart);
  useEffect(() => {
    if (!open && openedBy.current instanceof HTMLElement) openedBy.current.focus();
  }, [open]);
  if (!facts) return children;
  const show = () => {
    openedBy.current = document.activeElement;
    setOpen(true);
  };
  return (
    <>
      {/* what was written stays; its keys are silent meanwhile */}
      <Activity mode={open ? 'hidden' : 'visible'}>
        <OpenDiagnosis value={show}>{children}</OpenDiagnosis>
      </Activity>
      {open && (
        <DiagnosisPart given={{ facts, onClose: () => setOpen(false) }} meanwhile={meanwhile} />
      )}
    </>
  );
}

/** Leads there. Nothing where there is no Outlook around us. */
function DiagnosisLink() {
  const { t } = useWords();
  const open = useContext(OpenDiagnosis);
  if (!open) return null;
  return (
    <button type="button" className="link" onClick={open}>
      {t('diagnosis.open')}
    </button>
  );
}

/** The rest stands in the diagnosis, one click away. */
const MOST_SAID = 3;

export interface LimitsLineProps {
  /** Leads to the diagnosis even when there is no limit to be named. False by default. */
  always?: boolean;
}

/** Says in words what this Outlook cannot do. Nothing in one that can do it all. */
export function LimitsLine({ always = false }: LimitsLineProps) {
  const { t, language } = useWords();
  const { facts } = useApp().host;
  const limits = facts ? limitsOf(facts) : [];
  if (limits.length === 0 && !always) return null;
  const said = limits.slice(0, MOST_SAID).map((limit) => t(`limits.${limit}`));
  const count = limits.length - said.length;
  const all = count > 0 ? [...said, t('limits.more', { count })] : said;
  const list = new Intl.ListFormat(language).format(all);
  return (
    <p className="cap limits">
      {limits.length > 0 && t('limits.line', { list })} <DiagnosisLink />
    </p>
  );
}
