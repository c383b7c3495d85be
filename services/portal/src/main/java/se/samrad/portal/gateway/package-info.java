/** The public door to the services: calls are checked, bounded and streamed on by the routing table. */
@NullMarked
package se.samrad.portal.gateway;

import org.jspecify.annotations.NullMarked;
