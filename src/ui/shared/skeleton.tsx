import { useEffect, useState } from 'react';

/** Fast answers should not flash a skeleton first. */
const PATIENCE_MS = 150;

/** False until waiting has become noticeable. */
export function useNoticeable(): boolean {
  const [noticeable, setNoticeable] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setNoticeable(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  return noticeable;
}

export interface BoneProps {
  width: number | `${number}%`;
  /** 12 by default. */
  height?: number;
  round?: boolean;
}

/** The shape of something that is still loading. */
export function Bone({ width, height = 12, round = false }: BoneProps) {
  return <span className={round ? 'bone bone-round' : 'bone'} style={{ width, height }} />;
}
