/** Responses and the registers of cases: what can happen to them and how they stand. */
@NullMarked
package se.samrad.contracts.responses;

import org.jspecify.annotations.NullMarked;
