import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { createBuilder } from '../../../architecture/builder';
import { createDesign } from '../../../document/document';
import { useStore } from '../../../state/store';
import { getCanvas } from '../canvasHandle';
import { NetworkCanvas } from '../NetworkCanvas';
import '../../../ui/theme.css';

test('two fingers on cards zoom about the place between them, and move no card', async () => {
  await page.viewport(1000, 800);
  const builder = createBuilder();
  builder.add('Input', 'input');
  for (let number = 1; number <= 8; number += 1) builder.add('Conv2d', `conv${number}`, { outChannels: 8 });
  useStore.getState().openDesign(createDesign(builder.build(), { resolution: [32, 32] }));
  await render(
    <div style={{ width: 300, height: 500 }}>
      <NetworkCanvas />
    </div>,
  );
  const card = page.getByRole('button', { name: /^conv2, / });
  await expect.element(card).toBeVisible();
  await card.click();
  await expect.poll(() => document.querySelector('.port-knob')).not.toBeNull();
  const target = card.element();
  const send = (type: string, ...places: readonly (readonly [x: number, y: number])[]) => {
    const touches = places.map(
      ([clientX, clientY], identifier) => new Touch({ identifier, target, clientX, clientY }),
    );
    const init = { touches, changedTouches: touches, bubbles: true, cancelable: true };
    target.dispatchEvent(new TouchEvent(type, init));
  };
  const canvas = getCanvas();
  if (canvas === null) throw new Error('expected a canvas');
  const zoom = canvas.getZoom();
  const anchor = canvas.toCanvas({ x: 120, y: 200 });
  const { design } = useStore.getState();
  // 40 apart about (120, 200), then 60 apart about (130, 220): 60 / 40 = 1.5 times as large.
  send('touchstart', [100, 200]);
  send('touchstart', [100, 200], [140, 200]);
  send('touchmove', [100, 220], [160, 220]);
  send('touchend', [100, 220]);
  send('touchmove', [20, 20]);
  send('touchend');
  await expect.poll(() => canvas.getZoom()).toBeCloseTo(zoom * 1.5, 6);
  const place = canvas.toClient(anchor);
  expect(place.x).toBeCloseTo(130, 6);
  expect(place.y).toBeCloseTo(220, 6);
  expect(useStore.getState().design).toBe(design);
});
