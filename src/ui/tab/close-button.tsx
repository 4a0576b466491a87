import { Icon } from '../shared/icon.tsx';

export interface CloseButtonProps {
  label: string;
  onClose: () => void;
  className?: string;
}

/** The cross of a panel beside a table. */
export function CloseButton({ label, onClose, className = '' }: CloseButtonProps) {
  return (
    <button
      type="button"
      className={`icon-button ${className}`.trim()}
      aria-label={label}
      onClick={onClose}
    >
      <Icon name="cross" />
    </button>
  );
}
