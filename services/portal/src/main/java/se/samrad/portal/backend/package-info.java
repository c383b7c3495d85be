/** Questions to the services and their answers as typed records. */
@NullMarked
package se.samrad.portal.backend;

import org.jspecify.annotations.NullMarked;
