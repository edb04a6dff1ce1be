/** @file A menu that a button opens. A press before its code is there opens it as soon as it is. */
import { cloneElement, lazy, Suspense, useState } from 'react';
import type { MenuProps } from './overlayProps';

const RadixMenu = lazy(() => import('./RadixMenu'));

/** A menu. */
export function Menu(props: MenuProps) {
  const [isAwaited, setIsAwaited] = useState(false);
  return (
    <Suspense fallback={cloneElement(props.trigger, { onClick: () => setIsAwaited(true) })}>
      <RadixMenu {...props} isOpenAtFirst={isAwaited} />
    </Suspense>
  );
}
