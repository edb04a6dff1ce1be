/** @file Which two designs are compared, on which images, and what can be done about it. */
import { ArrowLeftRight, X } from 'lucide-react';
import { changeCompareView, swapSides, toggleOnCanvas } from '../../state/compare/canvasComparison';
import type { CompareSide, CompareSides } from '../../state/compare/compareSides';
import { comparisonKey, endComparison } from '../../state/compare/startCompare';
import { useStore } from '../../state/store';
import { Button, IconButton } from '../../ui/Button';
import { Segmented } from '../../ui/Segmented';
import { hasSameAxes } from '../../util/perAxis';
import { useLateText } from '../useLateText';

/** Whether the designs say different images or rules; what is chosen about that stays to be changed. */
function useHasOtherImages(): boolean {
  return useStore(
    ({ design, compared }) =>
      compared !== null &&
      !(hasSameAxes(compared.resolution, design.resolution) && compared.rule === design.rule),
  );
}

function SideName({ side, hasImage }: { readonly side: CompareSide; readonly hasImage: boolean }) {
  const { compare, comparing: words, toolbar } = useLateText();
  const { title, resolution } = side.design;
  const name = title || toolbar.untitled;
  return (
    <span className="compare-name">
      <b>{hasImage ? compare.formatSide(name, resolution) : name}</b>
      {side.isOpen && <span className="compare-open"> ({words.open})</span>}
    </span>
  );
}

/** The head. */
export function CompareHead({ sides: { before, after } }: { readonly sides: CompareSides }) {
  const { comparing: words } = useLateText();
  const hasOwnImages = useStore((state) => state.compareView.hasOwnImages);
  const isOnCanvas = useStore((state) => state.preview?.key === comparisonKey);
  const hasOtherImages = useHasOtherImages();
  const hasImage = !hasSameAxes(before.design.resolution, after.design.resolution);
  return (
    <div className="compare-head">
      <p className="compare-names">
        <SideName side={before} hasImage={hasImage} />
        <span aria-hidden="true"> → </span>
        <SideName side={after} hasImage={hasImage} />
        <IconButton label={words.swap} onClick={swapSides}>
          <ArrowLeftRight size={16} aria-hidden="true" />
        </IconButton>
      </p>
      {hasOtherImages && (
        <Segmented
          label={words.images}
          value={hasOwnImages ? 'own' : 'same'}
          options={[
            { value: 'own', label: words.ownImages },
            { value: 'same', label: words.sameImages },
          ]}
          onChange={(value) => changeCompareView({ hasOwnImages: value === 'own' })}
        />
      )}
      <span className="compare-actions">
        <Button aria-pressed={isOnCanvas} onClick={toggleOnCanvas}>
          {words.onCanvas}
        </Button>
        <Button look="quiet" onClick={() => useStore.getState().showDialog('compare')}>
          {words.other}
        </Button>
        <IconButton label={words.stop} onClick={endComparison}>
          <X size={16} aria-hidden="true" />
        </IconButton>
      </span>
    </div>
  );
}
