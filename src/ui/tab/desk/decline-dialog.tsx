import {
  Dialog,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import { DeclineForm, type DeclineFormProps } from '../../shared/decline-form.tsx';
import { useWords } from '../../shared/use-words.ts';

export interface DeclineDialogProps extends Omit<DeclineFormProps, 'bare'> {
  subject: string;
}

/** Asks why, over the desk. A chunk of its own: few days need it. */
export default function DeclineDialog({ subject, ...form }: DeclineDialogProps) {
  const { t } = useWords();
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && form.onCancel()}>
      <DialogSurface aria-describedby={undefined} className="dialog">
        <DialogBody>
          <DialogTitle>{t('decline.title')}</DialogTitle>
          <DialogContent>
            <p className="sub dialog-subject">{subject}</p>
            <DeclineForm bare {...form} />
          </DialogContent>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
