/** A word that no real text holds: wherever it is found besides the encrypted columns, somebody's data has leaked. */
export const canary = 'quillabyzz';
