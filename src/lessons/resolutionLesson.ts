/** @file Lesson 11: when the image outgrows the field. */
import { resolutionProse } from '../text/en/lessons/resolutionProse';
import { defineLesson } from './lesson';
import { getField, hasImage, hasSameNetwork, isProductive, isWhole } from './lessonChecks';
import { conv, createChain, createKnown, type Link } from './lessonDesigns';
import { listConvolutions } from './lessonFacts';

const pool = (name: string): Link => ['MaxPool2d', name, { kernelSize: [2, 2], stride: [2, 2] }];

const small = () =>
  createChain(64, [
    conv('conv1', 3),
    pool('pool1'),
    conv('conv2', 3),
    pool('pool2'),
    conv('conv3', 3),
    ['GlobalAvgPool', 'avgpool'],
    ['Flatten', 'flatten'],
    ['Linear', 'fc', { outFeatures: 10 }],
  ]);

/** The lesson. */
export const resolutionLesson = defineLesson('resolution', resolutionProse, {
  short: {
    design: small,
    about: 'conv3',
    hides: ['field'],
    figure: 'units',
    task: { kind: 'predict', answer: (context) => getField(context, 'conv3') },
  },
  grow: {
    design: small,
    about: 'conv3',
    task: {
      kind: 'edit',
      check: (context) =>
        isWhole(context) &&
        hasImage(context, 64) &&
        isProductive(context) &&
        listConvolutions(context).some(({ facts }) => facts.field?.min.every((side) => side >= 64)),
    },
  },
  fit: {
    design: () => createKnown('vgg16', 384, { head: 'gap' }),
    task: {
      kind: 'edit',
      check: (context, start) => {
        const { min, max } = context.analysis.feasibleResolution;
        const { resolution } = context.design;
        return (
          hasSameNetwork(context, start) &&
          resolution.every((side, axis) => side >= (min[axis] ?? 0) && side <= (max[axis] ?? 0))
        );
      },
    },
  },
});
