/** @file The prose of lessons in every language. */
import { borderProse } from '../text/en/lessons/borderProse';
import { dilationProse } from '../text/en/lessons/dilationProse';
import { limitsProse } from '../text/en/lessons/limitsProse';
import { paddingProse } from '../text/en/lessons/paddingProse';
import { pathsProse } from '../text/en/lessons/pathsProse';
import { poolingProse } from '../text/en/lessons/poolingProse';
import { repairProse } from '../text/en/lessons/repairProse';
import { resolutionProse } from '../text/en/lessons/resolutionProse';
import { saturationProse } from '../text/en/lessons/saturationProse';
import { stackProse } from '../text/en/lessons/stackProse';
import { strideProse } from '../text/en/lessons/strideProse';
import { unitProse } from '../text/en/lessons/unitProse';
import type { LessonProse } from '../text/lessonText';
import type { LessonId } from './lesson';

/** Prose by lesson. */
export type LessonTexts = Readonly<Record<LessonId, LessonProse>>;

/** English. */
export const englishLessons: LessonTexts = {
  unit: unitProse,
  stack: stackProse,
  stride: strideProse,
  pooling: poolingProse,
  dilation: dilationProse,
  padding: paddingProse,
  paths: pathsProse,
  border: borderProse,
  saturation: saturationProse,
  repair: repairProse,
  resolution: resolutionProse,
  limits: limitsProse,
};
