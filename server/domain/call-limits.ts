/** Most files of one import, and of each so many bytes. Imports nothing: the page goes by it too. */
export const mostFiles = 100;
export const mostFileBytes = 2_000_000;
