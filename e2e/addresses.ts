/** @file Where the built page is served during end-to-end tests. */

/** The first of two ports in a row; FOVEA_PORT moves them. */
export const port = Number(process.env.FOVEA_PORT ?? 4173);

/** A sub-path as on a shared host. */
export const subPath = '/designs/fovea/';

export const rootAddress = `http://127.0.0.1:${port}/`;
export const subPathAddress = `http://127.0.0.1:${port + 1}${subPath}`;
