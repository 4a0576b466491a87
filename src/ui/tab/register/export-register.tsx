import { useMutation } from '@tanstack/react-query';
import type { Ask } from '../../shared/api.ts';
import { useApp } from '../../shared/app-context.ts';
import { Button } from '../../shared/button.tsx';
import { saveFile } from '../../shared/save-file.ts';
import { FailureNotice } from '../../shared/states.tsx';
import { useRegisterWords } from './register-words.ts';

/** Everything the table shows, on all its pages, as a file for Excel. */
export function ExportRegister({ ask }: { ask: Ask }) {
  const { say } = useRegisterWords();
  const { api } = useApp();
  const { skip: _, ...wanted } = ask;
  const saving = useMutation({
    mutationFn: async () => saveFile('register.xlsx', await api.exportRegister(wanted)),
  });
  return (
    <>
      <Button disabledFocusable={saving.isPending} onClick={() => saving.mutate()}>
        {say(saving.isPending ? 'exporting' : 'export')}
      </Button>
      {saving.error && <FailureNotice error={saving.error} />}
    </>
  );
}
