/** Communicators write, publish and correct news, and keep the list of themes. */
@NullMarked
package se.samrad.portal.staff.news;

import org.jspecify.annotations.NullMarked;
