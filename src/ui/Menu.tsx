/** @file A menu that a button opens. Until its code is there, a moment after the first picture, the button is idle. */
import { lazy, Suspense } from 'react';
import type { MenuProps } from './overlayProps';

const RadixMenu = lazy(() => import('./RadixMenu'));

/** A menu. */
export function Menu(props: MenuProps) {
  return (
    <Suspense fallback={props.trigger}>
      <RadixMenu {...props} />
    </Suspense>
  );
}
