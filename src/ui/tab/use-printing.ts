import { useSyncExternalStore } from 'react';

/** True from the moment the page is being put on paper. */
export function usePrinting(): boolean {
  return useSyncExternalStore(subscribe, isPrinting);
}

let printing = false;

const isPrinting = () => printing;

function subscribe(listener: () => void): () => void {
  const turn = (on: boolean) => () => {
    printing = on;
    listener();
  };
  const [begin, end] = [turn(true), turn(false)];
  window.addEventListener('beforeprint', begin);
  window.addEventListener('afterprint', end);
  return () => {
    window.removeEventListener('beforeprint', begin);
    window.removeEventListener('afterprint', end);
  };
}
