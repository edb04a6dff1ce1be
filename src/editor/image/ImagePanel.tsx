/** @file The tab of the dock that shows on a picture what the units of a layer see. */
import { type ReactNode, useMemo, useRef, useState } from 'react';
import type { ImageView } from '../../state/imageView';
import { useStore } from '../../state/store';
import { Segmented } from '../../ui/Segmented';
import { useLateText } from '../useLateText';
import { CameraView } from './CameraView';
import { ImageWords, tellSight } from './ImageWords';
import { LayerWalk } from './LayerWalk';
import { ClassStage } from './matters/ClassStage';
import { FieldOverlay } from './matters/FieldOverlay';
import { MattersSection } from './matters/MattersSection';
import { useMatters } from './matters/useMatters';
import { ObjectMeasure } from './ObjectMeasure';
import { PictureAlert } from './PictureAlert';
import { PictureChoice } from './PictureChoice';
import { StageDrawing } from './StageDrawing';
import { type ShownLayer, useShownLayers } from './shownLayers';
import { lookAt } from './sight';
import { UnitMap } from './UnitMap';
import { type GrowthPlay, useGrowthPlay } from './useGrowthPlay';
import { usePictureIntake } from './usePictureIntake';
import './ImagePanel.css';

const modes: readonly ImageView['mode'][] = ['unit', 'pixel', 'object'];

/** The tab, for a layer that is there. */
function LayerOnImage({
  shown,
  play,
  walk,
}: {
  readonly shown: ShownLayer;
  readonly play: GrowthPlay;
  /** What chooses the layer; it has nothing to do with where the pointer is. */
  readonly walk: ReactNode;
}) {
  const text = useLateText();
  const words = text.onImage;
  const view = useStore((state) => state.imageView);
  const setView = useStore((state) => state.setImageView);
  const resolution = useStore((state) => state.design.resolution);
  const [isCamera, setIsCamera] = useState(false);
  const cameraButton = useRef<HTMLButtonElement>(null);
  const endCamera = () => {
    setIsCamera(false);
    cameraButton.current?.focus();
  };
  const intake = usePictureIntake();
  const sight = useMemo(() => lookAt(shown, view, resolution), [shown, view, resolution]);
  const matters = useMatters(shown, sight);
  const { mode, picture } = view;
  const { name } = shown;
  const pictureName = picture.kind === 'own' ? picture.name : words.samples[picture.sample];
  return (
    <section
      className="image-panel"
      data-playing={play.at !== null || undefined}
      aria-label={text.panels.imageTab}
      onDragOver={intake.onDragOver}
      onDrop={intake.onDrop}
    >
      <div className="image-bar">
        {walk}
        <Segmented
          label={words.mode}
          value={mode}
          options={modes.map((value) => ({ value, label: words.modes[value] }))}
          onChange={(value) => setView({ mode: value })}
        />
      </div>
      <div className="image-parts">
        {isCamera ? (
          <CameraView
            onShot={(shot) => {
              endCamera();
              void intake.take(shot, words.cameraName);
            }}
            onEnd={(problem) => {
              endCamera();
              intake.setProblem(problem);
            }}
          />
        ) : (
          <StageDrawing
            shown={shown}
            sight={sight}
            view={view}
            resolution={resolution}
            label={words.formatShown(pictureName, resolution)}
            overlays={mode === 'unit' ? <FieldOverlay matters={matters} /> : null}
          />
        )}
        {mode === 'unit' && !isCamera && (
          <ClassStage matters={matters} label={words.formatShown(pictureName, resolution)} />
        )}
        {sight.mapSize !== null && sight.unit !== null && (
          <div className="image-map-part">
            <p className="image-map-title">{words.mapTitle(sight.mapSize)}</p>
            <UnitMap
              name={name}
              sight={sight}
              mapSize={sight.mapSize}
              unit={sight.unit}
              isChoosing={mode === 'unit'}
            />
          </div>
        )}
        <div className="image-side-part">
          <PictureAlert problem={intake.problem} />
          {mode === 'object' && <ObjectMeasure box={sight.box} />}
          <ImageWords sentences={tellSight(text, shown, mode, sight, resolution)} isQuiet={play.isPlaying} />
          <PictureChoice intake={intake} cameraButton={cameraButton} onCamera={() => setIsCamera(true)} />
          {mode === 'unit' && <MattersSection matters={matters} />}
        </div>
      </div>
    </section>
  );
}

/** The panel. */
export default function ImagePanel() {
  const text = useLateText();
  const layers = useShownLayers();
  const play = useGrowthPlay(layers.path);
  const isHidden = useStore((state) => state.hidden.size > 0);
  const shown = useMemo(() => layers.describe(play.at ?? layers.chosen), [layers, play.at]);
  if (isHidden) return <p className="image-empty">{text.lessons.hidden}</p>;
  if (shown === null) return <p className="image-empty">{text.onImage.empty}</p>;
  const walk = <LayerWalk layers={layers} shown={shown.id} play={play} />;
  return <LayerOnImage shown={shown} play={play} walk={walk} />;
}
