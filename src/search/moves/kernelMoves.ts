/** @file Moves of kernels: another one at the stem, another kernel or dilation throughout a stage. */

import { setKernel } from '../../suggestions/rewrites/setKernel';
import { findStem } from '../../suggestions/stem';
import { bothAxes, hasSameAxes } from '../../util/perAxis';
import { findStages, listStageConvolutions } from '../stages';
import { type Move, pick } from './move';

const kernels = [3, 5, 7] as const;
const dilations = [1, 2, 4] as const;

/** Gives the stem another kernel that leaves no pixel out between its steps. */
export const changeStemKernel: Move = (anatomy, random) => {
  const convolution = findStem(anatomy)?.convolution;
  if (convolution === undefined) return null;
  const { kernelSize, stride } = convolution.layer.params;
  const others = kernels.filter(
    (kernel) => kernel >= Math.max(...stride) && !hasSameAxes(kernelSize, [kernel, kernel]),
  );
  const kernel = pick(others, random);
  return kernel && setKernel(anatomy.architecture, convolution, { kernelSize: bothAxes(kernel) });
};

/** Gives the convolutions of a stage another kernel. */
export const changeStageKernel: Move = (anatomy, random) => {
  const stage = pick(findStages(anatomy), random);
  const kernel = pick(kernels, random);
  if (stage === null || kernel === null) return null;
  return listStageConvolutions(anatomy, stage).reduce(
    (edited, node) => setKernel(edited, node, { kernelSize: bothAxes(kernel) }),
    anatomy.architecture,
  );
};

/** Gives the convolutions of a stage another dilation. */
export const changeStageDilation: Move = (anatomy, random) => {
  const stage = pick(findStages(anatomy), random);
  const dilation = pick(dilations, random);
  if (stage === null || dilation === null) return null;
  return listStageConvolutions(anatomy, stage).reduce(
    (edited, node) => setKernel(edited, node, { dilation: bothAxes(dilation) }),
    anatomy.architecture,
  );
};
