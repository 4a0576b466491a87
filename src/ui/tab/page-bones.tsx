import { Bone, useNoticeable } from '../shared/skeleton.tsx';
import { useWords } from '../shared/use-words.ts';

const ROWS = [72, 58, 66, 50, 61];

/** The shape of a page with a list, once waiting for it becomes noticeable. */
export function PageBones() {
  const { t } = useWords();
  if (!useNoticeable()) return null;
  return (
    <div className="card bones" aria-busy="true">
      <span className="sr">{t('app.loading')}</span>
      {ROWS.map((width) => (
        <div className="bones-row" key={width}>
          <Bone width={32} height={32} round />
          <div className="bones">
            <Bone width={`${width}%`} height={14} />
            <Bone width={`${width - 24}%`} />
          </div>
        </div>
      ))}
    </div>
  );
}
