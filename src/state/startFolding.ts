/** @file Brings folding, see `folding.ts`. */
import { followFirst } from '../architecture/followFirst';
import { findRepeats } from '../architecture/repeats';
import { setArchitecture } from '../document/designEdits';
import type { Design } from '../document/document';
import { chooseFolds } from '../layout/chooseFolds';
import { foldCards } from '../layout/foldedCards';
import type { Folds } from '../layout/foldState';
import { setFolding } from './folding';
import { recallView } from './library/keptViews';

function follow(before: Design, after: Design, { joined, splits }: Folds): Design {
  if (joined.size === 0 || before.architecture === after.architecture) return after;
  const rows = findRepeats(before.architecture, splits).filter(
    ({ groups: [first] }) => first !== undefined && joined.has(first),
  );
  return rows.reduce((design, { groups }) => {
    const architecture = followFirst(before.architecture, design.architecture, groups);
    return setArchitecture(design, architecture);
  }, after);
}

setFolding({
  foldCards,
  chooseView: (architecture, id) => recallView(id) ?? { folds: chooseFolds(architecture), direction: 'down' },
  follow,
});
