/** @file Brings folding, see `folding.ts`. */
import { chooseFolds } from '../layout/chooseFolds';
import { foldCards } from '../layout/foldedCards';
import { setFolding } from './folding';
import { recallView } from './library/keptViews';

setFolding({
  foldCards,
  chooseView: (architecture, id) => recallView(id) ?? { folds: chooseFolds(architecture), direction: 'down' },
});
