/** Characters a password may have: asked by the server, told by the pages beforehand. */
export const passwordLength = { least: 10, most: 200 } as const;
