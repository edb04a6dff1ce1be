/** @file The status of a layer and why it has it. */
import type { Field, LayerAnalysis } from '../../analysis/analysis';
import { getKernelSize } from '../../analysis/network';
import type { LayerNode } from '../../architecture/architecture';
import { catalogue } from '../../layers/catalogue';
import { FieldGlyph } from '../../plots/FieldGlyph';
import { statusPaints } from '../../plots/statusPaint';
import { useAnalysis } from '../../state/selectors';
import { useStore } from '../../state/store';
import { useLateText } from '../useLateText';

/** A box with the status in a word, the reason in a sentence, and whose rule it is. */
export function WhyBox({ node, facts }: { readonly node: LayerNode; readonly facts: LayerAnalysis }) {
  const text = useLateText();
  const analysis = useAnalysis();
  const { rule, resolution } = analysis.input;
  const layers = useStore((state) => state.design.architecture.layers);
  const { word, sentence } = text.why.formatWhy({
    facts,
    rule,
    resolution,
    isInput: node.layer.kind === 'Input',
    isConvolution: catalogue[node.layer.kind].isConvolution,
    inputs: node.inputs.flatMap((input): Field[] => {
      const field = analysis.layers.get(input)?.field;
      return field ? [field] : [];
    }),
    kernelSize: getKernelSize(node),
    borderNames: analysis.borderLayers.map((id) => layers.get(id)?.name ?? id),
  });
  const paint = statusPaints[facts.status];
  return (
    <div className="why" data-status={facts.status} style={{ background: paint.ground }}>
      <FieldGlyph
        isUnknown={!facts.isReached}
        min={facts.field?.min ?? null}
        max={facts.field?.max ?? null}
        resolution={resolution}
        status={facts.tint}
        size={40}
      />
      <p role="status">
        <b style={{ color: paint.text }}>{word}</b> {sentence}
      </p>
      <p className="source">{text.why.sources[rule]}</p>
    </div>
  );
}
