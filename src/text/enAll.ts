/** @file All English sentences, for programs that wait for no picture: exporters and the command line. */
import { en } from './en';
import { type AllText, enLate } from './enLate';

/** All English sentences. */
export const enAll: AllText = { ...en, ...enLate };
