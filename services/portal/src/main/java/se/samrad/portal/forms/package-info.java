/** What people type into forms: kept until it is sent, given back with what was wrong where. */
@NullMarked
package se.samrad.portal.forms;

import org.jspecify.annotations.NullMarked;
