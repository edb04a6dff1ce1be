/**
 * @file Puts everything that the page loads at once into one file.
 *
 * The bundler would give every set of modules that several late parts share a small file of its own; dozens of them
 * are larger together than one, since each is compressed by itself.
 */

/**
 * A plugin that finds what the entry imports, directly and by way of others, and the group of it for the bundler.
 * @param {string} entry the end of the entry's path
 */
export function createFirstPicture(entry) {
  /** @type {Set<string>} */
  const modules = new Set();
  return {
    group: { name: 'first', test: (/** @type {string} */ id) => modules.has(id), priority: 1 },
    /** @type {import('vite').Plugin} */
    plugin: {
      name: 'first-picture',
      apply: 'build',
      buildEnd() {
        modules.clear();
        for (const id of this.getModuleIds()) if (id.endsWith(entry)) modules.add(id);
        // A Set visits members that are added while it is walked.
        for (const id of modules)
          for (const imported of this.getModuleInfo(id)?.importedIds ?? []) modules.add(imported);
      },
    },
  };
}
