// @vitest-environment jsdom
import { cleanup, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { FilingLine } from '../../src/ui/shared/filing-line.tsx';
import { fakeApi, fakeHost, handoff, show } from './stage.tsx';

const link = 'https://contoso.sharepoint.com/sites/ablage/Documents/2026/x';

afterEach(cleanup);

describe('what is said about filing', () => {
  it('is nothing when the mail is not to be filed', () => {
    show(<FilingLine handoff={handoff()} />, fakeApi());
    expect(screen.queryByText(/abgelegt/)).toBeNull();
  });

  it('leads to the folder, and names what could not be filed', async () => {
    const openLink = vi.fn();
    const filing = {
      state: 'filed',
      link,
      problems: ['attachment_link'],
      mayTryAgain: false,
    } as const;
    show(
      <FilingLine handoff={handoff({ filing: { ...filing, problems: [...filing.problems] } })} />,
      fakeApi(),
      { ...fakeHost(), openLink },
    );
    expect(screen.getByText(/Mail abgelegt/)).toBeTruthy();
    expect(screen.getByText('Ein Anhang war nur ein Link und liegt weiter dort.')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Ordner öffnen' }));
    expect(openLink).toHaveBeenCalledWith(link);
  });

  it('says why it failed, and tries again on demand of whoever may', async () => {
    const api = fakeApi();
    const filing = { state: 'failed', problems: ['busy'] } as const;
    const failed = (mayTryAgain: boolean) =>
      handoff({ filing: { ...filing, problems: [...filing.problems], mayTryAgain } });
    const { unmount } = show(<FilingLine handoff={failed(false)} />, api);
    expect(screen.getByText(/konnte nicht abgelegt werden/)).toBeTruthy();
    expect(screen.queryByRole('button')).toBeNull();
    unmount();
    show(<FilingLine handoff={failed(true)} />, api);
    await userEvent.click(screen.getByRole('button', { name: 'Noch einmal versuchen' }));
    expect(api.fileAgain).toHaveBeenCalledWith(failed(true).handoffKey);
  });
});
