/** @file What the page would like of a browser and can do without. */

/** Names of what can be missing. */
export type BrowserFeature = 'colors' | 'workers' | 'storage';

/** The parts of a browser that are asked, so that tests can leave some out. */
export interface BrowserScope {
  readonly CSS?: { supports(property: string, value: string): boolean };
  readonly Worker?: unknown;
  readonly indexedDB?: unknown;
}

/** What is missing. */
export function findMissingFeatures(scope: BrowserScope): readonly BrowserFeature[] {
  const missing: BrowserFeature[] = [];
  if (!scope.CSS?.supports('color', 'light-dark(red, blue)')) missing.push('colors');
  if (typeof scope.Worker !== 'function') missing.push('workers');
  if (!scope.indexedDB) missing.push('storage');
  return missing;
}
