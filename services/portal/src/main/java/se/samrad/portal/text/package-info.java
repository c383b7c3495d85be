/** What others have written, made safe to show: plain text, Markdown, passages that are hidden on the web. */
@NullMarked
package se.samrad.portal.text;

import org.jspecify.annotations.NullMarked;
