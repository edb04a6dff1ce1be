import { expect, test } from 'vitest';
import type { LayerId } from '../../architecture/architecture';
import { suggestionTextDe } from './suggestionTextDe';

const id = (name: string) => name as LayerId;

test('the second of two steps goes on in the sentence of the first; names keep their letters', () => {
  const { title } = suggestionTextDe.describeReason(
    {
      code: 'slow-then-cut',
      steps: [
        { code: 'weaken-downsampling', layer: id('Pool1'), from: [2, 2], to: [1, 1], isRemoved: true },
        { code: 'weaken-downsampling', layer: id('Pool2'), from: [2, 2], to: [1, 1], isRemoved: true },
        { code: 'cut-tail', border: id('conv8'), last: id('conv8'), removedConvolutions: 5 },
      ],
    },
    String,
  );
  expect(title).toBe(
    'Pool1 entfernen, Pool2 entfernen, dann hinter conv8 kürzen und den Kopf dort anschließen',
  );
});
