/** @file The camera, on request only: what it sees, and a picture of that. It stops with the picture or without. */
import { useEffect, useRef, useState } from 'react';
import { Button } from '../../ui/Button';
import { useLateText } from '../useLateText';
import type { PictureProblem } from './readPicture';

/** What a refusal of the browser means. */
function nameProblem(error: unknown): PictureProblem {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return { code: 'refused' };
  return { code: name === 'NotFoundError' || name === 'OverconstrainedError' ? 'missing' : 'busy' };
}

/** The view. @param onShot with the picture; @param onEnd without one, for whatever reason. */
export function CameraView({
  onShot,
  onEnd,
}: {
  readonly onShot: (picture: Blob) => void;
  readonly onEnd: (problem: PictureProblem | null) => void;
}) {
  const { onImage: words } = useLateText();
  const video = useRef<HTMLVideoElement>(null);
  const [isReady, setIsReady] = useState(false);
  const end = useRef(onEnd);
  end.current = onEnd;
  useEffect(() => {
    let stream: MediaStream | null = null;
    let isGone = false;
    const stop = () => {
      for (const track of stream?.getTracks() ?? []) track.stop();
    };
    const start = async () => {
      // Pages at addresses that are not secure have no devices at all, whatever the types say.
      const { mediaDevices } = navigator as Partial<Navigator>;
      if (mediaDevices === undefined) return end.current({ code: 'unsupported' });
      try {
        stream = await mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
        if (isGone) return stop();
        if (video.current !== null) video.current.srcObject = stream;
      } catch (error) {
        if (!isGone) end.current(nameProblem(error));
      }
    };
    void start();
    return () => {
      isGone = true;
      stop();
    };
  }, []);
  const shoot = () => {
    const { current } = video;
    if (current === null) return;
    const canvas = document.createElement('canvas');
    canvas.width = current.videoWidth;
    canvas.height = current.videoHeight;
    canvas.getContext('2d')?.drawImage(current, 0, 0);
    canvas.toBlob((picture) => (picture === null ? onEnd({ code: 'busy' }) : onShot(picture)));
  };
  return (
    <div className="image-camera">
      <video
        ref={video}
        autoPlay
        muted
        playsInline
        aria-label={words.cameraView}
        onLoadedData={() => setIsReady(true)}
      />
      <div className="image-camera-bar">
        <Button look="primary" disabled={!isReady} onClick={shoot}>
          {words.shoot}
        </Button>
        <Button onClick={() => onEnd(null)}>{words.cameraEnd}</Button>
      </div>
    </div>
  );
}
