/** @file Panels whose code comes right behind the first picture: the network is drawn without waiting for them. */
import { lazy } from 'react';

/** The content of the layer panel. */
export const LateInspector = lazy(async () => {
  const { Inspector } = await import('../inspector/Inspector');
  return { default: Inspector };
});

/** The layer table. */
export const LateLayerGrid = lazy(async () => {
  const { LayerGrid } = await import('../table/LayerGrid');
  return { default: LayerGrid };
});

/** The layer table with the columns that a phone has room for. */
export const LateCompactGrid = lazy(() => import('../table/CompactGrid'));

/** Plots over the layers. */
export const LateGrowth = lazy(() => import('../growth/GrowthPanel'));

/** Every layer at every image size. */
export const LateResolution = lazy(() => import('../resolution/ResolutionPanel'));

/** Suggestions and the search for better designs. */
export const LateAdvice = lazy(() => import('../advice/AdvicePanel'));

/** Fields on a picture. */
export const LateImage = lazy(() => import('../image/ImagePanel'));

/** What a preview would change, in place of the headline. */
export const LatePreviewBar = lazy(() => import('../advice/PreviewBar'));

/** The line of the first visit. */
export const LateWelcomeLine = lazy(async () => {
  const { WelcomeLine } = await import('./WelcomeLine');
  return { default: WelcomeLine };
});

/** By which rule layers are judged. */
export const LateRuleSwitch = lazy(async () => {
  const { RuleSwitch } = await import('../toolbar/RuleSwitch');
  return { default: RuleSwitch };
});

/** What was refused, and what an edit says. */
export const LateEditNotice = lazy(async () => {
  const { EditNotice } = await import('./EditNotice');
  return { default: EditNotice };
});

/** The palette. */
export const LatePalette = lazy(async () => {
  const { Palette } = await import('../palette/Palette');
  return { default: Palette };
});

/** Training. */
export const LateTraining = lazy(() => import('../training/TrainPanel'));

/** What differs between the open design and another one. */
export const LateCompare = lazy(() => import('../compare/ComparePanel'));
