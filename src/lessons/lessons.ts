/** @file All lessons, in the order in which they are taught. */
import { borderLesson } from './borderLesson';
import { dilationLesson } from './dilationLesson';
import type { Lesson } from './lesson';
import { limitsLesson } from './limitsLesson';
import { paddingLesson } from './paddingLesson';
import { pathsLesson } from './pathsLesson';
import { poolingLesson } from './poolingLesson';
import { repairLesson } from './repairLesson';
import { resolutionLesson } from './resolutionLesson';
import { saturationLesson } from './saturationLesson';
import { stackLesson } from './stackLesson';
import { strideLesson } from './strideLesson';
import { unitLesson } from './unitLesson';

/** The lessons; their number is their place, from 1. */
export const lessons: readonly Lesson[] = [
  unitLesson,
  stackLesson,
  strideLesson,
  poolingLesson,
  dilationLesson,
  paddingLesson,
  pathsLesson,
  borderLesson,
  saturationLesson,
  repairLesson,
  resolutionLesson,
  limitsLesson,
];
