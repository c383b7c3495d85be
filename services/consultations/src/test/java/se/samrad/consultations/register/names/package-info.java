@NullMarked
package se.samrad.consultations.register.names;

import org.jspecify.annotations.NullMarked;
