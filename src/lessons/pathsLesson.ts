/** @file Lesson 7: two paths, smallest and largest field. */
import { createBuilder } from '../architecture/builder';
import { createDesign } from '../document/document';
import { pathsProse } from '../text/en/lessons/pathsProse';
import { bothAxes } from '../util/perAxis';
import { defineLesson } from './lesson';
import { getField, hasField, isWhole } from './lessonChecks';
import { createKnown } from './lessonDesigns';
import { listConvolutions } from './lessonFacts';

const filters = { outChannels: 16, bias: false };

function createResidual() {
  const builder = createBuilder();
  builder.add('Input', 'image');
  const stem = builder.add('Conv2d', 'stem', filters);
  builder.add('Conv2d', 'conv1', filters);
  const end = builder.add('Conv2d', 'conv2', filters);
  builder.add('Add', 'add', {}, { inputs: [end, stem] });
  return createDesign(builder.build(), { resolution: bothAxes(32) });
}

function createBranches() {
  const builder = createBuilder();
  builder.add('Input', 'image');
  const stem = builder.add('Conv2d', 'stem', filters);
  const narrow = builder.add('Conv2d', 'narrow', { ...filters, kernelSize: [1, 1] }, { inputs: [stem] });
  const wide = builder.add('Conv2d', 'wide', filters, { inputs: [stem] });
  builder.add('Concat', 'concat', {}, { inputs: [narrow, wide] });
  return createDesign(builder.build(), { resolution: bothAxes(32) });
}

/** The lesson. */
export const pathsLesson = defineLesson('paths', pathsProse, {
  least: {
    design: createResidual,
    about: 'add',
    hides: ['field'],
    task: { kind: 'predict', answer: (context) => getField(context, 'add') },
  },
  most: {
    design: createResidual,
    about: 'add',
    hides: ['field'],
    task: { kind: 'predict', answer: (context) => getField(context, 'add', 'max') },
  },
  branches: {
    design: createBranches,
    about: 'concat',
    task: {
      kind: 'edit',
      check: (context) =>
        isWhole(context) &&
        hasField(context, 'concat', 'min', [3, 3]) &&
        hasField(context, 'concat', 'max', [9, 9]),
    },
  },
  resnet: {
    design: () => createKnown('resnet18', 32),
    task: {
      kind: 'pick',
      accepts: (context, id) => {
        const [size] = context.design.resolution;
        return listConvolutions(context).some(({ node, facts: { field } }) => {
          const isBetween = field !== null && field.min[0] <= size && field.max[0] > size;
          return node.id === id && isBetween;
        });
      },
    },
  },
});
