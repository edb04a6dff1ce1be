/** @file Carries out the remedies that diagnostics offer. */
import type { Fix } from '../analysis/diagnostic';
import { addLayer } from '../architecture/addLayer';
import { setLayerParams } from '../architecture/edits';
import type { Design } from '../document/document';
import { createLayer, type Layer } from '../layers/catalogue';

/** The design after a remedy; the same design where it no longer applies (its layer is gone). */
export function applyFix(design: Design, fix: Fix): Design {
  const { architecture } = design;
  switch (fix.code) {
    case 'set-resolution':
      return { ...design, resolution: fix.value };
    case 'set-parameter': {
      if (!architecture.layers.has(fix.layer)) return design;
      const changed = setLayerParams(architecture, fix.layer, { [fix.parameter]: fix.value });
      return changed === architecture ? design : { ...design, architecture: changed };
    }
    case 'insert-flatten': {
      const target = architecture.layers.get(fix.before);
      const source = target?.inputs[0];
      if (target === undefined || source === undefined) return design;
      const layer: Layer = createLayer('Flatten');
      const result = addLayer(architecture, layer, { at: 'edge', edge: { target: target.id, port: 0 } });
      return result.ok ? { ...design, architecture: result.architecture } : design;
    }
  }
}
