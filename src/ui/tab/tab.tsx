import { lazy, Suspense } from 'react';
import { Navigate, Route, Routes, useLocation } from 'react-router';
import { LiveRegion } from '../shared/live-region.tsx';
import { Bar } from './bar.tsx';
import { FluentLook } from './fluent-look.tsx';
import { NotFound } from './not-found.tsx';
import { PageBones } from './page-bones.tsx';
import { PageBoundary } from './page-boundary.tsx';
import { RecordNotice } from './record-notice.tsx';
import { useHostBack } from './use-host-back.ts';

const FindingsPage = lazy(() => import('./findings/findings-page.tsx'));
const ChannelPage = lazy(() => import('./channel/channel-page.tsx'));
const ConfigurePage = lazy(() => import('./channel/configure-page.tsx'));
const FindPage = lazy(() => import('./find/find-page.tsx'));
const DeskPage = lazy(() => import('./desk/desk-page.tsx'));
const RunsPage = lazy(() => import('./runs/runs-page.tsx'));
const OverviewPage = lazy(() => import('./overview/overview-page.tsx'));
const DataSheetPage = lazy(() => import('./data-sheet/data-sheet-page.tsx'));
const RegisterPage = lazy(() => import('./register/register-page.tsx'));
const PastPage = lazy(() => import('./past/past-page.tsx'));
const TryPage = lazy(() => import('./try/try-page.tsx'));
const TemplatesPage = lazy(() => import('./templates/templates-page.tsx'));
const ImportPage = lazy(() => import('./import/import-page.tsx'));
const HandoffsPage = lazy(() => import('./handoffs/handoffs-page.tsx'));

const channelPlaces: ReadonlySet<string> = new Set(['/channel', '/configure']);

/** The Teams tab: its pages, each loaded when it is opened. */
export function Tab() {
  // in a channel everybody sees the same: no desk, no count of what waits for me
  const { pathname } = useLocation();
  const isChannel = channelPlaces.has(pathname);
  useHostBack();
  return (
    <FluentLook>
      <LiveRegion>
        {!isChannel && <Bar />}
        <main id="content" className="page" tabIndex={-1}>
          <RecordNotice />
          <PageBoundary place={pathname}>
            <Suspense fallback={<PageBones />}>
              <Routes>
                <Route index element={<Navigate to="/find" replace />} />
                <Route path="channel" element={<ChannelPage />} />
                <Route path="configure" element={<ConfigurePage />} />
                <Route path="find" element={<FindPage />} />
                <Route path="find/:row" element={<FindPage />} />
                <Route path="findings" element={<FindingsPage />} />
                <Route path="desk" element={<DeskPage />} />
                <Route path="handoffs" element={<HandoffsPage />} />
                <Route path="handoffs/:key" element={<HandoffsPage />} />
                <Route path="overview" element={<OverviewPage />} />
                <Route path="data-sheet" element={<DataSheetPage />} />
                <Route path="runs" element={<RunsPage />} />
                <Route path="runs/:key" element={<RunsPage />} />
                <Route path="templates" element={<TemplatesPage />} />
                <Route path="register" element={<RegisterPage />} />
                <Route path="register/:row" element={<RegisterPage />} />
                <Route path="import" element={<ImportPage />} />
                <Route path="past" element={<PastPage />} />
                <Route path="try" element={<TryPage />} />
                <Route path="*" element={<NotFound />} />
              </Routes>
            </Suspense>
          </PageBoundary>
        </main>
      </LiveRegion>
    </FluentLook>
  );
}
