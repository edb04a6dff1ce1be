/** @file Alle Lektionen auf Deutsch. */
import { borderProseDe } from './lessons/borderProseDe';
import { dilationProseDe } from './lessons/dilationProseDe';
import { limitsProseDe } from './lessons/limitsProseDe';
import { paddingProseDe } from './lessons/paddingProseDe';
import { pathsProseDe } from './lessons/pathsProseDe';
import { poolingProseDe } from './lessons/poolingProseDe';
import { repairProseDe } from './lessons/repairProseDe';
import { resolutionProseDe } from './lessons/resolutionProseDe';
import { saturationProseDe } from './lessons/saturationProseDe';
import { stackProseDe } from './lessons/stackProseDe';
import { strideProseDe } from './lessons/strideProseDe';
import { unitProseDe } from './lessons/unitProseDe';

/** German. */
export const germanLessons = {
  unit: unitProseDe,
  stack: stackProseDe,
  stride: strideProseDe,
  pooling: poolingProseDe,
  dilation: dilationProseDe,
  padding: paddingProseDe,
  paths: pathsProseDe,
  border: borderProseDe,
  saturation: saturationProseDe,
  repair: repairProseDe,
  resolution: resolutionProseDe,
  limits: limitsProseDe,
};
