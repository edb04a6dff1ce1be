/** @file Everything in the store, as a type: three slices by what a change means, and the actions of each. */
import type { DocumentActions, DocumentSlice } from './documentSlice';
import type { RunActions, RunSlice } from './runSlice';
import type { ViewActions, ViewSlice } from './viewSlice';

/** Everything in the store. */
export type Store = DocumentSlice & DocumentActions & ViewSlice & ViewActions & RunSlice & RunActions;

/** Changes some of it. */
export type SetStore = (change: Partial<Store> | ((state: Store) => Partial<Store>)) => void;
