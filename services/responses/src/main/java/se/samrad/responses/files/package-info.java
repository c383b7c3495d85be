/** Files that are handed in: by content, whole or not at all. */
@NullMarked
package se.samrad.responses.files;

import org.jspecify.annotations.NullMarked;
