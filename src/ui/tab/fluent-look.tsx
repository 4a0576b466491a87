import { FluentProvider } from '@fluentui/react-components';
import { type ReactNode, useSyncExternalStore } from 'react';
import { useApp } from '../shared/app-context.ts';
import { fluentTheme } from './theme.ts';

/** What Fluent's own components need around them. */
export function FluentLook({ children }: { children: ReactNode }) {
  const { host } = useApp();
  const theme = useSyncExternalStore(host.onThemeChange, host.theme);
  return (
    <FluentProvider theme={fluentTheme(theme)} className="fluent">
      {children}
    </FluentProvider>
  );
}
