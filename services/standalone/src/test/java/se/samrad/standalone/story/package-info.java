/** The whole of Samråd, started as its users start it, and used as they use it. */
@NullMarked
package se.samrad.standalone.story;

import org.jspecify.annotations.NullMarked;
