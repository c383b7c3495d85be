/** Health of the views: lag, parked records, rebuild and the check that nothing is missing. */
@NullMarked
package se.samrad.status.operation;

import org.jspecify.annotations.NullMarked;
