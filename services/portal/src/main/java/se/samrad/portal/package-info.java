/** The web pages and the only public door: it asks the services, keeps sessions, and knows no event. */
@NullMarked
package se.samrad.portal;

import org.jspecify.annotations.NullMarked;
