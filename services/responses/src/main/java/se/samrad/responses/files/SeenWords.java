package se.samrad.responses.files;

/**
 * The words of a document.
 *
 * @param seen by whoever reads it
 * @param unseen what stands there beside that and is not shown: hidden, in the colour of what lies behind it, or too small
 */
record SeenWords(String seen, String unseen) {}
