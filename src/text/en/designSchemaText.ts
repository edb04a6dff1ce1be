/** @file What the published schema says of each key; editors show it to those who write a design's file by hand. English only, as the keys are. */

/** A sentence for the schema, for its parts and for each key. */
export const designSchemaText = {
  name: 'Design of Fovea',
  about:
    'A convolutional network as Fovea saves it. Ids must be unique and lead to something in the file; what is left out has its default.',
  schema: 'Where this schema lies, for editors; Fovea does not look at it.',
  title: 'What the design is called.',
  notes: 'Anything worth knowing, as plain text.',
  resolution: 'Height and width of the image in pixels.',
  rule: 'How layers are judged: as in Richter et al. (ICMLA 2021), or as rfa_toolbox 1.7 does.',
  groups: 'Stages and blocks that layers lie in.',
  layers: 'The layers, in the order of the table.',
  layerId: 'By this other layers name it as their input.',
  layerName: 'The name that is shown; the id where it is left out.',
  kind: 'What the layer does.',
  params: 'Parameters that differ from the defaults. One number may stand for both axes or all sides.',
  inputs:
    'Ids of the layers that feed it, by port. Left out: the layer before, and for the first layer none.',
  layerGroup: 'Id of the innermost group that it lies in.',
  source: 'Where it came from in an imported file.',
  position: 'Where its card stands, [x, y]; only of cards that were moved by hand.',
  groupId: 'By this layers and other groups name it.',
  groupName: 'The name that is shown; the id where it is left out.',
  groupKind: 'A stage holds blocks, a block layers.',
  parent: 'Id of the group that it lies in.',
};
