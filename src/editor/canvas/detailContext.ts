/** @file How much the cards say at present, for all of them. */
import { createContext } from 'react';
import type { Detail } from './placedCard';

/** Provided by the canvas, which alone listens to the zoom. */
export const DetailContext = createContext<Detail>('full');
