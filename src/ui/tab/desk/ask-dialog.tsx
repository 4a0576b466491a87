import {
  Dialog,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import { AskForm } from '../../shared/ask-form.tsx';
import type { AskFormProps } from '../../shared/asking.ts';
import { useWords } from '../../shared/use-words.ts';

export interface AskDialogProps extends AskFormProps {
  subject: string;
}

/** Asks what an action needs to know, over the desk. A chunk of its own: not every day needs it. */
export default function AskDialog({ subject, ...form }: AskDialogProps) {
  const { t } = useWords();
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && form.onCancel()}>
      <DialogSurface aria-describedby={undefined} className="dialog">
        <DialogBody>
          <DialogTitle>{t(`ask.${form.asking}.title`)}</DialogTitle>
          <DialogContent>
            <p className="sub dialog-subject">{subject}</p>
            <AskForm {...form} />
          </DialogContent>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
