/** @file The wheel as steps of a number, while its field has the focus. */
import { type RefObject, useEffect, useRef } from 'react';

/** Pixels of the wheel for one step. */
const wheelTravel = 40;

/** Calls `onStep` with steps up (above 0) or down, ten at once with Shift; without the focus the page scrolls as ever. */
export function useWheelSteps(ref: RefObject<HTMLElement | null>, onStep: (steps: number) => void): void {
  const latest = useRef(onStep);
  latest.current = onStep;
  useEffect(() => {
    const element = ref.current;
    let travel = 0;
    // React listens passively to the wheel, which then would scroll the page as well.
    const onWheel = (event: WheelEvent) => {
      // With Shift some browsers turn the wheel sideways.
      const way = event.deltaY || event.deltaX;
      if (document.activeElement !== element || event.ctrlKey || way === 0) return;
      event.preventDefault();
      // A notch of a wheel is a step; a touchpad sends many small ways instead.
      const isNotch = event.deltaMode !== 0 || Math.abs(way) >= wheelTravel;
      travel = isNotch ? Math.sign(way) * wheelTravel : travel + way;
      if (Math.abs(travel) < wheelTravel) return;
      latest.current((travel < 0 ? 1 : -1) * (event.shiftKey ? 10 : 1));
      travel = 0;
    };
    element?.addEventListener('wheel', onWheel, { passive: false });
    return () => element?.removeEventListener('wheel', onWheel);
  }, [ref]);
}
