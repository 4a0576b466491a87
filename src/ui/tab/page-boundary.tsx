import { Component, type ReactNode } from 'react';
import { Button } from '../shared/button.tsx';
import { EmptyState } from '../shared/states.tsx';
import { useWords } from '../shared/use-words.ts';
import { useTitle } from './use-title.ts';

export interface PageBoundaryProps {
  /** The address of the page: somewhere else it is tried anew. */
  place: string;
  children: ReactNode;
}

interface State {
  place: string;
  failed: boolean;
}

/**
 * Around the pages: one whose code does not come is said instead of left empty. Teams keeps a tab open for days, and
 * the server may have been renewed meanwhile, with other names for what the tab still fetches.
 */
export class PageBoundary extends Component<PageBoundaryProps, State> {
  override state: State = { place: this.props.place, failed: false };

  static getDerivedStateFromError(): Partial<State> {
    return { failed: true };
  }

  static getDerivedStateFromProps({ place }: PageBoundaryProps, state: State): State | null {
    return place === state.place ? null : { place, failed: false };
  }

  override render(): ReactNode {
    return this.state.failed ? <NotLoaded /> : this.props.children;
  }
}

function NotLoaded() {
  const { t } = useWords();
  useTitle(t('tab.notLoaded'));
  return (
    <div role="alert">
      <EmptyState
        icon="alert"
        title={t('tab.notLoaded')}
        text={t('tab.notLoadedText')}
        heading="h1"
      >
        <Button appearance="primary" onClick={() => window.location.reload()}>
          {t('app.reload')}
        </Button>
      </EmptyState>
    </div>
  );
}
