/** @file The picture once more, with what a trained network used of it. */
import { useMemo } from 'react';
import { spreadClassMap } from '../../../training/classMap';
import { useLateText } from '../../useLateText';
import { PictureStage } from '../PictureStage';
import { HeatCanvas } from './HeatCanvas';
import { nameAnswer } from './nameAnswer';
import type { Matters } from './useMatters';

const drawNothing = () => null;

/** The stage; nothing before the map is computed. @param label what the picture shows. */
export function ClassStage({ matters, label }: { readonly matters: Matters; readonly label: string }) {
  const { matters: words, train } = useLateText();
  const { map, layerField, source } = matters;
  const { picture, resolution } = matters.subject;
  const values = useMemo(
    () => map && spreadClassMap(map, layerField, resolution),
    [map, layerField, resolution],
  );
  if (map === null || values === null) return null;
  const name = nameAnswer(map.label, source, words, train.pictures);
  return (
    <div className="matters-stage">
      <PictureStage
        picture={picture}
        label={label}
        resolution={resolution}
        margin={0}
        overlays={
          <HeatCanvas values={values} size={resolution} scale="linear" label={words.classOverlay(name)} />
        }
        draw={drawNothing}
        hand={drawNothing}
        legend={() => <p className="matters-caption">{words.classOverlay(name)}</p>}
      />
    </div>
  );
}
