/** @file What comes of a file of any format that is opened. */
import type { Design } from '../document/document';
import type { ImportResult } from './importer';
import type { DesignFileProblem } from './json/designFile';
import type { PictureProblem } from './picture/pictureFile';

/** What a file holds, or why it cannot be opened. */
export type FileAnswer =
  /** A design of Fovea. */
  | { readonly type: 'design'; readonly design: Design }
  | { readonly type: 'design-problem'; readonly problem: DesignFileProblem }
  | { readonly type: 'picture-problem'; readonly problem: PictureProblem }
  /** A network of another program, or why there is none. */
  | { readonly type: 'import'; readonly result: ImportResult };
