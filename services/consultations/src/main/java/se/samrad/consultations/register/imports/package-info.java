/** Reading a file of bodies, CSV or JSON, into rows each with what is wrong with it. */
@NullMarked
package se.samrad.consultations.register.imports;

import org.jspecify.annotations.NullMarked;
