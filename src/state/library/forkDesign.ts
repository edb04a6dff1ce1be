/** @file Makes the open design an entry of its own: somebody else writes to the one it had. */
import type { Design } from '../../document/document';
import { useStore } from '../store';
import { createDesignId } from './designId';

/** Gives the open design a new entry and a title; steps that had the title of before have the new one as well. */
export function forkOpenDesign(title: string): void {
  useStore.setState(({ design, past, future }) => {
    const old = design.title;
    const retitle = (each: Design) => (each.title === old && old !== title ? { ...each, title } : each);
    const retitleStep = <Step extends { readonly design: Design }>(step: Step): Step => ({
      ...step,
      design: retitle(step.design),
    });
    return {
      designId: createDesignId(),
      design: retitle(design),
      past: past.map(retitleStep),
      future: future.map(retitleStep),
    };
  });
}
